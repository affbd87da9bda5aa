/** What the settings window shows and where it stands. */

import type { Bounds } from '../../shared/settings.ts';
import type { SettingsSection } from '../../shared/settings-section.ts';
import type { AppState } from './app-state.ts';

/** Asks the settings window for a section; null for the one that it shows. */
export function withSettingsAsked(state: AppState, section: SettingsSection | null): AppState {
  return { ...state, settingsAsked: { section, times: state.settingsAsked.times + 1 } };
}

/** Remembers place and size of the settings window. */
export function withSettingsWindowBounds(state: AppState, bounds: Bounds): AppState {
  return { ...state, settings: { ...state.settings, settingsWindowBounds: bounds } };
}
