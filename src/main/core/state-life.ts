/** The life of the app on its desktop: its picker, the first run, whether the hotkey arrives, whether Windsock starts at login. */

import type { LoginItem } from '../../shared/snapshot.ts';
import { type AppState, withNotice } from './app-state.ts';

/** Says that the picker came or went. */
export function withPickerVisible(state: AppState, pickerVisible: boolean): AppState {
  return state.pickerVisible === pickerVisible ? state : { ...state, pickerVisible };
}

/** Remembers that it was said how Windsock goes on without windows. */
export function withToldAboutTray(state: AppState): AppState {
  return { ...state, settings: { ...state.settings, toldAboutTray: true } };
}

/** @returns whether no environment was opened yet, and the person did not have the first steps taken away */
export function isFirstRun({ settings }: AppState): boolean {
  // Settings of a version without first steps say by their use that these are over.
  return !settings.firstRunDone && Object.keys(settings.usage).length === 0;
}

/** Takes the first steps away, for good. */
export function withFirstRunDone(state: AppState): AppState {
  if (state.settings.firstRunDone) return state;
  return { ...state, settings: { ...state.settings, firstRunDone: true } };
}

/** Takes the outcome of registering the picker's hotkey. */
export function withHotkey(state: AppState, accelerator: string, hotkeyActive: boolean): AppState {
  if (state.settings.hotkey === accelerator) return { ...state, hotkeyActive };
  return { ...state, hotkeyActive, settings: { ...state.settings, hotkey: accelerator } };
}

/** Says that the hotkey that is set was pressed, and arrived. */
export function withHotkeyArrived(state: AppState): AppState {
  const { hotkey } = state.settings;
  return state.hotkeyArrived === hotkey ? state : { ...state, hotkeyArrived: hotkey };
}

/** Says that something went wrong that nothing caught; the log has more under this name. */
export function withUnexpected(state: AppState, reference: string): AppState {
  return withNotice(state, { id: 'unexpected', failure: { kind: 'unexpected', reference } });
}

/** Says whether Windsock starts at login. */
export function withLoginItem(state: AppState, loginItem: LoginItem): AppState {
  const { state: now, reason } = state.loginItem;
  const isSame = now === loginItem.state && reason?.kind === loginItem.reason?.kind;
  return isSame ? state : { ...state, loginItem };
}
