/** One window for each environment and profile, with a persistent session of its own and nothing of ours in its pages. */

import { app, BrowserWindow, type WebContents } from 'electron';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { Bounds } from '../../shared/settings.ts';
import { appName } from '../../shared/strings.ts';
import type { LoginOutcome } from '../core/login-outcome.ts';
import { loginPartOf } from '../core/login-url.ts';
import { parseUrl } from '../core/parse-url.ts';
import { fittingSize, isOnScreen } from './displays.ts';
import { loadAirflowPage } from './guarded-load.ts';
import { leaveLoginPage } from './leave-login-page.ts';
import { abortedLoad, watchLogin } from './login-watch.ts';
import { partitionOf } from './partition.ts';

/** What the windows tell and ask. */
export interface AirflowWindowsParts {
  readonly icon: string;
  readonly boundsOf: (id: EnvironmentId) => Bounds | undefined;
  readonly onBounds: (id: EnvironmentId, bounds: Bounds) => void;
  readonly onShown: (id: EnvironmentId) => void;
  /** Not told when the app quits, which closes every window. */
  readonly onClosed: (id: EnvironmentId) => void;
}

/** A login to show in a window: the URL is used once and not kept. */
interface WindowLogin {
  readonly id: EnvironmentId;
  readonly host: string;
  readonly url: string;
  readonly signal: AbortSignal;
}

/** The Airflow windows. */
export interface AirflowWindows {
  readonly isLoggedIn: (id: EnvironmentId) => boolean;
  readonly show: (id: EnvironmentId, how: { readonly focused: boolean }) => void;
  readonly prepare: (id: EnvironmentId) => void;
  readonly logIn: (login: WindowLogin) => Promise<LoginOutcome>;
  readonly discard: (id: EnvironmentId) => void;
  readonly forgetSession: (id: EnvironmentId) => Promise<void>;
  /** @returns the environment's host; null before the first load; undefined when this is no Airflow window */
  readonly hostOf: (contents: WebContents) => string | null | undefined;
}

interface AirflowWindow {
  readonly id: EnvironmentId;
  readonly window: BrowserWindow;
  host: string | null;
  /** Whether the last login landed and no sign-in page was seen since. */
  signedIn: boolean;
  isLoggingIn: boolean;
}

const defaultSize = { width: 1280, height: 860 } as const;

/** Keeps no window until one is asked for. */
export function createAirflowWindows(parts: AirflowWindowsParts): AirflowWindows {
  const open = new Map<string, AirflowWindow>();
  let isQuitting = false;
  app.once('before-quit', () => {
    isQuitting = true;
  });

  function ensure(id: EnvironmentId): AirflowWindow {
    const key = environmentKey(id);
    const existing = open.get(key);
    if (existing !== undefined) return existing;
    const created: AirflowWindow = {
      id,
      window: createWindow(parts, id),
      host: null,
      signedIn: false,
      isLoggingIn: false,
    };
    open.set(key, created);
    watchWindow(parts, created);
    created.window.on('closed', () => {
      open.delete(key);
      if (!isQuitting) parts.onClosed(id);
    });
    return created;
  }

  return {
    isLoggedIn: (id) => open.get(environmentKey(id))?.signedIn ?? false,
    show: (id, { focused }) => {
      const airflow = open.get(environmentKey(id));
      if (airflow === undefined) return; // closed by the person in the meantime
      if (airflow.window.isMinimized()) airflow.window.restore();
      if (focused) focus(airflow.window);
      else airflow.window.showInactive();
      parts.onShown(id);
    },
    prepare: (id) => {
      ensure(id);
    },
    logIn: (login) => logIn(ensure(login.id), login),
    discard: (id) => {
      const airflow = open.get(environmentKey(id));
      if (airflow !== undefined && !airflow.window.isVisible()) airflow.window.destroy();
    },
    forgetSession: async (id) => {
      const airflow = ensure(id);
      airflow.signedIn = false;
      await airflow.window.webContents.session.clearStorageData();
    },
    hostOf: (contents) => [...open.values()].find(({ window }) => window.webContents === contents)?.host,
  };
}

function createWindow({ icon, boundsOf }: AirflowWindowsParts, id: EnvironmentId): BrowserWindow {
  const bounds = boundsOf(id);
  return new BrowserWindow({
    ...(bounds !== undefined && isOnScreen(bounds) ? bounds : fittingSize(defaultSize)),
    minWidth: 480,
    minHeight: 320,
    show: false,
    title: titleOf(id),
    icon,
    autoHideMenuBar: true,
    // SECURITY: no preload, no bridge; a session for each identity, since cookies of sibling hosts were an attack once.
    webPreferences: {
      partition: partitionOf(id),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
}

function titleOf(id: EnvironmentId, page?: string): string {
  return `${page === undefined ? '' : `${page} — `}${id.name} (${id.profile}, ${id.region}) — ${appName}`;
}

function watchWindow(parts: AirflowWindowsParts, airflow: AirflowWindow): void {
  const { id, window } = airflow;
  window.on('page-title-updated', (event, title) => {
    event.preventDefault();
    window.setTitle(titleOf(id, title));
  });
  const see = (text: string) => {
    const url = parseUrl(text);
    if (url?.host === airflow.host && loginPartOf(url) === 'signed-out') airflow.signedIn = false;
  };
  window.webContents.on('did-navigate', (_event, text) => see(text));
  // The way to the AWS console starts at the web server and is stopped at the console, so no page of it is ever reached.
  window.webContents.on('did-redirect-navigation', ({ url, isMainFrame }) => {
    if (isMainFrame) see(url);
  });
  // A window without its page is no window to go back to: the next opening logs in anew in it.
  window.webContents.on('did-fail-load', (_event, code, _name, _url, isMainFrame) => {
    if (isMainFrame && code !== abortedLoad) airflow.signedIn = false;
  });
  window.webContents.on('render-process-gone', () => {
    airflow.signedIn = false;
  });
  // A page that failed may arrive after its failure.
  window.webContents.on('did-stop-loading', () => leaveFailedLogin(airflow));
  window.on('close', () => {
    if (window.isVisible()) parts.onBounds(id, window.getNormalBounds());
  });
}

function leaveFailedLogin(airflow: AirflowWindow): void {
  const isOver = () => !airflow.isLoggingIn;
  if (isOver()) void leaveLoginPage(airflow.window.webContents, isOver);
}

async function logIn(airflow: AirflowWindow, login: WindowLogin): Promise<LoginOutcome> {
  airflow.host = login.host;
  airflow.signedIn = false;
  airflow.isLoggingIn = true;
  const outcome = await loadLogin(airflow, login).finally(() => {
    airflow.isLoggingIn = false;
  });
  if (airflow.window.isDestroyed()) return { kind: 'aborted' };
  const contents = airflow.window.webContents;
  airflow.signedIn = outcome.kind === 'landed';
  if (!airflow.signedIn) {
    contents.stop();
    leaveFailedLogin(airflow);
  }
  // SECURITY: the login page's entry carries the token in its fragment.
  contents.navigationHistory.clear();
  return outcome;
}

async function loadLogin({ window }: AirflowWindow, login: WindowLogin): Promise<LoginOutcome> {
  const { host, url, signal } = login;
  const contents = window.webContents;
  const pagePath = parseUrl(url)?.pathname ?? '';
  const watched = watchLogin({ contents, host, pagePath, signal });
  if (!loadAirflowPage(contents, url, host)) {
    return { kind: 'failed', failure: { kind: 'host-not-trusted', host } };
  }
  const outcome = await watched;
  if (outcome.kind === 'landed' && !contents.isDestroyed()) await readyToShow(contents, signal);
  return outcome;
}

/** Settles when the page that was reached has its content, so that no blank window is shown. */
function readyToShow(contents: WebContents, signal: AbortSignal): Promise<void> {
  if (!contents.isLoadingMainFrame()) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const settle = () => resolve();
  contents.on('dom-ready', settle);
  contents.on('did-stop-loading', settle);
  contents.on('destroyed', settle);
  signal.addEventListener('abort', settle);
  return promise.finally(() => {
    // A window lives through many logins.
    contents.off('dom-ready', settle);
    contents.off('did-stop-loading', settle);
    contents.off('destroyed', settle);
    signal.removeEventListener('abort', settle);
  });
}

function focus(window: BrowserWindow): void {
  window.show();
  window.focus();
}
