/** One Airflow window: its frame, what the frame is told of it, and the web session that it shares with its environment's other windows. */

import type { BrowserWindow, WebContents } from 'electron';
import {
  type AirflowWindowState,
  isInPlaceOfPage,
  isPageOfAirflow,
  type ShownPage,
} from '../../shared/airflow-window.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import type { Bounds } from '../../shared/settings.ts';
import { loginPartOf } from '../core/login-url.ts';
import { parseUrl } from '../core/parse-url.ts';
import { type AirflowFrame, createAirflowFrame } from './airflow-frame.ts';
import { type WatchedHealth, watchPageHealth } from './page-health.ts';
import { partitionOf } from './partition.ts';

/** What all windows of one environment share. */
export interface WebSession {
  readonly id: EnvironmentId;
  /** The one that had the keyboard last is the last. */
  readonly windows: AirflowWindow[];
}

/** One window. */
export interface AirflowWindow {
  readonly windowId: number;
  readonly session: WebSession;
  readonly window: BrowserWindow;
  readonly frame: AirflowFrame;
  /** Of Airflow. */
  readonly page: WebContents;
  readonly health: WatchedHealth;
  readonly state: () => AirflowWindowState;
  /** Changes what the frame is told. */
  readonly update: (change: Partial<Omit<AirflowWindowState, 'windowId' | 'id'>>) => void;
  /** Tells the frame anew what page stands in the window. */
  readonly tellPage: () => void;
  /** Writes its title anew. */
  readonly retitle: () => void;
  /** @returns the host that its page may be at: of the login that runs in it, else of the session; null before the first login */
  readonly host: () => string | null;
  /** Of the login that runs in this window; null where none does. */
  loginHost: string | null;
  /** Whether a page of Airflow's was reached and stands. Whether its session still lives is in the state. */
  hasPage: boolean;
  /** Whether a person has seen it. */
  wasShown: boolean;
}

/** What a window tells and asks. */
export interface AirflowWindowParts {
  readonly icon: string;
  readonly preload: string;
  /** @returns the host of an environment's web session; null before the first login */
  readonly hostOf: (id: EnvironmentId) => string | null;
  /** Something that the frame shows is another now. */
  readonly onWindow: (window: AirflowWindowState) => void;
  /** The window's title over a page with this title. */
  readonly titleOf: (id: EnvironmentId, page: string) => string;
  readonly onBounds: (id: EnvironmentId, bounds: Bounds) => void;
}

/** Makes a window of the session, hidden, and joins it to the session until it is closed. */
export function createAirflowWindow(
  parts: AirflowWindowParts,
  session: WebSession,
  bounds: Bounds,
): AirflowWindow {
  const { icon, preload, titleOf } = parts;
  const { id } = session;
  const frame = createAirflowFrame({
    icon,
    preload,
    title: titleOf(id, ''),
    partition: partitionOf(id),
    bounds,
  });
  const { window, page } = frame;
  let state = firstState(window.id, id);
  const update: AirflowWindow['update'] = (change) => {
    if (window.isDestroyed()) return;
    state = { ...state, ...change };
    frame.showPage(isPageOfAirflow(state.page) && !isInPlaceOfPage(state.problem));
    parts.onWindow(state);
  };
  const airflow: AirflowWindow = {
    windowId: window.id,
    session,
    window,
    frame,
    page,
    health: watchPageHealth({
      page,
      hostOf: () => airflow.host(),
      isLoggingIn: () => airflow.loginHost !== null,
      onProblem: (problem) => update({ problem }),
    }),
    state: () => state,
    update,
    // SECURITY: nothing while a login runs, whose address carries a token.
    tellPage: () => {
      if (airflow.loginHost === null && !window.isDestroyed()) update({ page: shownPage(airflow) });
    },
    retitle: () => {
      if (!window.isDestroyed()) window.setTitle(titleOf(id, state.page.title));
    },
    host: () => airflow.loginHost ?? parts.hostOf(id),
    loginHost: null,
    hasPage: false,
    wasShown: false,
  };
  session.windows.push(airflow);
  watchPage(airflow);
  watchWindow(parts, airflow);
  update({});
  return airflow;
}

/** Brings the window to the person, with the keyboard or without. */
export function showWindow(airflow: AirflowWindow, { focused }: { readonly focused: boolean }): void {
  const { window, frame } = airflow;
  if (window.isDestroyed()) return;
  airflow.wasShown = true;
  if (window.isMinimized()) window.restore();
  if (!focused) {
    window.showInactive();
    return;
  }
  window.show();
  window.focus();
  frame.focus();
}

function firstState(windowId: number, id: EnvironmentId): AirflowWindowState {
  return {
    windowId,
    id,
    page: { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false },
    problem: null,
    zoomFactor: 1,
    find: null,
    downloads: [],
    isPageFullScreen: false,
    timesCopied: 0,
  };
}

/** SECURITY: never the address of a login, not even that of one that failed; nor a title made of an address. */
function shownPage({ page, state }: AirflowWindow): ShownPage {
  const { navigationHistory } = page;
  const url = parseUrl(page.getURL());
  const isLogin = url !== null && loginPartOf(url) === 'login-page';
  return {
    ...state().page,
    url: url === null || isLogin || url.protocol !== 'https:' ? '' : url.href,
    isLoading: page.isLoadingMainFrame(),
    canGoBack: navigationHistory.canGoBack(),
    canGoForward: navigationHistory.canGoForward(),
  };
}

function watchPage(airflow: AirflowWindow): void {
  const { page, update, state, tellPage, retitle } = airflow;
  const setTitle = (title: string): void => {
    update({ page: { ...state().page, title } });
    retitle();
  };
  page.on('did-navigate', () => {
    setTitle('');
    tellPage();
  });
  for (const event of ['did-navigate-in-page', 'did-start-loading', 'did-stop-loading'] as const) {
    page.on(event as 'did-stop-loading', tellPage);
  }
  // One that is not the page's own is made of its address.
  page.on('page-title-updated', (_event, title, isOwn) => {
    if (isOwn) setTitle(title);
  });
}

function watchWindow({ onBounds }: AirflowWindowParts, airflow: AirflowWindow): void {
  const { window, page, session } = airflow;
  const { windows } = session;
  /** @returns whether it was in it */
  const takeOut = (): boolean => {
    const at = windows.indexOf(airflow);
    if (at >= 0) windows.splice(at, 1);
    return at >= 0;
  };
  // The keyboard may be told to come to a window that is gone.
  window.on('focus', () => {
    if (takeOut()) windows.push(airflow);
  });
  window.on('close', () => {
    if (airflow.wasShown) onBounds(session.id, window.getNormalBounds());
  });
  window.on('closed', takeOut);
  // `window.close()` of a page ends its view alone.
  page.once('destroyed', () => {
    if (!window.isDestroyed()) window.close();
  });
}
