/** IAM Identity Center sessions: what one is, whether it is signed in, and the accounts and roles that it opens. */

/** A session as profiles name it. Profiles with the same `key` share one sign-in. */
export interface SsoSession {
  /**
   * What the AWS CLI hashes into the name of the token file: the session's name, or the start URL for profiles of the
   * legacy form, which name none.
   */
  readonly key: string;
  /** `legacy`: the start URL stands in the profile itself; such tokens cannot be renewed. */
  readonly form: 'sso-session' | 'legacy';
  readonly startUrl: string;
  readonly region: string;
  /** `sso_registration_scopes`, where the session names any. */
  readonly scopes?: readonly string[];
}

/** Whether a session can be used without a person. `unknown` until the token file was read. */
export interface SsoSessionState {
  readonly session: SsoSession;
  readonly state: 'signed-in' | 'signed-out' | 'unknown';
  /** When the token that is kept ends; it may be renewed before. */
  readonly expiresAtMs?: number;
}

/** How a person signs in: with a code that the browser hands back (PKCE), or by confirming a code that is shown. */
export type SignInFlow = 'browser' | 'device-code';

/** An account that a session opens, with the roles that the person has in it. */
export interface SsoAccount {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** @returns a session's name for people: its own, or the host of its start URL */
export function ssoSessionName(session: SsoSession): string {
  return session.form === 'sso-session'
    ? session.key
    : session.startUrl.replace(/^https:\/\/([^/]*).*$/, '$1');
}
