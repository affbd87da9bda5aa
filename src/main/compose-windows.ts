/** Builds the windows, and the guards that come before the first of them. */

import { join } from 'node:path';
import { type EnvironmentId, environmentKey, sameEnvironment } from '../shared/environment.ts';
import type { ComposeOptions } from './compose-options.ts';
import { showSettings } from './compose-settings.ts';
import type { AppState } from './core/app-state.ts';
import { withPickerVisible, withToldAboutTray } from './core/state-life.ts';
import { withKeyring, withSettingsWindowBounds } from './core/state-settings.ts';
import {
  isSessionOver,
  sessionHostOf,
  withAirflowWindow,
  withoutAirflowWindow,
  withWindow,
  withWindowBounds,
  withZoomFactor,
} from './core/state-windows.ts';
import { trayHint, type WaysBack } from './core/tray-hint.ts';
import { mayChangeTitles, windowTitle } from './core/window-title.ts';
import {
  type AirflowWindows,
  type AirflowWindowsParts,
  createAirflowWindows,
} from './electron/airflow-windows.ts';
import { installAppMenu } from './electron/app-menu.ts';
import { createHiddenLogins } from './electron/hidden-login.ts';
import { keyboard } from './electron/keyboard.ts';
import { lookAtKeyring } from './electron/keyring.ts';
import { announce, hasTray } from './electron/notifications.ts';
import { isWayland } from './electron/own-command.ts';
import { createPickerWindow } from './electron/picker-window.ts';
import { createPromptWindow } from './electron/prompt-window.ts';
import { installGuards, type PageRoles } from './electron/session-policy.ts';
import { createSessionWatch, type SessionWatchParts } from './electron/session-watch.ts';
import { createSettingsWindow, type SettingsWindowParts } from './electron/settings-window.ts';
import { createSignInPages } from './electron/sign-in-window.ts';
import type { SessionAct } from './electron/window-acts.ts';
import { windowIcon } from './electron/window-icon.ts';
import type { Store } from './store.ts';

/** Every window that there may be. */
export type Windows = ReturnType<typeof composeWindows>;

/** What is told of the windows. */
export interface WindowEvents extends Pick<SessionWatchParts, 'onSight'> {
  readonly onPromptClosed: () => void;
  readonly onSettingsClosed: () => void;
  /** A frame asks for a login. */
  readonly onSessionAct: (id: EnvironmentId, act: SessionAct) => void;
}

/** Makes the picker, hidden; every other window when it is asked for. */
export function composeWindows(
  { appFolder, environment }: ComposeOptions,
  store: Store<AppState>,
  { onPromptClosed, onSight, onSessionAct, onSettingsClosed }: WindowEvents,
) {
  const icon = windowIcon(join(appFolder, 'resources'));
  const preload = join(appFolder, 'out/preload/page.cjs');
  const showPicker = (): void => picker.show();
  const airflow = composeAirflowWindows(store, { icon, preload, onSessionAct }, (id) =>
    lastClosed({ store, environment, showPicker }, id),
  );
  const signInPages = createSignInPages({ icon, makeRoom: (size) => prompt.makeRoom(size) });
  // Before the first window; the guards ask what a page is.
  const sessions = guardPages({
    airflow,
    signInCallbackOf: signInPages.callbackOf,
    hostOf: hostIn(store),
    onSight,
  });
  const act = personAct(store, airflow, onSessionAct);
  installAppMenu({ act, showSettings: () => showSettings({ store, picker, settings }, null) });
  const onBlur = () => picker.otherBlurred();
  const prompt = createPromptWindow({
    icon,
    preload,
    onClosed: onPromptClosed,
    onBlur,
    onDone: () => picker.takeFocusBack(),
  });
  const settings = composeSettingsWindow(store, { icon, preload, onBlur, onClosed: onSettingsClosed });
  const picker = createPickerWindow({
    icon,
    preload,
    prompt,
    settings,
    hideOnBlur: () => store.get().settings.hidePickerOnBlur,
    onVisible: (isVisible) => store.update((state) => withPickerVisible(state, isVisible)),
  });
  return { airflow, act, ...sessions, picker, prompt, settings, signInPages };
}

function lastClosed(
  {
    store,
    environment,
    showPicker,
  }: {
    readonly store: Store<AppState>;
    readonly environment: ComposeOptions['environment'];
    readonly showPicker: () => void;
  },
  id: EnvironmentId,
): void {
  const { openWindows, settings } = store.get();
  const wasShown = openWindows.some((each) => sameEnvironment(each, id));
  store.update((state) => withWindow(state, id, false));
  if (!wasShown || settings.toldAboutTray) return;
  announce(trayHint(waysBack(store.get(), environment)), showPicker);
  store.update(withToldAboutTray);
}

function composeAirflowWindows(
  store: Store<AppState>,
  {
    icon,
    preload,
    onSessionAct,
  }: Pick<AirflowWindowsParts, 'icon' | 'preload'> & Pick<WindowEvents, 'onSessionAct'>,
  onLastClosed: (id: EnvironmentId) => void,
): AirflowWindows {
  const airflow = createAirflowWindows({
    icon,
    preload,
    hostOf: hostIn(store),
    boundsOf: (id) => store.get().settings.windowBounds[environmentKey(id)],
    onBounds: (id, bounds) => store.update((state) => withWindowBounds(state, id, bounds)),
    onShown: (id) => store.update((state) => withWindow(state, id, true)),
    onWindow: (window) => store.update((state) => withAirflowWindow(state, window)),
    titleOf: (id, page) => windowTitle(store.get(), id, page),
    zoomOf: (id) => store.get().settings.zoomFactors[environmentKey(id)] ?? 1,
    onZoom: (id, factor) => store.update((state) => withZoomFactor(state, id, factor)),
    onSessionAct: (_windowId, id, act) => onSessionAct(id, act),
    onClosed: (id, windowId, isLast) => {
      store.update((state) => withoutAirflowWindow(state, windowId));
      if (isLast) onLastClosed(id);
    },
  });
  store.subscribe((state, before) => {
    if (mayChangeTitles(state, before)) airflow.retitle();
  });
  return airflow;
}

/** @returns what knows the host of an environment's session */
function hostIn(store: Store<AppState>): SessionWatchParts['hostOf'] {
  return (id) => sessionHostOf(store.get(), id);
}

function composeSettingsWindow(
  store: Store<AppState>,
  parts: Pick<SettingsWindowParts, 'icon' | 'preload' | 'onBlur' | 'onClosed'>,
) {
  return createSettingsWindow({
    ...parts,
    bounds: () => store.get().settings.settingsWindowBounds,
    onBounds: (bounds) => store.update((state) => withSettingsWindowBounds(state, bounds)),
    onShown: () => store.update((state) => withKeyring(state, lookAtKeyring())),
  });
}

/** A hotkey on Wayland counts once it arrived. */
function waysBack(state: AppState, environment: NodeJS.ProcessEnv): WaysBack {
  const { hotkey } = state.settings;
  const works = state.hotkeyActive && (!isWayland(environment) || state.hotkeyArrived === hotkey);
  return { hotkey: works ? hotkey : null, keyboard, hasTray };
}

/** Installs the guards, which ask what a page is, and the watch over the sessions of Airflow's pages. */
function guardPages({ airflow, signInCallbackOf, hostOf, onSight }: GuardedPages) {
  const hiddenLogins = createHiddenLogins();
  const sessionWatch = createSessionWatch({
    onSight,
    hostOf,
    isHidden: (contents) => hiddenLogins.hostOf(contents) !== undefined,
  });
  installGuards({
    environmentHostOf: (contents) => hiddenLogins.hostOf(contents) ?? airflow.hostOf(contents),
    signInCallbackOf,
    openPopup: airflow.openPopup,
    staysSignedOut: sessionWatch.staysSignedOut,
  });
  return { hiddenLogins, sessionWatch };
}

interface GuardedPages
  extends Pick<SessionWatchParts, 'onSight' | 'hostOf'>,
    Pick<PageRoles, 'signInCallbackOf'> {
  readonly airflow: AirflowWindows;
}

/** What a person asks of a window: to load a page anew whose session is over is to sign in. */
function personAct(
  store: Store<AppState>,
  airflow: Pick<AirflowWindows, 'act'>,
  onSessionAct: WindowEvents['onSessionAct'],
): AirflowWindows['act'] {
  return (windowId, deed) => {
    const window = store.get().airflowWindows.find((each) => each.windowId === windowId);
    if (deed.kind === 'reload' && window !== undefined && isSessionOver(store.get(), window.id))
      onSessionAct(window.id, 'sign-in');
    else airflow.act(windowId, deed);
  };
}
