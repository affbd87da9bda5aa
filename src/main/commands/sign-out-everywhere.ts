/** Signs out of everything: the web session of each environment, and each session of IAM Identity Center. */

import { type EnvironmentId, environmentIdFromKey } from '../../shared/environment.ts';
import { ok, type Result } from '../../shared/failure.ts';
import { ssoSessionName } from '../../shared/sso.ts';
import { type AppState, withNotice } from '../core/app-state.ts';
import { withoutSessions } from '../core/state-windows.ts';
import type { Store } from '../store.ts';

/** What the use case works with. */
export interface SignOutEverywhereParts {
  readonly store: Store<AppState>;
  /** Settles once nothing of it is on its way, as the next two do. */
  readonly cancelOpening: (id: EnvironmentId) => Promise<void>;
  /** Ends silent logins, and forgets what was remembered of sessions. */
  readonly forgetGuards: () => Promise<void>;
  readonly closeWindows: () => Promise<void>;
  readonly emptySessions: () => Promise<void>;
  readonly signOut: (sessionKey: string) => Promise<Result<null>>;
}

/**
 * Asks nothing: who calls has asked.
 *
 * @returns what does it; success also where AWS did not confirm a sign-out, which a notice names
 */
export function createSignOutEverywhere(parts: SignOutEverywhereParts): () => Promise<Result<null>> {
  const { store } = parts;
  return async () => {
    const openings = Object.keys(store.get().openings).map(environmentIdFromKey);
    // A login that landed after the sessions were emptied would leave its cookie behind.
    await Promise.all([
      ...openings.filter((id) => id !== null).map(parts.cancelOpening),
      parts.forgetGuards(),
      parts.closeWindows(),
    ]);
    store.update(withoutSessions);
    const signedIn = store.get().ssoSessions.filter(({ state }) => state !== 'signed-out');
    const [outcomes] = await Promise.all([
      Promise.all(signedIn.map(({ session }) => parts.signOut(session.key))),
      parts.emptySessions(),
    ]);
    const sessions = signedIn
      .filter((_each, at) => outcomes[at]?.ok === false)
      .map(({ session }) => ssoSessionName(session));
    const failure = { kind: 'sign-out-unconfirmed', sessions } as const;
    if (sessions.length > 0) store.update((state) => withNotice(state, { id: failure.kind, failure }));
    return ok(null);
  };
}
