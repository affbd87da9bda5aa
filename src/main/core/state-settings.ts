/** What a person sets in the settings window, and where it stands. */

import type { Keyring } from '../../shared/app-facts.ts';
import type { Bounds, Preferences } from '../../shared/settings.ts';
import type { SettingsSection } from '../../shared/settings-section.ts';
import { type AppState, withSettings } from './app-state.ts';

/** Asks the settings window for a section; null for the one that it shows. */
export function withSettingsAsked(state: AppState, section: SettingsSection | null): AppState {
  return { ...state, settingsAsked: { section, times: state.settingsAsked.times + 1 } };
}

/** Remembers whether a keyring protects cookies. */
export function withKeyring(state: AppState, keyring: Keyring): AppState {
  return { ...state, keyring };
}

/** Remembers place and size of the settings window. */
export function withSettingsWindowBounds(state: AppState, bounds: Bounds): AppState {
  return withSettings(state, { settingsWindowBounds: bounds });
}

/** @returns what the person set by single controls */
export function preferencesOf({ settings }: Pick<AppState, 'settings'>): Preferences {
  const { hidePickerOnBlur, signInPlace, appearance, updates } = settings;
  return { hidePickerOnBlur, signInPlace, appearance, updates };
}

/** Takes what the person set by single controls. */
export function withPreferences(state: AppState, preferences: Preferences): AppState {
  return withSettings(state, preferences);
}

/** Forgets where windows stood, the settings' own included. */
export function withoutWindowPlaces(state: AppState): AppState {
  return withSettings(state, { windowBounds: {}, settingsWindowBounds: null });
}

/** Forgets the zoom of every environment. */
export function withoutZooms(state: AppState): AppState {
  return withSettings(state, { zoomFactors: {} });
}

/** Forgets what was opened, how often, and the letters that led there. */
export function withoutUse(state: AppState): AppState {
  return withSettings(state, { usage: {}, latches: {} });
}

/** Forgets that the command of a profile was allowed. */
export function withoutAllowedProcess(state: AppState, profile: string): AppState {
  const { [profile]: before, ...allowedProcesses } = state.settings.allowedProcesses;
  return before === undefined ? state : withSettings(state, { allowedProcesses });
}
