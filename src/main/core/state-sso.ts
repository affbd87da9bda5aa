/** Transitions of what is known of IAM Identity Center sessions. */

import type { Profile } from '../../shared/profile.ts';
import type { SsoSession, SsoSessionState } from '../../shared/sso.ts';
import type { AppState } from './app-state.ts';

/** @returns the sessions that profiles name, each once, in the order of the profiles */
export function sessionsOf(profiles: readonly Profile[]): readonly SsoSession[] {
  const sessions = new Map<string, SsoSession>();
  for (const { ssoSession } of profiles) {
    if (ssoSession !== undefined && !sessions.has(ssoSession.key)) sessions.set(ssoSession.key, ssoSession);
  }
  return [...sessions.values()];
}

/** Takes what the token files say of the sessions now. */
export function withSsoSessions(state: AppState, ssoSessions: readonly SsoSessionState[]): AppState {
  // Read at each show of the picker, and nearly always as before: no reason to tell every page.
  if (JSON.stringify(state.ssoSessions) === JSON.stringify(ssoSessions)) return state;
  return { ...state, ssoSessions };
}
