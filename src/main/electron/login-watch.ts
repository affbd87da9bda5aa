/** Watches one webContents while a login runs, and settles with its outcome. */

import type { Session, WebContents } from 'electron';
import type { Failure } from '../../shared/failure.ts';
import { type LoginOutcome, type LoginSight, loginOutcomeOf } from '../core/login-outcome.ts';
import { netFailure } from '../core/net-failure.ts';

/** The cookies that Airflow 2 and Airflow 3 keep a session in. */
const sessionCookies: ReadonlySet<string> = new Set(['session', '_token']);

/** Chromium's code for a load that another one replaced; the login page's own script does that. */
export const abortedLoad = -3;

/** Whom to watch, and until when. */
export interface LoginWatch {
  readonly contents: WebContents;
  readonly host: string;
  /** Of the login page that is about to be loaded. */
  readonly pagePath: string;
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
  if (contents.isDestroyed()) return { kind: 'aborted' };
  if (await hasSessionCookie(contents.session, host)) return outcome;
  return { kind: 'failed', failure: { kind: 'login-refused', host, status: 200 } };
}

async function hasSessionCookie(session: Session, host: string): Promise<boolean> {
  // A cookie store that cannot be read has no cookie to show.
  const cookies = await session.cookies.get({ url: `https://${host}/` }).catch(() => []);
  return cookies.some(({ name, value }) => sessionCookies.has(name) && value !== '');
}

function firstOutcome({ contents, host, pagePath, signal }: LoginWatch): Promise<LoginOutcome> {
  const { session } = contents;
  const startedAtMs = performance.now();
  const ending = new AbortController();
  const done = Promise.withResolvers<LoginOutcome>();
  const settle = (outcome: LoginOutcome | null) => {
    if (outcome !== null) done.resolve(outcome);
  };
  const see = (sight: LoginSight) => settle(loginOutcomeOf(sight, { host, pagePath }));

  const onNavigate = (_event: unknown, url: string, status: number) => see({ kind: 'page', url, status });
  const failureOf = (code: string) => netFailure(code, { host, timeoutMs: performance.now() - startedAtMs });
  const onFail = (_event: unknown, code: number, name: string, _url: string, isMainFrame: boolean) => {
    if (!isMainFrame || code === abortedLoad) return;
    settle({ kind: 'failed', failure: failureOf(name) });
  };
  const onGone = () => see({ kind: 'gone' });
  const onAbort = () => settle({ kind: 'aborted' });

  contents.on('did-navigate', onNavigate);
  contents.on('did-fail-load', onFail);
  contents.on('render-process-gone', onGone);
  contents.on('destroyed', onAbort);
  signal.addEventListener('abort', onAbort, { signal: ending.signal });
  watchAnswers(session, see, failureOf);
  if (signal.aborted) onAbort();

  return done.promise.finally(() => {
    ending.abort();
    // The session outlives a window that was closed meanwhile.
    session.webRequest.onCompleted(null);
    session.webRequest.onErrorOccurred(null);
    if (contents.isDestroyed()) return;
    contents.off('did-navigate', onNavigate);
    contents.off('did-fail-load', onFail);
    contents.off('render-process-gone', onGone);
    contents.off('destroyed', onAbort);
  });
}

/**
 * The answer to the posted token comes to a script of the page; an empty 503 and a page that is cut short make no
 * navigation event at all: all of them are seen here. Only while a login runs: a listener sends every request through
 * the main process.
 */
function watchAnswers(
  session: Session,
  see: (sight: LoginSight) => void,
  failureOf: (code: string) => Failure,
): void {
  const filter = { urls: ['https://*/*'] };
  session.webRequest.onCompleted(filter, ({ url, statusCode, resourceType }) => {
    if (resourceType === 'xhr') see({ kind: 'answer', url, status: statusCode });
    if (resourceType === 'mainFrame' && statusCode >= 400) see({ kind: 'page', url, status: statusCode });
  });
  session.webRequest.onErrorOccurred(filter, ({ url, error, resourceType }) => {
    const isPage = resourceType === 'mainFrame';
    if (isPage || resourceType === 'xhr') see({ kind: 'broken', url, isPage, failure: failureOf(error) });
  });
}
