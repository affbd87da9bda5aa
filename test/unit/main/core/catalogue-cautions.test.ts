// What a catalogue offers as new, and would yet take a mark or double a name: nobody but the person ticks it.
import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { catalogueRows, withRowsTaken } from '../../../../src/main/core/catalogue-diff.ts';
import {
  type Catalogue,
  type CatalogueEnvironment,
  isTickedAtFirst,
} from '../../../../src/shared/catalogue.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { idOf, listed, profileOf, stateWith } from '../sample-state.ts';
import { catalogueWith } from './catalogue-samples.ts';

const account = '111122223333';
const orders: CatalogueEnvironment = { region: 'eu-west-1', name: 'orders', account };
const leading = stateWith({}, { profiles: [profileOf('prod', { accountId: account })] });
const cautionIn = (state: AppState, catalogue: Catalogue) => catalogueRows(state, catalogue)[0]?.caution;

describe('what is new, and yet ticked by nobody but the person', () => {
  const known = (...names: readonly string[]) => ({
    ...leading,
    found: Object.fromEntries(
      names.map((name) => {
        const id = idOf(name, { profile: 'prod' });
        return [environmentKey(id), listed(id, { accountId: account })];
      }),
    ),
  });
  const state = known('orders', 'orders-prod', 'billing-prod');
  const dev = { word: 'dev', colour: 'green' } as const;
  const accountRule = { by: 'account', pattern: 'sandbox' } as const;
  const named = (accountAliases: Record<string, string>, person = state): AppState => ({
    ...person,
    settings: { ...person.settings, accountAliases },
  });

  it.each([
    ['a rule that takes marks', { productionRules: [{ by: 'name', pattern: '*' }] }, 'takes-marks', 2],
    ['one that takes none yet', { productionRules: [{ by: 'name', pattern: 'x' }] }, 'takes-marks', 0],
    [
      'a rule that says another mark',
      { productionRules: [{ by: 'name', pattern: 'b*', mark: dev }] },
      'changes-marks',
      1,
    ],
    [
      'no mark for what is marked',
      { environments: [{ ...orders, name: 'orders-prod', production: false }] },
      'takes-marks',
      1,
    ],
    [
      'no mark for what is not known yet, and says production',
      { environments: [{ ...orders, name: 'new-prod', production: false }] },
      'takes-marks',
      1,
    ],
  ] as const)('%s', (_what, more, kind, count) => {
    const rows = catalogueRows(state, catalogueWith(more)).filter(({ caution }) => caution !== undefined);
    expect(rows).toMatchObject([{ standing: 'new', caution: { kind, count } }]);
    expect(rows.filter(isTickedAtFirst)).toEqual([]);
  });

  it('a name by which a rule of the person takes marks', () => {
    const person = { ...state, settings: { ...state.settings, productionRules: [accountRule] } };
    const catalogue = catalogueWith({ accounts: [{ id: account, name: 'Sandbox' }] });
    expect(cautionIn(person, catalogue)).toEqual({ kind: 'takes-marks', count: 2 });
  });

  it('a rule that fits only by a name of the same catalogue', () => {
    const catalogue = catalogueWith({
      accounts: [{ id: account, name: 'sandbox' }],
      productionRules: [{ ...accountRule, mark: dev }],
    });
    expect(catalogueRows(state, catalogue).map((row) => [row.group, isTickedAtFirst(row)])).toEqual([
      ['accounts', true],
      ['rules', false],
    ]);
  });

  it.each([
    ['the name', 'ORDERS-prod', state],
    [
      'the alias',
      'shop',
      {
        ...state,
        settings: {
          ...state.settings,
          aliases: { [environmentKey(idOf('orders-prod', { profile: 'prod' }))]: 'Shop' },
        },
      },
    ],
  ] as const)('%s of another environment as an alias', (_what, alias, person) => {
    const rows = catalogueRows(person, catalogueWith({ environments: [{ ...orders, alias }] }));
    expect(rows.filter(({ group }) => group === 'aliases')).toMatchObject([
      { standing: 'new', caution: { kind: 'name-of-another', other: 'orders-prod in eu-west-1' } },
    ]);
  });

  it('one alias for two of its environments', () => {
    const environments = ['orders', 'orders-prod'].map((name) => ({ ...orders, name, alias: 'Shop' }));
    const rows = catalogueRows(state, catalogueWith({ environments }));
    expect(rows.filter((row) => row.group === 'aliases' && isTickedAtFirst(row))).toEqual([]);
  });

  it('the name of another account', () => {
    const catalogue = catalogueWith({ accounts: [{ id: account, name: 'Acme-Prod' }] });
    expect(cautionIn(named({ '999999999999': 'acme-prod' }), catalogue)).toEqual({
      kind: 'name-of-another',
      other: '999999999999',
    });
  });

  it('is another row than it was without that', () => {
    const catalogue = catalogueWith({ environments: [{ ...orders, alias: 'billing-prod' }] });
    const [, before] = catalogueRows(known('orders'), catalogue);
    expect(before).toMatchObject({ group: 'aliases' });
    expect(withRowsTaken(state, catalogue, new Set([before?.id ?? ''])).settings.aliases).toEqual({});
  });
});

it('a rule in another colour differs, in a row of its own', () => {
  const rule = (colour: 'red' | 'green') =>
    ({ by: 'name', pattern: 'x', mark: { word: 'live', colour } }) as const;
  const state = stateWith({ productionRules: [rule('red')] });
  const [row] = catalogueRows(state, catalogueWith({ productionRules: [rule('green')] }));
  expect(row).toMatchObject({ standing: 'differs', myColour: 'red', theirColour: 'green' });
  const fresh = (colour: 'red' | 'green') =>
    catalogueRows(stateWith(), catalogueWith({ productionRules: [rule(colour)] }))[0]?.id;
  expect(fresh('red')).not.toBe(fresh('green'));
});
