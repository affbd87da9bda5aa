/** Reads off what an Airflow window saw whether a login worked: pure, so that every odd server can be a row of a table test. */

import type { Failure } from '../../shared/failure.ts';
import { loginPartOf } from './login-url.ts';
import { parseUrl } from './parse-url.ts';

/** What the window saw: a page that was shown, or the answer to the token that the login page posted. */
export type LoginSight =
  | { readonly kind: 'page'; readonly url: string; readonly status: number }
  | { readonly kind: 'answer'; readonly url: string; readonly status: number }
  | { readonly kind: 'gone' };

/** How a login ended: on an Airflow page, at a web server of the other major, not at all, or given up by who asked. */
export type LoginOutcome =
  | { readonly kind: 'landed' }
  | { readonly kind: 'other-major' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** @returns the outcome that a sight proves, or null while the login may still go on; `landed` still needs the session's cookie */
export function loginOutcomeOf(sight: LoginSight, host: string): LoginOutcome | null {
  if (sight.kind === 'gone') return failed({ kind: 'network', host, code: 'The page went away' });
  const url = parseUrl(sight.url);
  if (url === null || url.host !== host) return null;
  const { status } = sight;
  const part = loginPartOf(url);
  if (part === 'login-page' && sight.kind === 'page') return loginPageOutcome(host, status);
  if (part === 'login-answer') return loginAnswerOutcome(host, status);
  if (sight.kind === 'answer') return null;
  if (part === 'signed-out' && status < 500) return failed({ kind: 'login-refused', host, status });
  return status >= 400 ? failed({ kind: 'web-server-error', host, status }) : { kind: 'landed' };
}

/** @returns whether a sight is the late one of an attempt before: a login page by another path than the one that is loaded now */
export function isOfAnotherAttempt(sight: LoginSight, loginUrl: string): boolean {
  if (sight.kind === 'gone') return false;
  const [seen, loaded] = [parseUrl(sight.url), parseUrl(loginUrl)];
  return seen !== null && loginPartOf(seen) === 'login-page' && seen.pathname !== loaded?.pathname;
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
