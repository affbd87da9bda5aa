/** Watches one webContents while a login runs, and settles with its outcome. */

import type { Session, WebContents } from 'electron';
import type { Failure } from '../../shared/failure.ts';
import { type LoginOutcome, type LoginSight, loginOutcomeOf } from '../core/login-outcome.ts';
import { netFailure } from '../core/net-failure.ts';
import { watchRequests } from './session-requests.ts';

/** The cookies that Airflow 2 and Airflow 3 keep a session in. */
const sessionCookies: ReadonlySet<string> = new Set(['session', '_token']);

/** Chromium's code for a load that another one replaced; the login page's own script does that. */
export const abortedLoad = -3;

/** Pages in which a login runs: what they see of signed-out pages is judged there. */
const loggingIn = new WeakSet<WebContents>();

/** @returns whether a login runs in this page */
export function isLoggingIn(contents: WebContents): boolean {
  return loggingIn.has(contents);
}

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
  loggingIn.add(contents);
  const outcome = await firstOutcome(watch).finally(() => loggingIn.delete(contents));
  if (outcome.kind !== 'landed') return outcome;
  if (contents.isDestroyed()) return { kind: 'aborted' };
  const { session } = contents;
  if (await hasSessionCookie(session, host)) {
    // Chromium would write it in half a minute, and lose it with the process that has it.
    await session.cookies.flushStore().catch(() => undefined);
    return outcome;
  }
  return { kind: 'failed', failure: { kind: 'login-refused', host, status: 200 } };
}

async function hasSessionCookie(session: Session, host: string): Promise<boolean> {
  // A cookie store that cannot be read has no cookie to show.
  const cookies = await session.cookies.get({ url: `https://${host}/` }).catch(() => []);
  return cookies.some(({ name, value }) => sessionCookies.has(name) && value !== '');
}

function firstOutcome({ contents, host, pagePath, signal }: LoginWatch): Promise<LoginOutcome> {
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
  const stopWatching = watchAnswers(contents, see, failureOf);
  if (signal.aborted) onAbort();

  return done.promise.finally(() => {
    ending.abort();
    stopWatching();
    if (contents.isDestroyed()) return;
    contents.off('did-navigate', onNavigate);
    contents.off('did-fail-load', onFail);
    contents.off('render-process-gone', onGone);
    contents.off('destroyed', onAbort);
  });
}

/**
 * The answer to the posted token comes to a script of the page; an empty 503 and a page that is cut short make no
 * navigation event at all: all of them are seen here. Only those of this page: other windows share the session.
 */
function watchAnswers(
  { id, session }: WebContents,
  see: (sight: LoginSight) => void,
  failureOf: (code: string) => Failure,
): () => void {
  return watchRequests(session, {
    onAnswer: ({ url, statusCode, resourceType, webContentsId }) => {
      if (webContentsId !== id) return;
      if (resourceType === 'xhr') see({ kind: 'answer', url, status: statusCode });
      if (resourceType === 'mainFrame' && statusCode >= 400) see({ kind: 'page', url, status: statusCode });
    },
    onBroken: ({ url, error, resourceType, webContentsId }) => {
      if (webContentsId !== id) return;
      see({ kind: 'broken', url, isPage: resourceType === 'mainFrame', failure: failureOf(error) });
    },
  });
}
