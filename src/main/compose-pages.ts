/** Joins the state to what shows it: our own pages, the frames of the Airflow windows, and the tray. */

import { join } from 'node:path';
import type { LoggedError } from '../shared/app-facts.ts';
import type { ComposeOptions } from './compose-options.ts';
import type { Windows } from './compose-windows.ts';
import type { AppState } from './core/app-state.ts';
import type { LoggedTrouble } from './core/diagnostics-text.ts';
import { isSearchNews } from './core/state-discovery.ts';
import { isWindowNews } from './core/state-windows.ts';
import { createWorkedOut, type SnapshotFacts, toSnapshot } from './core/to-snapshot.ts';
import { toWindowSnapshot } from './core/to-window-snapshot.ts';
import { type TrayCommand, trayContent } from './core/tray-items.ts';
import { type CommandHandlers, createIpc } from './electron/ipc.ts';
import { latestTroubles } from './electron/log.ts';
import { createTray } from './electron/tray.ts';
import type { Store } from './store.ts';

/** What the pages and the tray are joined to. */
interface PagesParts {
  readonly options: ComposeOptions;
  readonly store: Store<AppState>;
  readonly windows: Windows;
  readonly facts: Omit<SnapshotFacts, 'lastErrors'>;
  /** @param push  sends every page what is true now */
  readonly handlers: (push: () => void) => CommandHandlers;
  readonly onTrayCommand: (command: TrayCommand) => void;
}

/** Shows the state from now on. @returns what ends that */
export function composePages({ options, store, windows, facts, handlers, onTrayCommand }: PagesParts) {
  const { picker, prompt, settings } = windows;
  const workedOut = createWorkedOut();
  const ipc = createIpc({
    handlers: handlers(() => ipc.push()),
    ownPages: () => [picker, prompt, settings].flatMap((each) => each.contents()),
    frames: () => framesOf(windows, store.get(), facts),
    snapshot: () =>
      toSnapshot(
        store.get(),
        { ...facts, lastErrors: latestTroubles().map(withoutDetails) },
        workedOut(store.get()),
      ),
    isTyping: picker.isTyping,
  });
  const tray = createTray({
    imageFolder: join(options.appFolder, 'resources/tray'),
    content: () => trayContent(store.get(), Date.now()),
    onCommand: onTrayCommand,
  });
  store.subscribe((state, before) => {
    const isOfWindows = isWindowNews(state, before);
    const isOfSearch = !isOfWindows && isSearchNews(state, before);
    ipc.push(isOfWindows ? 'windows' : isOfSearch ? 'rows' : 'change');
    if ((!isOfWindows && !isOfSearch) || state.sessions !== before.sessions) tray.render();
  });
  return {
    dispose: () => {
      ipc.dispose();
      tray.dispose();
    },
  };
}

/** What an error was about stays in the log. */
function withoutDetails({ atMs, text }: LoggedTrouble): LoggedError {
  return { atMs, text };
}

/** @returns the frames of the Airflow windows, each with what it shows */
function framesOf({ airflow }: Windows, state: AppState, facts: PagesParts['facts']) {
  return airflow.frames().flatMap(({ windowId, contents }) => {
    const snapshot = toWindowSnapshot(state, windowId, facts);
    return snapshot === null ? [] : [{ contents, snapshot }];
  });
}
