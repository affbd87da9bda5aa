import { describe, expect, it } from 'vitest';
import { environmentOf, knownEnvironments, withoutEnvironment } from '../../../../src/main/core/app-state.ts';
import {
  markOf,
  withAccountAliases,
  withAccountNames,
  withProductionChoices,
  withProductionRules,
  withProfileAccount,
} from '../../../../src/main/core/state-production.ts';
import { toWindowSnapshot } from '../../../../src/main/core/to-window-snapshot.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { idOf, listed, profileOf, prototypeNames, stateWith } from '../sample-state.ts';

const account = '412233445566';
const orders = idOf('orders-prod');
const asAdmin = idOf('orders-prod', { profile: 'admin' });
const found = Object.fromEntries(
  [orders, asAdmin].map((id) => [environmentKey(id), listed(id, { accountId: account })]),
);
const state = stateWith({}, { found });

describe('a choice for one environment', () => {
  it('holds through every profile, and is taken back through any', () => {
    const plain = withProductionChoices(state, [[orders, 'plain']]);
    expect([markOf(plain, orders), markOf(plain, asAdmin)]).toEqual([null, null]);
    const marked = withProductionChoices(plain, [[asAdmin, 'mark']]);
    expect(markOf(marked, orders)?.word).toBe('production');
    const byRules = withProductionChoices(marked, [[asAdmin, 'by-rules']]);
    expect(byRules.settings.productionChoices).toEqual({});
  });

  it('made before the account was known is replaced by a later one', () => {
    const before = withProductionChoices(stateWith(), [[orders, 'plain']]);
    expect(Object.keys(before.settings.productionChoices)).toEqual([environmentKey(orders)]);
    const after = withProductionChoices({ ...before, found }, [[orders, 'mark']]);
    expect(after.settings.productionChoices).toEqual({ [`account:${account}/eu-west-1/orders-prod`]: true });
  });

  it('outlives the row of one profile, since others lead there', () => {
    const plain = withProductionChoices(state, [[orders, 'plain']]);
    expect(markOf(withoutEnvironment(plain, orders), asAdmin)).toBeNull();
  });
});

it('rules of the person come into force at once, in rows and windows alike', () => {
  const ruled = withProductionRules(state, [
    { by: 'profile', pattern: 'admin', mark: { word: 'live', colour: 'blue' } },
  ]);
  expect([markOf(ruled, orders)?.word, markOf(ruled, asAdmin)?.word]).toEqual(['production', 'live']);
});

describe('the names of accounts', () => {
  it('are aliases where IAM tells them, else as the portal has them', () => {
    const named = withAccountNames(state, [
      { id: account, name: 'Data (portal)' },
      { id: '1', name: '' },
    ]);
    expect(named.settings.accountAliases).toEqual({ [account]: 'Data (portal)' });
    const aliased = withAccountAliases(named, [[account, 'acme-data']]);
    expect(withAccountNames(aliased, [{ id: account, name: 'Data (portal)' }])).toBe(aliased);
    expect(withAccountAliases(aliased, [[account, 'acme-data']])).toBe(aliased);
  });

  it('that are too long for the file are cut', () => {
    const [name] = Object.values(
      withAccountNames(state, [{ id: account, name: 'x'.repeat(300) }]).settings.accountAliases,
    );
    expect(name).toHaveLength(100);
  });
});

describe('the account of an environment that nobody may describe', () => {
  const typed = idOf('etl', { profile: 'ops' });
  const told = stateWith(
    { typedEnvironments: [typed] },
    { profiles: [profileOf('ops', { accountId: '111111111111' })] },
  );

  it('is that of its profile, in rows and windows alike', () => {
    expect(environmentOf(told, typed).accountId).toBe('111111111111');
    expect(knownEnvironments(told)).toEqual([{ id: typed, origin: 'typed', accountId: '111111111111' }]);
  });

  it('is the one that AWS told, before what the profile says', () => {
    const learnt = withProfileAccount(told, 'ops', account);
    expect(environmentOf(learnt, typed).accountId).toBe(account);
    expect(knownEnvironments(learnt)[0]?.accountId).toBe(account);
    expect(withProfileAccount(learnt, 'ops', account)).toBe(learnt);
  });

  it('stays unknown for profiles with names that objects inherit', () => {
    for (const profile of prototypeNames) {
      expect(environmentOf(stateWith(), { ...typed, profile }).accountId).toBeUndefined();
    }
  });
});

it('the frame of a window is told mark, account and its name', () => {
  const window = {
    windowId: 7,
    id: asAdmin,
    page: { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false },
    problem: null,
    zoomFactor: 1,
    find: null,
    downloads: [],
    isPageFullScreen: false,
    timesCopied: 0,
  };
  const session = {
    host: 'h',
    loggedInAtMs: 1,
    phase: 'signed-in',
    airflowUser: 'assumed-role/admin',
  } as const;
  const open = withAccountAliases(
    { ...state, airflowWindows: [window], sessions: { [environmentKey(asAdmin)]: session } },
    [[account, 'acme-data']],
  );
  expect(toWindowSnapshot(open, 7, { keyboard: 'other' })).toMatchObject({
    environment: { id: asAdmin, accountId: account },
    production: { word: 'production', colour: 'red' },
    accountAlias: 'acme-data',
    session: { airflowUser: 'assumed-role/admin' },
  });
  expect(toWindowSnapshot(open, 8, { keyboard: 'other' })).toBeNull();
});
