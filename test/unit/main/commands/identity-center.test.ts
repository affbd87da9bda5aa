import { describe, expect, it, vi } from 'vitest';
import {
  createIdentityCenter,
  type IdentityCenterParts,
} from '../../../../src/main/commands/identity-center.ts';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { createStore } from '../../../../src/main/store.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';
import { maxOwnProfiles } from '../../../../src/shared/settings.ts';
import type { SsoAccount, SsoSession } from '../../../../src/shared/sso.ts';
import { alpha, profileOf, stateWith } from '../sample-state.ts';

const place = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' };
const session: SsoSession = { key: 'windsock-acme', form: 'sso-session', ...place };
const need = { kind: 'sign-in', session } as const;
const data: SsoAccount = { id: '111111111111', name: 'data', roles: ['Admin', 'ReadOnly'] };
const ops: SsoAccount = { id: '222222222222', name: 'ops', roles: ['ReadOnly'] };
const signedOut = fail({ kind: 'person-needed', profile: '', need });

type ListAccounts = IdentityCenterParts['listAccounts'];

/** A portal that wants a sign-in first, then tells two accounts. */
function fixture(more: Partial<Omit<IdentityCenterParts, 'store'>> = {}, state: AppState = stateWith()) {
  const store = createStore(state);
  const phases: string[] = [];
  store.subscribe(({ identityCenter: { phase } }) => {
    if (phases.at(-1) !== phase) phases.push(phase);
  });
  let isSignedIn = false;
  const meetNeed = vi.fn((): Promise<Result<null>> => {
    isSignedIn = true;
    return Promise.resolve(ok(null));
  });
  const listAccounts = vi.fn<ListAccounts>(({ onAccounts }) => {
    if (!isSignedIn) return Promise.resolve(signedOut);
    onAccounts([data]);
    onAccounts([ops]);
    return Promise.resolve(ok(null));
  });
  const parts = {
    meetNeed,
    listAccounts,
    readProfiles: vi.fn(() => Promise.resolve()),
    discover: vi.fn<IdentityCenterParts['discover']>(() => Promise.resolve(ok(null))),
    showPicker: vi.fn(),
  };
  const portal = { ...parts, ...more };
  return {
    ...parts,
    store,
    phases,
    identityCenter: createIdentityCenter({ store, ...portal }),
  };
}

describe('signing in with a start URL', () => {
  it('asks the person once, then offers accounts and roles', async () => {
    const { identityCenter, store, phases, meetNeed, showPicker } = fixture();
    expect(await identityCenter.start(' acme.awsapps.com/start ', ' EU-west-1 ')).toEqual(ok(null));
    expect(meetNeed).toHaveBeenCalledExactlyOnceWith(need, expect.any(AbortSignal));
    expect(showPicker).toHaveBeenCalledOnce();
    expect(phases).toEqual(['signing-in', 'listing', 'signing-in', 'listing', 'listed']);
    expect(store.get().identityCenter).toEqual({ phase: 'listed', session, accounts: [data, ops] });
    expect(store.get().settings.ownSsoSessions).toEqual([]);
  });

  it('asks nobody where the session is signed in already', async () => {
    const { identityCenter, meetNeed, showPicker } = fixture({ listAccounts: async () => ok(null) });
    await identityCenter.start(place.startUrl, place.region);
    expect(meetNeed).not.toHaveBeenCalled();
    expect(showPicker).not.toHaveBeenCalled();
  });

  it('takes the session of the files that has the same start URL and region', async () => {
    const corp: SsoSession = { ...session, key: 'corp' };
    const { identityCenter, meetNeed } = fixture(
      {},
      stateWith({}, { profiles: [profileOf('dev', { ssoSession: corp })] }),
    );
    await identityCenter.start(place.startUrl, place.region);
    expect(meetNeed).toHaveBeenCalledWith({ kind: 'sign-in', session: corp }, expect.any(AbortSignal));
  });

  it.each([
    ['', 'eu-west-1', 'start-url-invalid'],
    ['http://', 'eu-west-1', 'start-url-invalid'],
    ['acme.awsapps.com/start', 'Ireland', 'region-name-invalid'],
    ['acme.awsapps.com/start', '', 'region-name-invalid'],
  ])('says what is wrong with %j in %j, and begins nothing', async (startUrl, region, kind) => {
    const { identityCenter, store, listAccounts } = fixture();
    expect(await identityCenter.start(startUrl, region)).toMatchObject({ ok: false, failure: { kind } });
    expect(listAccounts).not.toHaveBeenCalled();
    expect(store.get().identityCenter).toEqual({ phase: 'none' });
  });

  it('goes back to the form when the person cancels, and says what failed otherwise', async () => {
    const cancelled = fixture({ meetNeed: async () => fail({ kind: 'cancelled' }) });
    expect(await cancelled.identityCenter.start(place.startUrl, place.region)).toEqual(
      fail({ kind: 'cancelled' }),
    );
    expect(cancelled.store.get().identityCenter).toEqual({ phase: 'none' });
    const offline = fixture({ listAccounts: async () => fail({ kind: 'offline' }) });
    await offline.identityCenter.start(place.startUrl, place.region);
    expect(offline.store.get().identityCenter).toEqual({ phase: 'failed', failure: { kind: 'offline' } });
  });

  it('offers what was listed before something failed, and says what', async () => {
    const { identityCenter, store } = fixture({
      listAccounts: async ({ onAccounts }) => {
        onAccounts([data]);
        return fail({ kind: 'offline' });
      },
    });
    await identityCenter.start(place.startUrl, place.region);
    expect(store.get().identityCenter).toEqual({
      phase: 'listed',
      session,
      accounts: [data],
      problem: { kind: 'offline' },
    });
  });

  it('shows nothing of what comes after it was closed', async () => {
    let tell: Parameters<ListAccounts>[0] | undefined;
    const end = Promise.withResolvers<Result<null>>();
    const { identityCenter, store } = fixture({
      listAccounts: (request) => {
        tell = request;
        return end.promise;
      },
    });
    const started = identityCenter.start(place.startUrl, place.region);
    await vi.waitFor(() => expect(tell).toBeDefined());
    identityCenter.close();
    expect(tell?.signal.aborted).toBe(true);
    tell?.onAccounts([data]);
    end.resolve(ok(null));
    expect(await started).toEqual(fail({ kind: 'cancelled' }));
    expect(store.get().identityCenter).toEqual({ phase: 'none' });
  });
});

describe('the form that is asked for outside the picker', () => {
  it('comes with the picker each time that it is asked for', () => {
    const { identityCenter, store, showPicker } = fixture();
    identityCenter.ask();
    identityCenter.ask();
    expect(store.get().identityCenter).toEqual({ phase: 'none', asked: 2 });
    expect(showPicker).toHaveBeenCalledTimes(2);
  });

  it('takes nothing from a list that is on offer', () => {
    const listed = { phase: 'listed', session, accounts: [data] } as const;
    const { identityCenter, store } = fixture({}, stateWith({}, { identityCenter: listed }));
    identityCenter.ask();
    expect(store.get().identityCenter).toBe(listed);
  });
});

describe('adding roles as profiles', () => {
  const listed = { phase: 'listed', session, accounts: [data, ops] } as const;
  const start = (state: Partial<AppState> = {}, settings: Parameters<typeof stateWith>[0] = {}) =>
    fixture({}, stateWith(settings, { identityCenter: listed, ...state }));
  const role = { accountId: data.id, roleName: 'Admin' };

  it('keeps them in the settings, reads all profiles and begins a search', async () => {
    const { identityCenter, store, readProfiles, discover } = start();
    const roles = [role, { accountId: ops.id, roleName: 'ReadOnly' }];
    expect(await identityCenter.add(roles, 'eu-north-1')).toEqual(ok(null));
    expect(store.get().settings.ownSsoSessions).toEqual([{ name: 'windsock-acme', ...place }]);
    const own = { ssoSession: 'windsock-acme', region: 'eu-north-1' };
    expect(store.get().settings.ownProfiles).toEqual([
      { name: 'data · Admin', accountId: data.id, roleName: 'Admin', ...own },
      { name: 'ops · ReadOnly', accountId: ops.id, roleName: 'ReadOnly', ...own },
    ]);
    expect(readProfiles.mock.invocationCallOrder[0]).toBeLessThan(discover.mock.invocationCallOrder[0] ?? 0);
    expect(discover).toHaveBeenCalledExactlyOnceWith({});
    expect(store.get().identityCenter).toEqual({ phase: 'none' });
  });

  it('asks only the new profiles where others were searched before', async () => {
    const { identityCenter, discover } = start({ discovery: { phase: 'done', finishedAtMs: 0 } });
    await identityCenter.add([role], 'eu-west-1');
    expect(discover).toHaveBeenCalledExactlyOnceWith({ profiles: ['data · Admin'] });
  });

  it('adds a role once, and none that is not on offer', async () => {
    const { identityCenter, store } = start();
    const roles = [
      role,
      { accountId: data.id, roleName: 'Root' },
      { accountId: '333333333333', roleName: 'Admin' },
    ];
    await identityCenter.add(roles, 'eu-west-1');
    store.update((state) => ({ ...state, identityCenter: listed }));
    await identityCenter.add(roles, 'eu-west-1');
    expect(store.get().settings.ownProfiles.map(({ name }) => name)).toEqual(['data · Admin']);
    expect(store.get().settings.ownSsoSessions).toHaveLength(1);
  });

  it('says what is wrong with the region, and keeps the offer', async () => {
    const { identityCenter, store, readProfiles } = start();
    const failure = { kind: 'region-name-invalid', region: 'ireland' };
    expect(await identityCenter.add([role], 'Ireland')).toEqual({ ok: false, failure });
    expect(store.get().identityCenter).toBe(listed);
    expect(readProfiles).not.toHaveBeenCalled();
  });

  it('says when there is no room, and when there is no offer', async () => {
    const own = { ssoSession: 'windsock-acme', accountId: '9', roleName: 'a', region: 'eu-west-1' };
    const ownProfiles = Array.from({ length: maxOwnProfiles }, (_, at) => ({ ...own, name: `p${at}` }));
    const full = start({}, { ownProfiles });
    expect(await full.identityCenter.add([role], 'eu-west-1')).toEqual(
      fail({ kind: 'too-many-profiles', max: maxOwnProfiles }),
    );
    const none = start({ identityCenter: { phase: 'none' } });
    expect(await none.identityCenter.add([role], 'eu-west-1')).toEqual(fail({ kind: 'cancelled' }));
  });
});

describe('removing a profile of our own', () => {
  const own = (name: string, ssoSession = 'windsock-acme') => ({
    name,
    ssoSession,
    accountId: '111111111111',
    roleName: 'Admin',
    region: 'eu-west-1',
  });
  const settings = {
    ownSsoSessions: [{ name: 'windsock-acme', ...place }],
    ownProfiles: [own('a'), own('b')],
    unsearchedProfiles: ['a', 'dev'],
    favourites: [{ ...alpha, profile: 'a' }],
  };

  it('takes it out of the settings, and its session with the last one; favourites stay', async () => {
    const { identityCenter, store, readProfiles } = fixture({}, stateWith(settings));
    await identityCenter.remove('a');
    expect(store.get().settings).toMatchObject({
      ownProfiles: [own('b')],
      ownSsoSessions: settings.ownSsoSessions,
      unsearchedProfiles: ['dev'],
      favourites: settings.favourites,
    });
    expect(readProfiles).toHaveBeenCalledOnce();
    await identityCenter.remove('b');
    expect(store.get().settings).toMatchObject({ ownProfiles: [], ownSsoSessions: [] });
  });

  it('changes nothing for a profile of the files', async () => {
    const { identityCenter, store } = fixture({}, stateWith(settings));
    const before = store.get();
    await identityCenter.remove('dev');
    expect(store.get()).toBe(before);
  });
});
