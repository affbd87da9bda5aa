/** The composition root: builds every part once, joins state to tray and pages, and hands out what the process entry needs. */

import { join } from 'node:path';
import { createAddEnvironment } from './commands/add-environment.ts';
import { startHotkey } from './commands/hotkey.ts';
import { createPrompts } from './commands/prompts.ts';
import { composeAws } from './compose-aws.ts';
import { composeHandlers, composeTrayCommands } from './compose-commands.ts';
import { composeDiagnosis, composeNetworks, composeProxyLogins, composeSearch } from './compose-network.ts';
import type { ComposeOptions } from './compose-options.ts';
import { composePerson } from './compose-person.ts';
import { composeState } from './compose-state.ts';
import { composeWindows } from './compose-windows.ts';
import type { AppState } from './core/app-state.ts';
import { isSearchNews } from './core/state-discovery.ts';
import { type AppFacts, toSnapshot } from './core/to-snapshot.ts';
import { toWindowSnapshot } from './core/to-window-snapshot.ts';
import { trayContent } from './core/tray-items.ts';
import type { AirflowWindows } from './electron/airflow-windows.ts';
import { commandRules } from './electron/command-rules.ts';
import { createHotkey } from './electron/hotkey.ts';
import { createIpc, type Ipc } from './electron/ipc.ts';
import { keyboard } from './electron/keyboard.ts';
import { createTray } from './electron/tray.ts';
import type { Store } from './store.ts';

/** The running app, as far as the process entry needs it. */
export interface App {
  readonly showPicker: () => void;
  readonly togglePicker: () => void;
  /** Saves what waits and lets go of everything. */
  readonly dispose: () => void;
}

/** Builds and starts the app; to be called once, when Electron is ready. */
export function compose(options: ComposeOptions): App {
  const { store, flush } = composeState(options);
  // The windows bring the guards, and the AWS side a session that they guard.
  const prompts = createPrompts(store);
  const windows = composeWindows(options, store, prompts.cancelShown);
  const { picker, prompt } = windows;
  const proxyLogins = composeProxyLogins(prompts);
  const { goOn } = proxyLogins;
  const aws = composeAws(options, store, { answerProxy: proxyLogins.answer, attention: picker.attention });
  const facts = factsFrom(options, aws);
  const { search, searchAtStart } = composeSearch({ store, aws, goOn });
  const { networks, tunnels } = composeNetworks(options, store, windows.airflow);
  const person = composePerson({ store, prompts, aws, windows, search, networks });
  const adding = createAddEnvironment({ store, describeEnvironment: aws.describeEnvironment });
  const diagnosis = composeDiagnosis({ store, aws, proxyLogins, networks });
  const hotkey = createHotkey(picker.toggle);
  const push = () => ipc.push();
  const ipc = createIpc({
    handlers: composeHandlers({
      store,
      person,
      search,
      adding,
      diagnosis,
      networks,
      goOn,
      hotkey,
      picker,
      prompt,
      airflow: windows.airflow,
      push,
    }),
    ownPages: () => [...picker.contents(), ...prompt.contents()],
    snapshot: () => toSnapshot(store.get(), facts),
    frames: () => frameSnapshots(windows.airflow, store.get(), facts),
    isTyping: picker.isTyping,
  });
  const tray = createTray(
    join(options.appFolder, 'resources/tray'),
    composeTrayCommands({ opening: person.opening, goOn, picker, quit: options.quit }),
  );
  followState(store, { ipc, tray });
  startHotkey(store, hotkey);
  void aws.start().then(() => {
    if (store.get().settings.lookAtStart) void searchAtStart();
  });

  return {
    showPicker: picker.show,
    togglePicker: picker.toggle,
    dispose: () => {
      flush();
      for (const part of [ipc, tray, aws, proxyLogins, tunnels]) part.dispose();
    },
  };
}

function factsFrom(
  { appVersion }: ComposeOptions,
  { profileFiles }: { readonly profileFiles: readonly string[] },
): AppFacts {
  return { appVersion, keyboard, commandRules, profileFiles };
}

/** @returns what the frame of each Airflow window shows */
function frameSnapshots(airflow: AirflowWindows, state: AppState, facts: AppFacts) {
  return airflow.frames().flatMap(({ windowId, contents }) => {
    const snapshot = toWindowSnapshot(state, windowId, facts);
    return snapshot === null ? [] : [{ contents, snapshot }];
  });
}

/** Pages and tray show what changed; the tray leaves the news of a search out. */
function followState(
  store: Store<AppState>,
  { ipc, tray }: { readonly ipc: Ipc; readonly tray: ReturnType<typeof createTray> },
): void {
  const renderTray = () => tray.render(trayContent(store.get(), Date.now()));
  store.subscribe((state, before) => {
    const isNews = isSearchNews(state, before);
    ipc.push(isNews ? 'rows' : 'change');
    if (!isNews) renderTray();
  });
  renderTray();
}
