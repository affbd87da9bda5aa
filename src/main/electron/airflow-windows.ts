/** One window for each environment and profile, with a persistent session of its own and nothing of ours in its pages. */

import { app, type BrowserWindow, type WebContents } from 'electron';
import { isPagePath } from '../../shared/airflow-link.ts';
import type { AirflowWindowState, WindowAct } from '../../shared/airflow-window.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { Bounds } from '../../shared/settings.ts';
import { appName } from '../../shared/strings.ts';
import type { LoginOutcome } from '../core/login-outcome.ts';
import { loginPartOf } from '../core/login-url.ts';
import { parseUrl } from '../core/parse-url.ts';
import { type AirflowFrame, createAirflowFrame } from './airflow-frame.ts';
import { loadAirflowPage } from './guarded-load.ts';
import { leaveLoginPage } from './leave-login-page.ts';
import { abortedLoad, watchLogin } from './login-watch.ts';
import { partitionOf } from './partition.ts';

/** What the windows tell and ask. */
export interface AirflowWindowsParts {
  readonly icon: string;
  readonly preload: string;
  readonly boundsOf: (id: EnvironmentId) => Bounds | undefined;
  readonly onBounds: (id: EnvironmentId, bounds: Bounds) => void;
  readonly onShown: (id: EnvironmentId) => void;
  /** Something that the frame shows is another now. */
  readonly onWindow: (window: AirflowWindowState) => void;
  /** Not told when the app quits, which closes every window. */
  readonly onClosed: (id: EnvironmentId, windowId: number) => void;
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
  /** @returns once the page has content, or takes too long; at once where the window is shown or gone */
  readonly goTo: (id: EnvironmentId, path: string) => Promise<void>;
  readonly prepare: (id: EnvironmentId) => void;
  readonly logIn: (login: WindowLogin) => Promise<LoginOutcome>;
  readonly discard: (id: EnvironmentId) => void;
  readonly forgetSession: (id: EnvironmentId) => Promise<void>;
  /** @returns the environment's host; null before the first load; undefined when this is no Airflow window */
  readonly hostOf: (contents: WebContents) => string | null | undefined;
  /** Carries out what a frame asks; nothing where the window is gone. */
  readonly act: (windowId: number, act: WindowAct) => void;
  /** The pages of ours around Airflow's. */
  readonly frames: () => readonly { readonly windowId: number; readonly contents: WebContents }[];
}

interface AirflowWindow {
  readonly id: EnvironmentId;
  readonly window: BrowserWindow;
  readonly frame: AirflowFrame;
  state: AirflowWindowState;
  host: string | null;
  /** Whether the last login landed and no sign-in page was seen since. */
  signedIn: boolean;
  isLoggingIn: boolean;
}

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
    const created = createAirflowWindow(parts, id);
    open.set(key, created);
    watchWindow(parts, created);
    const { windowId } = created.state;
    created.window.on('closed', () => {
      open.delete(key);
      if (!isQuitting) parts.onClosed(id, windowId);
    });
    return created;
  }

  return {
    isLoggedIn: (id) => open.get(environmentKey(id))?.signedIn ?? false,
    show: (id, { focused }) => {
      const airflow = open.get(environmentKey(id));
      if (airflow === undefined) return; // closed by the person in the meantime
      if (airflow.window.isMinimized()) airflow.window.restore();
      if (focused) focus(airflow);
      else airflow.window.showInactive();
      parts.onShown(id);
    },
    goTo: async (id, path) => {
      const airflow = open.get(environmentKey(id));
      if (airflow !== undefined) await goTo(airflow, path);
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
      await airflow.frame.page.session.clearStorageData();
    },
    hostOf: (contents) => [...open.values()].find(({ frame }) => frame.page === contents)?.host,
    act: (windowId, act) => {
      const airflow = [...open.values()].find(({ window }) => window.id === windowId);
      if (airflow !== undefined) carryOut(airflow, act);
    },
    frames: () =>
      [...open.values()].map(({ window }) => ({ windowId: window.id, contents: window.webContents })),
  };
}

function createAirflowWindow(parts: AirflowWindowsParts, id: EnvironmentId): AirflowWindow {
  const { icon, preload, boundsOf } = parts;
  const frame = createAirflowFrame({
    icon,
    preload,
    title: titleOf(id),
    partition: partitionOf(id),
    bounds: boundsOf(id),
  });
  const state: AirflowWindowState = {
    windowId: frame.window.id,
    id,
    page: { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false },
    problem: null,
    zoomFactor: 1,
    find: null,
    downloads: [],
    isFullScreen: false,
  };
  parts.onWindow(state);
  return { id, window: frame.window, frame, state, host: null, signedIn: false, isLoggingIn: false };
}

function carryOut({ frame }: AirflowWindow, act: WindowAct): void {
  const { navigationHistory } = frame.page;
  switch (act.kind) {
    case 'fit':
      frame.fit(act.heightPx);
      break;
    case 'back':
      navigationHistory.goBack();
      break;
    case 'forward':
      navigationHistory.goForward();
      break;
    case 'reload':
      frame.page.reload();
      break;
    default:
  }
}

function titleOf(id: EnvironmentId, page?: string): string {
  return `${page === undefined ? '' : `${page} — `}${id.name} (${id.profile}, ${id.region}) — ${appName}`;
}

function watchWindow(parts: AirflowWindowsParts, airflow: AirflowWindow): void {
  const { id, window } = airflow;
  const { page } = airflow.frame;
  page.on('page-title-updated', (_event, title) => window.setTitle(titleOf(id, title)));
  watchPage(parts, airflow);
  const see = (text: string) => {
    const url = parseUrl(text);
    if (url?.host === airflow.host && loginPartOf(url) === 'signed-out') airflow.signedIn = false;
  };
  page.on('did-navigate', (_event, text) => see(text));
  // The way to the AWS console starts at the web server and is stopped at the console, so no page of it is ever reached.
  page.on('did-redirect-navigation', ({ url, isMainFrame }) => {
    if (isMainFrame) see(url);
  });
  // A window without its page is no window to go back to: the next opening logs in anew in it.
  page.on('did-fail-load', (_event, code, _name, _url, isMainFrame) => {
    if (isMainFrame && code !== abortedLoad) airflow.signedIn = false;
  });
  page.on('render-process-gone', () => {
    airflow.signedIn = false;
  });
  // A page that failed may arrive after its failure.
  page.on('did-stop-loading', () => leaveFailedLogin(airflow));
  window.on('close', () => {
    if (window.isVisible()) parts.onBounds(id, window.getNormalBounds());
  });
}

/** Tells the frame what stands in the window. SECURITY: nothing while a login runs, whose address carries a token. */
function watchPage(parts: AirflowWindowsParts, airflow: AirflowWindow): void {
  const { page } = airflow.frame;
  const tell = (): void => {
    if (airflow.isLoggingIn || airflow.window.isDestroyed()) return;
    const { navigationHistory } = page;
    airflow.state = {
      ...airflow.state,
      page: {
        url: page.getURL(),
        title: page.getTitle(),
        isLoading: page.isLoadingMainFrame(),
        canGoBack: navigationHistory.canGoBack(),
        canGoForward: navigationHistory.canGoForward(),
      },
    };
    parts.onWindow(airflow.state);
  };
  page.on('did-navigate', tell);
  page.on('did-navigate-in-page', tell);
  page.on('did-start-loading', tell);
  page.on('did-stop-loading', tell);
  page.on('page-title-updated', tell);
}

function leaveFailedLogin(airflow: AirflowWindow): void {
  const isOver = () => !airflow.isLoggingIn;
  if (isOver()) void leaveLoginPage(airflow.frame.page, isOver);
}

async function logIn(airflow: AirflowWindow, login: WindowLogin): Promise<LoginOutcome> {
  airflow.host = login.host;
  airflow.signedIn = false;
  airflow.isLoggingIn = true;
  const outcome = await loadLogin(airflow, login).finally(() => {
    airflow.isLoggingIn = false;
  });
  if (airflow.window.isDestroyed()) return { kind: 'aborted' };
  const contents = airflow.frame.page;
  airflow.signedIn = outcome.kind === 'landed';
  if (!airflow.signedIn) {
    contents.stop();
    leaveFailedLogin(airflow);
  }
  // SECURITY: the login page's entry carries the token in its fragment.
  contents.navigationHistory.clear();
  return outcome;
}

async function loadLogin({ frame }: AirflowWindow, login: WindowLogin): Promise<LoginOutcome> {
  const { host, url, signal } = login;
  const contents = frame.page;
  const pagePath = parseUrl(url)?.pathname ?? '';
  const watched = watchLogin({ contents, host, pagePath, signal });
  if (!loadAirflowPage(contents, url, host)) {
    return { kind: 'failed', failure: { kind: 'host-not-trusted', host } };
  }
  const outcome = await watched;
  if (outcome.kind === 'landed' && !contents.isDestroyed()) await readyToShow(contents, signal);
  return outcome;
}

/** SECURITY: the host is the one that was logged in to, whatever the link said; the policy judges the whole once more. */
async function goTo({ frame, host, window }: AirflowWindow, path: string): Promise<void> {
  if (host === null || !isPagePath(path)) return;
  const isLoading = loadAirflowPage(frame.page, `https://${host}${path}`, host);
  if (isLoading && !window.isVisible()) await readyToShow(frame.page, AbortSignal.timeout(slowPageMs));
}

/** A page that takes longer is shown as far as it is. */
const slowPageMs = 5_000;

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

function focus({ window, frame }: AirflowWindow): void {
  window.show();
  window.focus();
  frame.page.focus();
}
