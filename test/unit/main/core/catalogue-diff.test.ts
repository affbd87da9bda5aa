// A catalogue held against what a person has: what is offered, through which profile, and what taking it leaves alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppState, knownEnvironments } from '../../../../src/main/core/app-state.ts';
import { catalogueRows, withRowsTaken } from '../../../../src/main/core/catalogue-diff.ts';
import {
  type Catalogue,
  type CatalogueEnvironment,
  type CatalogueRow,
  isTakeable,
  isTickedAtFirst,
} from '../../../../src/shared/catalogue.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { maxProductionRules, productionMarker } from '../../../../src/shared/production.ts';
import { idOf, listed, profileOf, stateWith } from '../sample-state.ts';
import { anyCatalogue, anyPerson, catalogueWith, plainCatalogue, sessionOf } from './catalogue-samples.ts';

const account = '111122223333';
const orders: CatalogueEnvironment = { region: 'eu-west-1', name: 'orders', account };
const ordersId = idOf('orders', { profile: 'prod' });
const leading = stateWith({}, { profiles: [profileOf('prod', { accountId: account })] });

function only(state: AppState, catalogue: Catalogue) {
  const [row, ...more] = catalogueRows(state, catalogue);
  if (row === undefined || more.length > 0) throw new Error(`There are ${more.length + 1} rows`);
  return row;
}

const take = (state: AppState, catalogue: Catalogue, isTicked: (row: CatalogueRow) => boolean = isTakeable) =>
  withRowsTaken(
    state,
    catalogue,
    new Set(
      catalogueRows(state, catalogue)
        .filter(isTicked)
        .map(({ id }) => id),
    ),
  );

describe('the profile that leads to an environment', () => {
  const through = (environment: Partial<CatalogueEnvironment>, ...profiles: AppState['profiles']) =>
    only(stateWith({}, { profiles }), catalogueWith({ environments: [{ ...orders, ...environment }] }));

  it.each([
    ['by its account', {}, [profileOf('a'), profileOf('b', { accountId: account })], 'b'],
    [
      'by what is named among two',
      { profile: 'c' },
      [profileOf('b', { accountId: account }), profileOf('c', { accountId: account })],
      'c',
    ],
    [
      'by the role among two',
      { role: 'R' },
      [profileOf('b', { accountId: account }), profileOf('c', { accountId: account, roleName: 'R' })],
      'c',
    ],
    [
      'one that can be used before one that is named',
      { profile: 'c' },
      [
        profileOf('b', { accountId: account }),
        profileOf('c', {
          accountId: account,
          readiness: { ready: false, reason: { kind: 'no-credentials', file: 'config', line: 1 } },
        }),
      ],
      'b',
    ],
    [
      'by its name, though it does not say its account, before another of the account',
      { profile: 'c' },
      [profileOf('b', { accountId: account }), profileOf('c')],
      'c',
    ],
    ['by its name where no account is known', { profile: 'c' }, [profileOf('c')], 'c'],
  ] as const)('is found %s', (_how, hints, profiles, name) => {
    expect(through(hints, ...profiles)).toMatchObject({ standing: 'new', place: { profile: name } });
  });

  it('is none of another account, whatever it is called', () => {
    expect(through({ profile: 'c' }, profileOf('c', { accountId: '999999999999' }))).toMatchObject({
      standing: 'blocked',
      problem: { kind: 'no-profile-for-account', account },
    });
  });

  it('is none that the person does not have, where the catalogue names only that', () => {
    const { account: _none, ...place } = orders;
    const state = stateWith({}, { profiles: [profileOf('mine')] });
    expect(only(state, catalogueWith({ environments: [{ ...place, profile: 'theirs' }] }))).toMatchObject({
      standing: 'blocked',
      problem: { kind: 'no-profile-named', profile: 'theirs' },
    });
  });

  it('is known once AWS told its account', () => {
    const state = stateWith({}, { profiles: [profileOf('p')], profileAccounts: { p: account } });
    expect(only(state, catalogueWith({ environments: [orders] }))).toMatchObject({ place: { profile: 'p' } });
  });

  it('is made of account, role and portal where there is none, for all environments alike', () => {
    const catalogue = catalogueWith({
      ssoSessions: [sessionOf('acme')],
      accounts: [{ id: account, name: 'acme-prod' }],
      environments: [
        { ...orders, role: 'R' },
        { ...orders, name: 'billing', role: 'R' },
      ],
    });
    const [first, second] = catalogueRows(stateWith(), catalogue);
    expect(first).toMatchObject({
      standing: 'new',
      place: { profile: 'acme-prod · R' },
      newProfile: { role: 'R', account },
    });
    expect(second).toMatchObject({ place: { profile: 'acme-prod · R' } });
    const { settings } = take(stateWith(), catalogue);
    expect(settings.ownProfiles).toEqual([
      {
        name: 'acme-prod · R',
        ssoSession: 'windsock-acme',
        accountId: account,
        roleName: 'R',
        region: 'eu-west-1',
      },
    ]);
    expect(settings.ownSsoSessions).toEqual([{ ...sessionOf('acme'), name: 'windsock-acme' }]);
    expect(settings.typedEnvironments).toHaveLength(2);
  });

  it('is not made where it is not said which of two portals leads there', () => {
    const ssoSessions = [sessionOf('acme'), sessionOf('other')];
    const row = (more: object) =>
      only(stateWith(), catalogueWith({ ssoSessions, environments: [{ ...orders, role: 'R', ...more }] }));
    expect(row({})).toMatchObject({ standing: 'blocked', problem: { sessions: ['acme', 'other'] } });
    expect(row({ ssoSession: 'other' })).toMatchObject({
      newProfile: { session: { name: 'windsock-other' } },
    });
  });
});

describe('what a person has', () => {
  const catalogue = catalogueWith({
    regions: ['us-east-1'],
    accounts: [{ id: account, name: 'acme-prod' }],
    environments: [{ ...orders, alias: 'Orders', production: true, webserverHost: 'airflow.acme.example' }],
    productionRules: [{ by: 'name', pattern: '*-Prod', mark: { word: 'live', colour: 'red' } }],
  });
  const key = environmentKey(ordersId);

  it('is not there yet: all is new, and all but the host is ticked', () => {
    const rows = catalogueRows(leading, catalogue);
    expect(rows.map(({ group, standing }) => [group, standing])).toEqual([
      ['environments', 'new'],
      ['aliases', 'new'],
      ['marks', 'new'],
      ['hosts', 'new'],
      ['regions', 'new'],
      ['accounts', 'new'],
      ['rules', 'new'],
    ]);
    expect(rows.filter((row) => !isTickedAtFirst(row)).map(({ group }) => group)).toEqual(['hosts']);
  });

  it('stays where it differs, unless it is ticked', () => {
    const own = {
      ...leading,
      settings: {
        ...leading.settings,
        typedEnvironments: [ordersId],
        aliases: { [key]: 'Mine' },
        productionChoices: { [key]: false },
        customHosts: { [key]: 'mine.acme.example' },
        accountAliases: { [account]: 'mine' },
        productionRules: [{ by: 'name', pattern: '*-prod' } as const],
      },
    };
    const rows = catalogueRows(own, catalogue);
    expect(rows.filter(({ standing }) => standing === 'differs').map(({ mine }) => mine)).toEqual([
      'Mine',
      '',
      'mine.acme.example',
      'mine',
      '',
    ]);
    const { settings } = take(own, catalogue, isTickedAtFirst);
    expect(settings).toEqual({ ...own.settings, extraRegions: ['us-east-1'] });
    expect(take(own, catalogue).settings).toMatchObject({
      aliases: { [key]: 'Orders' },
      customHosts: { [key]: 'airflow.acme.example' },
      accountAliases: { [account]: 'acme-prod' },
      productionRules: catalogue.productionRules,
    });
  });

  it('is told of an environment through each profile that shows it, with one mark for all', () => {
    const state = stateWith(
      {},
      {
        profiles: [profileOf('a', { accountId: account }), profileOf('b', { accountId: account })],
        found: Object.fromEntries(
          ['a', 'b'].map((profile) => {
            const id = idOf('orders', { profile });
            return [environmentKey(id), listed(id, { accountId: account })];
          }),
        ),
      },
    );
    const groups = catalogueRows(state, catalogue).map(({ group }) => group);
    expect(groups.filter((group) => group === 'environments')).toHaveLength(1);
    expect(groups.filter((group) => group === 'aliases')).toHaveLength(2);
    expect(groups.filter((group) => group === 'marks')).toHaveLength(1);
  });

  it('has room for so many rules', () => {
    const productionRules = Array.from(
      { length: maxProductionRules },
      (_, at) => ({ by: 'name', pattern: `p${at}` }) as const,
    );
    const full = stateWith({ productionRules });
    expect(only(full, catalogueWith({ productionRules: catalogue.productionRules }))).toMatchObject({
      standing: 'blocked',
      problem: { kind: 'no-room' },
    });
  });

  it('that came after a row was shown is not written over by its tick', () => {
    const shown = new Set(catalogueRows(leading, catalogue).map(({ id }) => id));
    const meanwhile = { ...leading, settings: { ...leading.settings, aliases: { [key]: 'Mine' } } };
    expect(withRowsTaken(meanwhile, catalogue, shown).settings.aliases).toEqual({ [key]: 'Mine' });
  });
});

describe('for every person and every catalogue', () => {
  const property = (check: (person: AppState, catalogue: Catalogue) => void, catalogues = anyCatalogue) =>
    fc.assert(
      fc.property(anyPerson, catalogues, (person, catalogue) => {
        check(person, catalogue);
      }),
      { numRuns: 200 },
    );

  it('taking nothing changes nothing', () => {
    property((person, catalogue) => expect(withRowsTaken(person, catalogue, new Set())).toBe(person));
  });

  it('no two rows have the same id', () => {
    property((person, catalogue) => {
      const ids = catalogueRows(person, catalogue).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('after taking all, nothing is new and nothing differs', () => {
    property((person, catalogue) => {
      const taken = take(person, catalogue);
      expect(catalogueRows(taken, catalogue).filter(isTakeable)).toEqual([]);
    }, plainCatalogue);
  });

  it('taking twice is taking once', () => {
    property((person, catalogue) => {
      const ids = new Set(catalogueRows(person, catalogue).map(({ id }) => id));
      const once = withRowsTaken(person, catalogue, ids);
      expect(withRowsTaken(once, catalogue, ids)).toEqual(once);
    });
  });

  it('what is ticked at first removes and changes no mark', () => {
    property((person, catalogue) => {
      const before = productionMarker(person.settings);
      const taken = take(person, catalogue, isTickedAtFirst);
      const after = productionMarker(taken.settings);
      const marked = knownEnvironments(person).filter((each) => before(each) !== null);
      expect(marked.map(after)).toEqual(marked.map(before));
    });
  });

  it('what is ticked at first takes nothing from the person, and sends no login elsewhere', () => {
    property((person, catalogue) => {
      const { settings: before } = person;
      const { settings: after } = take(person, catalogue, isTickedAtFirst);
      expect(after).toMatchObject({
        aliases: before.aliases,
        productionChoices: before.productionChoices,
        accountAliases: before.accountAliases,
      });
      expect(after.customHosts).toEqual(before.customHosts);
      for (const list of ['typedEnvironments', 'extraRegions', 'productionRules'] as const)
        expect(after[list].slice(0, before[list].length)).toEqual(before[list]);
      expect(after.favourites).toBe(before.favourites);
    });
  });
});
