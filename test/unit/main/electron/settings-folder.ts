// A folder for the settings of each test, and settings to put there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openSettingsStore, type SettingsStoreParts } from '../../../../src/main/electron/settings-store.ts';
import { defaultSettings, type Settings } from '../../../../src/shared/settings.ts';
import { alpha, beta } from '../sample-state.ts';

export const good: Settings = {
  ...defaultSettings,
  favourites: [alpha, beta],
  hotkey: 'Control+Alt+Space',
};
export const goodText = `${JSON.stringify(good, null, '\t')}\n`;

/** @returns the folder of the test that runs, which may choose another within it, and what is done there */
export function settingsFolderOfEach() {
  const at = {
    folder: '',
    file: () => join(at.folder, 'settings.json'),
    opened: (parts: Partial<SettingsStoreParts> = {}) =>
      openSettingsStore({ folder: at.folder, nowMs: () => 7, onSaved: () => undefined, ...parts }),
  };
  let made = '';
  beforeEach(() => {
    made = mkdtempSync(join(tmpdir(), 'windsock-settings-'));
    at.folder = made;
  });
  afterEach(() => rmSync(made, { recursive: true, force: true }));
  return at;
}
