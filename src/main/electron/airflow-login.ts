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
  const { window, page } = airflow;
  airflow.loginHost = login.host;
  airflow.hasPage = false;
  const outcome = await loadLogin(page, login).finally(() => {
    // Whoever waits writes the host to the state before the page can do anything.
    airflow.loginHost = null;
  });
  if (window.isDestroyed()) return { kind: 'aborted' };
  airflow.hasPage = outcome.kind === 'landed';
  if (!airflow.hasPage) {
    page.stop();
    leaveFailedLogin(airflow);
  }
  // SECURITY: the login page's entry carries the token in its fragment.
  page.navigationHistory.clear();
  airflow.tellPage();
  return outcome;
}

/** Notices that a page is gone, or there again. That a session is over while its page stands is seen by `session-watch.ts`. */
export function watchPresence(airflow: AirflowWindow): void {
  const { page } = airflow;
  // A window without its page is no window to go back to: until the page is back, an opening logs in anew in it.
  const lose = (): void => {
    airflow.hasPage = false;
  };
  page.on('did-navigate', (_event, text, status) => {
    const url = parseUrl(text);
    // A web server that answers at all, with whatever page; what a login meets is judged by the login.
    const isPage = url?.host === airflow.host() && loginPartOf(url) === 'airflow';
    if (isPage && airflow.loginHost === null && status < 500 && status !== 401) airflow.hasPage = true;
  });
  page.on('did-fail-load', (_event, code, _name, _url, isMainFrame) => {
    if (isMainFrame && code !== abortedLoad) lose();
  });
  page.on('render-process-gone', lose);
  // A page that failed may arrive after its failure.
  page.on('did-stop-loading', () => leaveFailedLogin(airflow));
}

/** Takes the token out of a failed login's address; does nothing while a login runs, or at any other page. */
function leaveFailedLogin(airflow: AirflowWindow): void {
  const isOver = () => airflow.loginHost === null;
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
