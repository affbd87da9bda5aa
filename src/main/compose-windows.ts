/** Builds the windows, and the guards that come before the first of them. */

import { join } from 'node:path';
import { environmentKey, sameEnvironment } from '../shared/environment.ts';
import type { ComposeOptions } from './compose-options.ts';
import {
  type AppState,
  withPickerVisible,
  withToldAboutTray,
  withWindow,
  withWindowBounds,
} from './core/app-state.ts';
import { withAirflowWindow, withoutAirflowWindow } from './core/state-windows.ts';
import { createAirflowWindows } from './electron/airflow-windows.ts';
import { installAppMenu } from './electron/app-menu.ts';
import { tellAboutTray } from './electron/notifications.ts';
import { createPickerWindow } from './electron/picker-window.ts';
import { createPromptWindow } from './electron/prompt-window.ts';
import { installGuards } from './electron/session-policy.ts';
import { createSignInPages } from './electron/sign-in-window.ts';
import type { Store } from './store.ts';

/** Every window that there may be. */
export type Windows = ReturnType<typeof composeWindows>;

/** Makes the picker, hidden; every other window when it is asked for. */
export function composeWindows(
  { appFolder }: ComposeOptions,
  store: Store<AppState>,
  onPromptClosed: () => void,
) {
  const icon = join(appFolder, 'resources/icon.png');
  const preload = join(appFolder, 'out/preload/page.cjs');
  const airflow = createAirflowWindows({
    icon,
    preload,
    boundsOf: (id) => store.get().settings.windowBounds[environmentKey(id)],
    onBounds: (id, bounds) => store.update((state) => withWindowBounds(state, id, bounds)),
    onShown: (id) => store.update((state) => withWindow(state, id, true)),
    onWindow: (window) => store.update((state) => withAirflowWindow(state, window)),
    onSessionAct: () => undefined,
    onClosed: (id, windowId, isLast) => {
      store.update((state) => withoutAirflowWindow(state, windowId));
      if (!isLast) return;
      const wasShown = store.get().openWindows.some((each) => sameEnvironment(each, id));
      store.update((state) => withWindow(state, id, false));
      if (wasShown && !store.get().settings.toldAboutTray) {
        tellAboutTray(store.get().settings.hotkey);
        store.update(withToldAboutTray);
      }
    },
  });
  const signInPages = createSignInPages({ icon, makeRoom: (size) => prompt.makeRoom(size) });
  // Before the first window; the guards ask what a page is.
  installGuards({
    environmentHostOf: airflow.hostOf,
    signInCallbackOf: signInPages.callbackOf,
    openPopup: airflow.openPopup,
  });
  installAppMenu();
  const prompt = createPromptWindow({
    icon,
    preload,
    onClosed: onPromptClosed,
    onBlur: () => picker.promptBlurred(),
    onDone: () => picker.takeFocusBack(),
  });
  const picker = createPickerWindow({
    icon,
    preload,
    prompt,
    hideOnBlur: () => store.get().settings.hidePickerOnBlur,
    onVisible: (isVisible) => store.update((state) => withPickerVisible(state, isVisible)),
  });
  return { airflow, picker, prompt, signInPages };
}
