/** One login in an Airflow window: loads the one-time address, and leaves nothing of it behind. */

import type { WebContents } from 'electron';
import type { LoginOutcome } from '../core/login-outcome.ts';
import { loginPartOf } from '../core/login-url.ts';
import { parseUrl } from '../core/parse-url.ts';
import type { AirflowWindow } from './airflow-window.ts';
import { loadAirflowPage } from './guarded-load.ts';
import { leaveLoginPage } from './leave-login-page.ts';
import { abortedLoad, watchLogin } from './login-watch.ts';

/** SECURITY: the URL is used once and not kept. */
export interface PageLogin {
  readonly host: string;
  readonly url: string;
  readonly signal: AbortSignal;
}

/** Logs the window's session in, in this window's page. @returns how that ended; `aborted` as well when the window was closed */
export async function logInAt(airflow: AirflowWindow, login: PageLogin): Promise<LoginOutcome> {
  const { session, window, page } = airflow;
  session.host = login.host;
  session.signedIn = false;
  airflow.isLoggingIn = true;
  const outcome = await loadLogin(page, login).finally(() => {
    airflow.isLoggingIn = false;
  });
  if (window.isDestroyed()) return { kind: 'aborted' };
  session.signedIn = outcome.kind === 'landed';
  if (!session.signedIn) {
    page.stop();
    leaveFailedLogin(airflow);
  }
  // SECURITY: the login page's entry carries the token in its fragment.
  page.navigationHistory.clear();
  airflow.tellPage();
  return outcome;
}

/** Notices that a page is gone. That a session is over while its page stands is seen by `session-watch.ts`. */
export function watchSignIn(airflow: AirflowWindow): void {
  const { page, session } = airflow;
  /** Whether the page was lost while somebody was signed in. */
  let isLost = false;
  const lose = (): void => {
    isLost ||= session.signedIn;
    session.signedIn = false;
  };
  page.on('did-navigate', (_event, text, status) => {
    const url = parseUrl(text);
    if (url?.host === session.host && loginPartOf(url) === 'airflow' && status < 500) {
      // A web server that answers at all, with whatever page.
      session.signedIn ||= isLost && status !== 401;
    }
    isLost = false;
  });
  // A window without its page is no window to go back to: until the page is back, an opening logs in anew in it.
  page.on('did-fail-load', (_event, code, _name, _url, isMainFrame) => {
    if (isMainFrame && code !== abortedLoad) lose();
  });
  page.on('render-process-gone', lose);
  // A page that failed may arrive after its failure.
  page.on('did-stop-loading', () => leaveFailedLogin(airflow));
}

/** Takes the token out of a failed login's address; does nothing while a login runs, or at any other page. */
function leaveFailedLogin(airflow: AirflowWindow): void {
  const isOver = () => !airflow.isLoggingIn;
  if (isOver()) void leaveLoginPage(airflow.page, isOver);
}

async function loadLogin(page: WebContents, { host, url, signal }: PageLogin): Promise<LoginOutcome> {
  const pagePath = parseUrl(url)?.pathname ?? '';
  const refused = new AbortController();
  const watched = watchLogin({
    contents: page,
    host,
    pagePath,
    signal: AbortSignal.any([signal, refused.signal]),
  });
  if (!loadAirflowPage(page, url, host)) {
    refused.abort();
    await watched;
    return { kind: 'failed', failure: { kind: 'host-not-trusted', host } };
  }
  const outcome = await watched;
  if (outcome.kind === 'landed' && !page.isDestroyed()) await readyToShow(page, signal);
  return outcome;
}

/** Settles when the page that was reached has its content, so that no blank window is shown; at the latest with the signal. */
export function readyToShow(page: WebContents, signal: AbortSignal): Promise<void> {
  if (!page.isLoadingMainFrame()) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const settle = () => resolve();
  page.on('dom-ready', settle);
  page.on('did-stop-loading', settle);
  page.on('destroyed', settle);
  signal.addEventListener('abort', settle);
  return promise.finally(() => {
    // A window lives through many logins.
    page.off('dom-ready', settle);
    page.off('did-stop-loading', settle);
    page.off('destroyed', settle);
    signal.removeEventListener('abort', settle);
  });
}
