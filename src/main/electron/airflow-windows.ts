/** The Airflow windows: any number for an environment, which share one persistent session. */

import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type BrowserWindow, session, type WebContents } from 'electron';
import { isPagePath } from '../../shared/airflow-link.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import type { LoginOutcome } from '../core/login-outcome.ts';
import { logInAt, type PageLogin, readyToShow, watchPresence } from './airflow-login.ts';
import { type AirflowWindow, showWindow } from './airflow-window.ts';
import { createWindowList, usedLast, type WindowList, type WindowListParts } from './airflow-window-list.ts';
import { watchContextMenu } from './context-menu.ts';
import { createDownloadRows } from './download-rows.ts';
import { createDownloads } from './downloads.ts';
import { watchFind } from './find-in-page.ts';
import { loadAirflowPage } from './guarded-load.ts';
import { watchFullScreen } from './page-full-screen.ts';
import { watchIcon } from './page-icon.ts';
import { watchZoom, type ZoomParts } from './page-zoom.ts';
import { partitionOf } from './partition.ts';
import { createSavePlaces } from './save-places.ts';
import { carryOut, type SessionAct, type WindowDeed } from './window-acts.ts';

/** What the windows tell and ask. */
export interface AirflowWindowsParts extends WindowListParts, ZoomParts {
  readonly onShown: (id: EnvironmentId) => void;
  /** What is for the whole session of a window, and takes a login. */
  readonly onSessionAct: (windowId: number, id: EnvironmentId, act: SessionAct) => void;
}

/** How a page is brought to the person. */
interface PageHow {
  readonly focused: boolean;
}

/** The Airflow windows. */
export interface AirflowWindows {
  /** @returns whether the window that was used last has a page of Airflow's that was reached */
  readonly hasPage: (id: EnvironmentId) => boolean;
  readonly show: (id: EnvironmentId, how: PageHow) => void;
  /** Makes the first window of an environment, hidden, once what was begun before is on its way. */
  readonly prepare: (id: EnvironmentId) => Promise<void>;
  /** Logs in, in the window that the person used last. */
  readonly logIn: (login: PageLogin & { readonly id: EnvironmentId }) => Promise<LoginOutcome>;
  /** Closes windows that nobody has seen. */
  readonly discard: (id: EnvironmentId) => void;
  readonly forgetSession: (id: EnvironmentId) => Promise<void>;
  /**
   * Loads a page of the environment's own host in the window that was used last, and shows it.
   *
   * @param path  with its slash, query and fragment: `/dags/x/grid?a=b#c`
   * @returns once it is shown; false where no window is open yet, or the path leads elsewhere
   */
  readonly goTo: (id: EnvironmentId, path: string, how: PageHow) => Promise<boolean>;
  /** Another window of the same environment, on the same page. */
  readonly openAnother: (windowId: number) => void;
  /**
   * A page asks for a window of its own.
   *
   * @returns false where it gets none: no Airflow page, another host, or too many windows
   */
  readonly openPopup: (opener: WebContents, url: string, how: PageHow) => boolean;
  /** Closes the windows of one environment, or all. @returns settles once they are gone */
  readonly closeAll: (id?: EnvironmentId) => Promise<void>;
  /** @returns the environment's host; null before the first load; undefined when this is no Airflow page */
  readonly hostOf: (contents: WebContents) => string | null | undefined;
  /** Writes the titles of all windows anew. */
  readonly retitle: () => void;
  /** Carries out what a frame or the menu asks; nothing where the window is gone. */
  readonly act: (windowId: number, act: WindowDeed) => void;
  /** The pages of ours around Airflow's. */
  readonly frames: () => readonly { readonly windowId: number; readonly contents: WebContents }[];
}

/** A page that is slower is shown while it loads. */
const showAfterMs = 5_000;

/** A window takes all of the process's time while it is made: a request that was begun has left after this. */
const sendingMs = 10;

/** A window that was made for a page that did not come is closed after this. */
const emptyForMs = 2_000;

/** Keeps no window until one is asked for. */
export function createAirflowWindows(parts: AirflowWindowsParts): AirflowWindows {
  const rows = createDownloadRows();
  const places = createSavePlaces();
  const downloads = createDownloads({ windowOf: (page) => list.ofPage(page), rows, places });
  const list = createWindowList(parts, (airflow) => {
    watch(airflow, parts);
    downloads.watch(airflow);
    watchContextMenu(airflow, {
      act: (kind) => act(airflow.windowId, { kind }),
      openBeside: (url) => openBeside(airflow, url, { focused: true }),
    });
  });
  const { openAnother, openBeside, goTo, show } = createOpener(parts, list);

  const act = (windowId: number, deed: WindowDeed): void => {
    const airflow = list.at(windowId);
    if (airflow !== undefined) carryOut(airflow, deed, { ...parts, openAnother, rows, places });
  };

  return {
    hasPage: (id) => usedLast(list.of(id))?.hasPage ?? false,
    show: (id, how) => {
      const airflow = usedLast(list.of(id));
      if (airflow !== undefined) show(airflow, how); // else closed by the person in the meantime
    },
    prepare: async (id) => {
      await setTimeout(sendingMs);
      const { page } = list.first(id);
      // Chromium opens the file of a session's cookies at the first request, and the login page would wait for it.
      void page.session.cookies.get({}).catch(() => undefined);
    },
    logIn: ({ id, ...login }) => logInAt(list.first(id), login),
    discard: (id) => {
      for (const { window, wasShown } of [...list.of(id)]) if (!wasShown) window.destroy();
    },
    forgetSession: async (id) => {
      await session.fromPartition(partitionOf(id)).clearStorageData();
    },
    goTo,
    openAnother,
    openPopup: (opener, url, how) => {
      const airflow = list.ofPage(opener);
      return airflow !== undefined && openBeside(airflow, url, how);
    },
    closeAll: async (id) => {
      const airflows = id === undefined ? list.all() : list.of(id);
      await Promise.all([...airflows].map(({ window }) => closed(window)));
    },
    retitle: () => {
      for (const { retitle } of list.all()) retitle();
    },
    hostOf: (contents) => list.ofPage(contents)?.host(),
    act,
    frames: () => list.all().map(({ windowId, window }) => ({ windowId, contents: window.webContents })),
  };
}

function closed(window: BrowserWindow): Promise<unknown> {
  const gone = once(window, 'closed');
  window.close();
  return gone;
}

function isEmpty(page: WebContents): boolean {
  return !page.isDestroyed() && page.getURL() === '' && !page.isLoadingMainFrame();
}

/** @returns whether a page comes at last, or is on its way: a load that was asked for a moment ago may not have begun */
async function arrives(page: WebContents): Promise<boolean> {
  return once(page, 'did-navigate', { signal: AbortSignal.timeout(emptyForMs) }).then(
    () => true,
    () => !page.isDestroyed() && page.isLoadingMainFrame(),
  );
}

function closeUnseen(airflow: AirflowWindow): void {
  const { window } = airflow;
  if (!airflow.wasShown && !window.isDestroyed()) window.destroy();
}

function watch(airflow: AirflowWindow, parts: ZoomParts): void {
  watchPresence(airflow);
  watchZoom(airflow, parts);
  watchFind(airflow);
  watchIcon(airflow);
  watchFullScreen(airflow);
}

/** @returns what brings windows and their pages to the person */
function createOpener({ onShown }: Pick<AirflowWindowsParts, 'onShown'>, list: WindowList) {
  function show(airflow: AirflowWindow, how: PageHow): void {
    if (airflow.window.isDestroyed()) return;
    showWindow(airflow, how);
    onShown(airflow.session.id);
  }

  /** Shows a window that is new once it has something to show. */
  async function loadAndShow(airflow: AirflowWindow, url: string, how: PageHow): Promise<boolean> {
    const { page, wasShown } = airflow;
    const host = airflow.host();
    if (host === null || !loadAirflowPage(page, url, host)) return false;
    if (!wasShown) await readyToShow(page, AbortSignal.timeout(showAfterMs));
    // A file came in its place, or nothing at all; what asks where to save the file may still look for its window.
    if (isEmpty(page) && !(await arrives(page))) return false;
    show(airflow, how);
    return true;
  }

  async function goTo(id: EnvironmentId, path: string, how: PageHow): Promise<boolean> {
    const airflow = usedLast(list.of(id));
    const host = airflow?.host() ?? null;
    if (airflow === undefined || host === null || !isPagePath(path)) return false;
    const isFirst = !airflow.wasShown;
    const isShown = await loadAndShow(airflow, `https://${host}${path}`, how);
    // The way back would lead to where the login landed, which nobody saw.
    if (isFirst && isShown && !airflow.page.isDestroyed()) airflow.page.navigationHistory.clear();
    return isShown;
  }

  function openBeside(opener: AirflowWindow, url: string, how: PageHow): boolean {
    const opened = list.another(opener.session);
    if (opened === null) return false;
    void loadAndShow(opened, url, how).then((isShown) => {
      if (!isShown) closeUnseen(opened);
    });
    return true;
  }

  function openAnother(windowId: number): void {
    const airflow = list.at(windowId);
    const host = airflow?.host() ?? null;
    if (airflow === undefined || host === null) return;
    openBeside(airflow, airflow.state().page.url || `https://${host}/`, { focused: true });
  }

  return { show, goTo, openBeside, openAnother };
}
