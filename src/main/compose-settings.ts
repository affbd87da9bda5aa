/** Joins the commands of the settings window to what they change. */

import type { KeptFiles, KeptFolder } from '../shared/app-facts.ts';
import { ok, type Result } from '../shared/failure.ts';
import type { SettingsSection } from '../shared/settings-section.ts';
import { webPages } from '../shared/web-pages.ts';
import { setHotkey, takeOtherHotkey } from './commands/hotkey.ts';
import type { AppHotkeys } from './compose-hotkeys.ts';
import type { AppState } from './core/app-state.ts';
import { diagnosticsText } from './core/diagnostics-text.ts';
import {
  withoutAllowedProcess,
  withoutUse,
  withoutWindowPlaces,
  withoutZooms,
  withPreferences,
  withSettingsAsked,
} from './core/state-settings.ts';
import type { AirflowWindows } from './electron/airflow-windows.ts';
import { applyAppearance } from './electron/appearance.ts';
import { copyText } from './electron/copy-text.ts';
import type { CommandHandlers } from './electron/ipc.ts';
import { latestTroubles, logFolder } from './electron/log.ts';
import { openInBrowser, showFolder } from './electron/open-outside.ts';
import type { PickerWindow } from './electron/picker-window.ts';
import type { SettingsWindow } from './electron/settings-window.ts';
import { systemFacts } from './electron/system-facts.ts';
import type { Store } from './store.ts';

/** What the settings work with. */
export interface SettingsParts extends Pick<AppHotkeys, 'hotkey' | 'recordHotkey'> {
  readonly store: Store<AppState>;
  readonly picker: Pick<PickerWindow, 'hide'>;
  readonly settings: Pick<SettingsWindow, 'show' | 'close'>;
  /** What a person asks of an Airflow window. */
  readonly act: AirflowWindows['act'];
  /** Forgets the credentials of a profile. */
  readonly dropProfile: (profile: string) => void;
  readonly environment: NodeJS.ProcessEnv;
  readonly userDataFolder: string;
  readonly tokenFolders: Pick<KeptFiles, 'ssoTokensFolder'>;
}

type SettingsCommand =
  | 'showSettings'
  | 'closeSettings'
  | 'setHotkey'
  | 'recordHotkey'
  | 'takeOtherHotkey'
  | 'setPreferences'
  | 'forgetWindows'
  | 'forgetUse'
  | 'withdrawProcess'
  | 'showFolder'
  | 'copyDiagnostics'
  | 'openWebPage';

/** @returns what each command of the settings does */
export function composeSettings(parts: SettingsParts): Pick<CommandHandlers, SettingsCommand> {
  const { store, hotkey, environment } = parts;
  const change = (transition: (state: AppState) => AppState): Result<null> => {
    store.update(transition);
    return ok(null);
  };
  return {
    showSettings: (section) => {
      showSettings(parts, section);
      return ok(null);
    },
    closeSettings: () => {
      parts.settings.close();
      return ok(null);
    },
    setHotkey: (accelerator) => setHotkey(store, hotkey, accelerator),
    recordHotkey: (isRecording) => {
      parts.recordHotkey(isRecording);
      return ok(null);
    },
    takeOtherHotkey: () => takeOtherHotkey(store, hotkey),
    setPreferences: (preferences) => change((state) => withPreferences(state, preferences)),
    forgetWindows: (what) => {
      if (what === 'places') return change(withoutWindowPlaces);
      for (const { windowId } of store.get().airflowWindows) parts.act(windowId, { kind: 'zoom-reset' });
      return change(withoutZooms);
    },
    forgetUse: () => change(withoutUse),
    withdrawProcess: (profile) => {
      change((state) => withoutAllowedProcess(state, profile));
      parts.dropProfile(profile);
      return ok(null);
    },
    showFolder: (folder) => {
      showFolder(folderOf(folder, parts));
      return ok(null);
    },
    copyDiagnostics: async ({ withNames }) => {
      const system = systemFacts(environment);
      await copyText(diagnosticsText({ state: store.get(), system, troubles: latestTroubles(), withNames }));
      return ok(null);
    },
    openWebPage: (page) => {
      openInBrowser(webPages[page]);
      return ok(null);
    },
  };
}

function folderOf(folder: KeptFolder, { userDataFolder, tokenFolders }: SettingsParts): string {
  if (folder === 'data') return userDataFolder;
  return folder === 'log' ? logFolder() : tokenFolders.ssoTokensFolder;
}

/** Brings the settings window. The picker, which stands above all windows, gives way. */
export function showSettings(
  {
    store,
    picker,
    settings,
  }: Pick<SettingsParts, 'store' | 'picker'> & { readonly settings: Pick<SettingsWindow, 'show'> },
  section: SettingsSection | null,
): void {
  store.update((state) => withSettingsAsked(state, section));
  picker.hide();
  settings.show();
}

/** All windows have the chosen colours from now on; to be called before the first of them. */
export function followAppearance(store: Store<AppState>): void {
  applyAppearance(store.get().settings.appearance);
  store.subscribe(({ settings: { appearance } }, before) => {
    if (appearance !== before.settings.appearance) applyAppearance(appearance);
  });
}
