/** The composition root: builds every part once, joins state to tray and pages, and hands out what the process entry needs. */

import { join } from 'node:path';
import { createAddEnvironment } from './commands/add-environment.ts';
import { startHotkey } from './commands/hotkey.ts';
import { createPrompts } from './commands/prompts.ts';
import { composeAws } from './compose-aws.ts';
import { composeHandlers, composeTrayCommands } from './compose-commands.ts';
import {
  composeDiagnosis,
  composeNetworkWatch,
  composeProxyLogins,
  composeSearch,
} from './compose-network.ts';
import type { ComposeOptions } from './compose-options.ts';
import { composePerson } from './compose-person.ts';
import { composeState } from './compose-state.ts';
import { composeWindows } from './compose-windows.ts';
import { isSearchNews } from './core/state-discovery.ts';
import { type AppFacts, toSnapshot } from './core/to-snapshot.ts';
import { toWindowSnapshot } from './core/to-window-snapshot.ts';
import { trayContent } from './core/tray-items.ts';
import { createHotkey } from './electron/hotkey.ts';
import { createIpc } from './electron/ipc.ts';
import { keyboard } from './electron/keyboard.ts';
import { createTray } from './electron/tray.ts';

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
  const facts: AppFacts = { appVersion: options.appVersion, keyboard, profileFiles: aws.profileFiles };
  const { search, searchAtStart } = composeSearch({ store, aws, goOn });
  const person = composePerson({ store, prompts, aws, windows, search });
  const adding = createAddEnvironment({ store, describeEnvironment: aws.describeEnvironment });
  const diagnosis = composeDiagnosis({ store, aws, proxyLogins });
  const networkWatch = composeNetworkWatch({
    store,
    retryOpening: person.opening.retry,
    reloadWindow: (windowId) => windows.airflow.act(windowId, { kind: 'reload' }),
  });
  const hotkey = createHotkey(picker.toggle);
  const push = () => ipc.push();
  const ipc = createIpc({
    handlers: composeHandlers({
      store,
      person,
      search,
      adding,
      diagnosis,
      goOn,
      hotkey,
      picker,
      prompt,
      airflow: windows.airflow,
      push,
    }),
    ownPages: () => [...picker.contents(), ...prompt.contents()],
    snapshot: () => toSnapshot(store.get(), facts),
    frames: () =>
      windows.airflow.frames().flatMap(({ windowId, contents }) => {
        const snapshot = toWindowSnapshot(store.get(), windowId, facts);
        return snapshot === null ? [] : [{ contents, snapshot }];
      }),
    isTyping: picker.isTyping,
  });
  const tray = createTray(
    join(options.appFolder, 'resources/tray'),
    composeTrayCommands({ opening: person.opening, goOn, picker, quit: options.quit }),
  );
  const renderTray = () => tray.render(trayContent(store.get(), Date.now()));
  store.subscribe((state, before) => {
    const isNews = isSearchNews(state, before);
    ipc.push(isNews ? 'rows' : 'change');
    if (!isNews) renderTray();
  });

  renderTray();
  startHotkey(store, hotkey);
  void aws.start().then(() => {
    if (store.get().settings.lookAtStart) void searchAtStart();
  });

  return {
    showPicker: picker.show,
    togglePicker: picker.toggle,
    dispose: () => {
      flush();
      for (const part of [ipc, tray, aws, proxyLogins, networkWatch]) part.dispose();
    },
  };
}
