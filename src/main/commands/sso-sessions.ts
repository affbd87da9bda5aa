/** Knows which IAM Identity Center sessions are signed in, and signs out of them. */

import { ok, type Result } from '../../shared/failure.ts';
import type { SsoSession, SsoSessionState } from '../../shared/sso.ts';
import type { AppState } from '../core/app-state.ts';
import { sessionsOf, withSsoSessions } from '../core/state-sso.ts';
import type { Store } from '../store.ts';
import { timeoutSignal } from '../timeout-signal.ts';

/** What the use cases work with. */
export interface SsoSessionParts {
  readonly store: Store<AppState>;
  /** @returns what the session's token file says now; no network */
  readonly stateOf: (session: SsoSession) => Promise<SsoSessionState>;
  readonly signOut: (request: {
    readonly session: SsoSession;
    readonly signal: AbortSignal;
  }) => Promise<Result<null>>;
  /** Drops the credentials that were got through the session. */
  readonly dropSession: (session: SsoSession) => void;
  /** Empties the session of our own sign-in window, which else would sign in again unasked. */
  readonly forgetWindow: (session: SsoSession) => void;
}

/** The use cases. */
export interface SsoSessions {
  /** Reads the token files of the sessions that profiles name; to be called when they may have changed. */
  readonly refresh: () => Promise<void>;
  /** @returns what AWS answered to the sign-out; of an unknown session nothing is done */
  readonly signOut: (sessionKey: string) => Promise<Result<null>>;
}

const signOutTimeoutMs = 15_000;

/** @returns the use cases */
export function createSsoSessionStates(parts: SsoSessionParts): SsoSessions {
  const { store } = parts;
  let latest = 0;

  async function refresh(): Promise<void> {
    const mine = ++latest;
    const states = await Promise.all(sessionsOf(store.get().profiles).map(parts.stateOf));
    // A later reading knows better.
    if (mine === latest) store.update((state) => withSsoSessions(state, states));
  }

  return {
    refresh,
    signOut: async (sessionKey) => {
      const session = store.get().ssoSessions.find((each) => each.session.key === sessionKey)?.session;
      if (session === undefined) return ok(null);
      const result = await parts.signOut({ session, signal: timeoutSignal(signOutTimeoutMs) });
      parts.dropSession(session);
      parts.forgetWindow(session);
      await refresh();
      return result;
    },
  };
}
