/** Reads off what an Airflow window saw whether a login worked: pure, so that every odd server can be a row of a table test. */

import type { Failure } from '../../shared/failure.ts';
import { loginPartOf } from './login-url.ts';
import { parseUrl } from './parse-url.ts';

/** What the window saw: a page that was shown, the answer to the token that the login page posted, or either cut short. */
export type LoginSight =
  | { readonly kind: 'page'; readonly url: string; readonly status: number }
  | { readonly kind: 'answer'; readonly url: string; readonly status: number }
  | { readonly kind: 'broken'; readonly url: string; readonly isPage: boolean; readonly failure: Failure }
  | { readonly kind: 'gone' };

/** The login that is watched: its host, and the path of the one login page that was loaded for it. */
export interface WatchedLogin {
  readonly host: string;
  readonly pagePath: string;
}

/** How a login ended: on an Airflow page, at a web server of the other major, not at all, or given up by who asked. */
export type LoginOutcome =
  | { readonly kind: 'landed' }
  | { readonly kind: 'other-major' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** @returns the outcome that a sight proves, or null while the login may still go on; `landed` still needs the session's cookie */
export function loginOutcomeOf(sight: LoginSight, { host, pagePath }: WatchedLogin): LoginOutcome | null {
  if (sight.kind === 'gone') return failed({ kind: 'network', host, code: 'The page went away' });
  const url = parseUrl(sight.url);
  if (url === null || url.host !== host) return null;
  const part = loginPartOf(url);
  // The 404 of the other major's page may still be on its way when this one is loaded.
  if (part === 'login-page' && url.pathname !== pagePath) return null;
  if (sight.kind === 'broken') {
    // A load that another one replaced is reported as cancelled; the login page's own script does that.
    const isProof = (sight.isPage || part === 'login-answer') && sight.failure.kind !== 'cancelled';
    return isProof ? failed(sight.failure) : null;
  }
  const { status } = sight;
  // Of a proxy on the way; web servers have no such answer.
  if (status === 407 && (sight.kind === 'page' || part === 'login-answer'))
    return failed({ kind: 'proxy-login-needed', host });
  if (part === 'login-page' && sight.kind === 'page') return loginPageOutcome(host, status);
  if (part === 'login-answer') return loginAnswerOutcome(host, status);
  if (sight.kind === 'answer') return null;
  if (part === 'signed-out' && status < 500) return failed({ kind: 'login-refused', host, status });
  return status >= 400 ? failed({ kind: 'web-server-error', host, status }) : { kind: 'landed' };
}

function loginPageOutcome(host: string, status: number): LoginOutcome | null {
  if (status === 404) return { kind: 'other-major' };
  // Broken old cookies give 500 on the login page; clearing the session cures it.
  if (status === 500) return failed({ kind: 'session-broken', host });
  return status >= 400 ? failed({ kind: 'web-server-error', host, status }) : null;
}

function loginAnswerOutcome(host: string, status: number): LoginOutcome | null {
  if (status === 500) return failed({ kind: 'session-broken', host });
  if (status >= 500) return failed({ kind: 'web-server-error', host, status });
  return status >= 400 ? failed({ kind: 'login-refused', host, status }) : null;
}

function failed(failure: Failure): LoginOutcome {
  return { kind: 'failed', failure };
}
