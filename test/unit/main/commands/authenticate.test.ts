import { describe, expect, it, vi } from 'vitest';
import { createAuthenticate } from '../../../../src/main/commands/authenticate.ts';
import { createNeedMet } from '../../../../src/main/commands/need-met.ts';
import { createSsoSessionStates } from '../../../../src/main/commands/sso-sessions.ts';
import { withNotice, withProfiles } from '../../../../src/main/core/app-state.ts';
import { createStore } from '../../../../src/main/store.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import type { SsoSessionState } from '../../../../src/shared/sso.ts';
import { profileOf, stateWith } from '../sample-state.ts';
import { session } from './meet-fakes.ts';

const signIn: PersonNeed = { kind: 'sign-in', session };
const needed = fail({ kind: 'person-needed', profile: 'dev', need: signIn });

const timeoutMsFor = () => 1_000;

describe('authenticating a profile', () => {
  it('asks nobody when the profile has credentials', async () => {
    const meetNeed = vi.fn(async () => ok(null));
    const authenticate = createAuthenticate({
      checkCredentials: async () => ok(null),
      meetNeed,
      timeoutMsFor,
    });
    expect(await authenticate('dev')).toEqual(ok(null));
    expect(meetNeed).not.toHaveBeenCalled();
  });

  it('meets needs until there are credentials', async () => {
    const answers: Result<null>[] = [needed, ok(null)];
    const meetNeed = vi.fn(async () => ok(null));
    const checkCredentials = async () => answers.shift() ?? ok(null);
    expect(await createAuthenticate({ checkCredentials, meetNeed, timeoutMsFor })('dev')).toEqual(ok(null));
    expect(meetNeed).toHaveBeenCalledTimes(1);
  });

  it('ends when the person cancels', async () => {
    const cancelled = fail({ kind: 'cancelled' });
    const authenticate = createAuthenticate({
      checkCredentials: async () => needed,
      meetNeed: async () => cancelled,
      timeoutMsFor,
    });
    expect(await authenticate('dev')).toEqual(cancelled);
  });
});

describe('once a need is met', () => {
  const about = { profiles: ['dev'] };
  const state = withNotice(stateWith(), { id: 'a', failure: needed.failure, about });

  it('its notices go, the sessions are read, and the searches that stopped at it go on', () => {
    const store = createStore(state);
    const refreshSsoSessions = vi.fn();
    const searchAgain = vi.fn();
    createNeedMet({ store, refreshSsoSessions, searchAgain })(signIn);
    expect(store.get().notices).toEqual([]);
    expect(refreshSsoSessions).toHaveBeenCalledOnce();
    expect(searchAgain).toHaveBeenCalledExactlyOnceWith(['dev']);
  });

  it('nothing is searched that did not stop at it', () => {
    const store = createStore(state);
    const searchAgain = vi.fn();
    const onMet = createNeedMet({ store, refreshSsoSessions: () => undefined, searchAgain });
    onMet({ kind: 'process-consent', profile: 'dev' });
    expect(searchAgain).not.toHaveBeenCalled();
    expect(store.get()).toBe(state);
  });
});

describe('the sessions', () => {
  const state = withProfiles(stateWith(), [profileOf('dev', { ssoSession: session }), profileOf('keys')]);
  const signedIn: SsoSessionState = { session, state: 'signed-in', expiresAtMs: 9 };

  function setUp(stateOf: () => Promise<SsoSessionState> = async () => signedIn) {
    const store = createStore(state);
    const dropSession = vi.fn();
    const forgetWindow = vi.fn();
    const signOut = vi.fn(async (): Promise<Result<null>> => ok(null));
    const sessions = createSsoSessionStates({ store, stateOf, signOut, dropSession, forgetWindow });
    return { store, dropSession, forgetWindow, signOut, sessions };
  }

  it('are read for the profiles that name them', async () => {
    const { store, sessions } = setUp();
    await sessions.refresh();
    expect(store.get().ssoSessions).toEqual([signedIn]);
  });

  it('keep the later of two readings that overtake each other', async () => {
    const first = Promise.withResolvers<SsoSessionState>();
    const answers = [first.promise, Promise.resolve<SsoSessionState>({ session, state: 'signed-out' })];
    const { store, sessions } = setUp(() => answers.shift() ?? first.promise);
    const both = [sessions.refresh(), sessions.refresh()];
    await both[1];
    first.resolve(signedIn);
    await Promise.all(both);
    expect(store.get().ssoSessions).toEqual([{ session, state: 'signed-out' }]);
  });

  it('end with a sign-out: credentials, cookies of our window and the state go along', async () => {
    const states: SsoSessionState[] = [signedIn, { session, state: 'signed-out' }];
    const { store, sessions, signOut, dropSession, forgetWindow } = setUp(
      async () => states.shift() ?? signedIn,
    );
    await sessions.refresh();
    expect(await sessions.signOut('acme-prod')).toEqual(ok(null));
    expect(signOut).toHaveBeenCalledExactlyOnceWith({ session, signal: expect.any(AbortSignal) });
    expect(dropSession).toHaveBeenCalledExactlyOnceWith(session);
    expect(forgetWindow).toHaveBeenCalledExactlyOnceWith(session);
    expect(store.get().ssoSessions).toEqual([{ session, state: 'signed-out' }]);
  });

  it('that nobody knows are left alone', async () => {
    const { sessions, signOut } = setUp();
    expect(await sessions.signOut('other')).toEqual(ok(null));
    expect(signOut).not.toHaveBeenCalled();
  });
});
