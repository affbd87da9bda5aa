/** Watches one webContents while a login runs, and settles with its outcome. */

import type { Session, WebContents } from 'electron';
import {
  isOfAnotherAttempt,
  type LoginOutcome,
  type LoginSight,
  loginOutcomeOf,
} from '../core/login-outcome.ts';
import { netFailure } from '../core/net-failure.ts';

/** The cookies that Airflow 2 and Airflow 3 keep a session in. */
const sessionCookies: ReadonlySet<string> = new Set(['session', '_token']);

/** Chromium's code for a load that another one replaced; the login page's own script does that. */
const abortedLoad = -3;

/** Whom to watch, and until when. */
export interface LoginWatch {
  readonly contents: WebContents;
  readonly host: string;
  /** The login URL that is loaded. SECURITY: carries the token; only its path is read. */
  readonly url: string;
  readonly signal: AbortSignal;
}

/**
 * Success is judged by the page that was reached and by its cookie, not by a status alone.
 *
 * @returns settles with the first outcome that is proven, or `aborted` when the signal aborts; never rejects
 */
export async function watchLogin(watch: LoginWatch): Promise<LoginOutcome> {
  const { contents, host } = watch;
  const outcome = await firstOutcome(watch);
  if (outcome.kind !== 'landed') return outcome;
  if (await hasSessionCookie(contents.session, host)) return outcome;
  return { kind: 'failed', failure: { kind: 'login-refused', host, status: 200 } };
}

async function hasSessionCookie(session: Session, host: string): Promise<boolean> {
  const cookies = await session.cookies.get({ url: `https://${host}/` });
  return cookies.some(({ name, value }) => sessionCookies.has(name) && value !== '');
}

function firstOutcome({ contents, host, url: loginUrl, signal }: LoginWatch): Promise<LoginOutcome> {
  const startedAtMs = performance.now();
  const ending = new AbortController();
  const done = Promise.withResolvers<LoginOutcome>();
  const settle = (outcome: LoginOutcome | null) => {
    if (outcome !== null) done.resolve(outcome);
  };
  // The 404 of the other major's path can be told by its request, and its page be shown only when the next attempt runs.
  const see = (sight: LoginSight) =>
    settle(isOfAnotherAttempt(sight, loginUrl) ? null : loginOutcomeOf(sight, host));

  const onNavigate = (_event: unknown, url: string, status: number) => see({ kind: 'page', url, status });
  const onFail = (_event: unknown, code: number, name: string, _url: string, isMainFrame: boolean) => {
    if (!isMainFrame || code === abortedLoad) return;
    const timeoutMs = performance.now() - startedAtMs;
    settle({ kind: 'failed', failure: netFailure(name, { host, timeoutMs }) });
  };
  const onGone = () => see({ kind: 'gone' });
  const onAbort = () => settle({ kind: 'aborted' });

  contents.on('did-navigate', onNavigate);
  contents.on('did-fail-load', onFail);
  contents.on('render-process-gone', onGone);
  contents.on('destroyed', onAbort);
  signal.addEventListener('abort', onAbort, { signal: ending.signal });
  watchAnswers(contents.session, see);
  if (signal.aborted) onAbort();

  return done.promise.finally(() => {
    ending.abort();
    if (contents.isDestroyed()) return;
    contents.off('did-navigate', onNavigate);
    contents.off('did-fail-load', onFail);
    contents.off('render-process-gone', onGone);
    contents.off('destroyed', onAbort);
    contents.session.webRequest.onCompleted(null);
  });
}

/**
 * The answer to the posted token comes to a script of the page, and an empty 503 makes no navigation event at all; both
 * are seen here. Only while a login runs: a listener sends every request through the main process.
 */
function watchAnswers(session: Session, see: (sight: LoginSight) => void): void {
  session.webRequest.onCompleted({ urls: ['https://*/*'] }, ({ url, statusCode, resourceType }) => {
    if (resourceType === 'xhr') see({ kind: 'answer', url, status: statusCode });
    if (resourceType === 'mainFrame' && statusCode >= 400) see({ kind: 'page', url, status: statusCode });
  });
}
