/** Which Airflow windows there are, and of which environment. */

import { app, type WebContents } from 'electron';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { Bounds } from '../../shared/settings.ts';
import {
  type AirflowWindow,
  type AirflowWindowParts,
  createAirflowWindow,
  type WebSession,
} from './airflow-window.ts';
import { placeBeside } from './displays.ts';
import { log } from './log.ts';

/** What the list tells and asks. */
export interface WindowListParts extends AirflowWindowParts {
  readonly boundsOf: (id: EnvironmentId) => Bounds | undefined;
  /** Not told when the app quits, which closes every window. `isLast`: the environment has none left. */
  readonly onClosed: (id: EnvironmentId, windowId: number, isLast: boolean) => void;
}

/** The windows; in each environment the one that had the keyboard last is the last. */
export interface WindowList {
  readonly all: () => readonly AirflowWindow[];
  readonly of: (id: EnvironmentId) => readonly AirflowWindow[];
  readonly at: (windowId: number) => AirflowWindow | undefined;
  readonly ofPage: (contents: WebContents) => AirflowWindow | undefined;
  /** @returns the window that was used last, or a new one, hidden, where the environment has none */
  readonly first: (id: EnvironmentId) => AirflowWindow;
  /** @returns a new window, hidden; null where there are too many already */
  readonly another: (session: WebSession) => AirflowWindow | null;
}

/** More than anybody works with; each costs about 150 MB. */
const maxWindows = 20;

/** @param onNew  joins a window that is new to what looks after it. @returns an empty list */
export function createWindowList(
  parts: WindowListParts,
  onNew: (airflow: AirflowWindow) => void,
): WindowList {
  const sessions = new Map<string, WebSession>();
  let isQuitting = false;
  app.once('before-quit', () => {
    isQuitting = true;
  });
  const all = (): readonly AirflowWindow[] => [...sessions.values()].flatMap(({ windows }) => windows);

  function add(session: WebSession): AirflowWindow {
    const { id } = session;
    const others = all().map(({ window }) => window.getBounds());
    const airflow = createAirflowWindow(parts, session, placeBeside(parts.boundsOf(id), others));
    onNew(airflow);
    airflow.window.on('closed', () => {
      const isLast = session.windows.length === 0;
      if (isLast) sessions.delete(environmentKey(id));
      if (!isQuitting) parts.onClosed(id, airflow.windowId, isLast);
    });
    return airflow;
  }

  return {
    all,
    of: (id) => sessions.get(environmentKey(id))?.windows ?? [],
    at: (windowId) => all().find((each) => each.windowId === windowId),
    ofPage: (contents) => all().find(({ page }) => page === contents),
    first: (id) => {
      const key = environmentKey(id);
      const session = sessions.get(key) ?? { id, windows: [] };
      sessions.set(key, session);
      return usedLast(session.windows) ?? add(session);
    },
    another: (session) => {
      if (all().length < maxWindows) return add(session);
      log.warn(`No more than ${maxWindows} Airflow windows are open at once`);
      return null;
    },
  };
}

/** @returns the window that had the keyboard last, before those that nobody has seen yet */
export function usedLast(windows: readonly AirflowWindow[]): AirflowWindow | undefined {
  return windows.findLast(({ wasShown }) => wasShown) ?? windows.at(-1);
}
