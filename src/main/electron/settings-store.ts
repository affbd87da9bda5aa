/** Keeps the settings file: electron-store with a check after each write, a last good copy beside it, and bad files kept. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import ElectronStore from 'electron-store';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { settingsFrom } from './settings-schema.ts';

/** The settings file. */
export interface SettingsStore {
  /** What was read at start. */
  readonly initial: Settings;
  /** What a person should know of the reading, or null. */
  readonly notice: Failure | null;
  /** Saves soon; saves that come close together become one. */
  readonly save: (settings: Settings) => void;
  /** Saves what waits now. */
  readonly flush: () => void;
}

/** What the settings file needs. */
export interface SettingsStoreParts {
  /** Folder of the file, which is made where it is missing. */
  readonly folder: string;
  readonly nowMs: () => number;
  /** Told after each save, whether it worked. */
  readonly onSaved: (saved: Result<null>) => void;
}

const quietMs = 300;

/** Reads the settings, else the last good copy, else the defaults; never throws. */
export function openSettingsStore({ folder, nowMs, onSaved }: SettingsStoreParts): SettingsStore {
  const { file, backup } = filesIn(folder);
  const { settings, notice } = readOrRestore({ file, backup, nowMs });
  let waiting: Settings | null = null;
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting === null) return;
    const saved = write({ folder, file, backup, settings: waiting });
    // What could not be saved is tried again with the next change, or at the end.
    if (saved.ok) waiting = null;
    onSaved(saved);
  }

  return {
    initial: settings,
    notice,
    save: (next) => {
      waiting = next;
      timer ??= setTimeout(flush, quietMs);
    },
    flush,
  };
}

/** Reads the settings, else the last good copy, else the defaults, and leaves every file as it is; never throws. */
export function readSettings(folder: string): Settings {
  const { file, backup } = filesIn(folder);
  return readFile(file) ?? readFile(backup) ?? defaultSettings;
}

function filesIn(folder: string) {
  return { file: join(folder, 'settings.json'), backup: join(folder, 'settings.last-good.json') };
}

interface Reading {
  readonly settings: Settings;
  readonly notice: Failure | null;
}

function readOrRestore(paths: {
  readonly file: string;
  readonly backup: string;
  readonly nowMs: () => number;
}): Reading {
  if (!existsSync(paths.file)) return { settings: readFile(paths.backup) ?? defaultSettings, notice: null };
  const settings = readFile(paths.file);
  if (settings !== null) return { settings, notice: null };
  const keptAs = `${paths.file}.bad-${paths.nowMs()}`;
  try {
    renameSync(paths.file, keptAs);
  } catch (error) {
    // A read-only folder: the bad file stays where it is, and the same happens at the next start.
    const problem = error instanceof Error ? error.message : 'The damaged file could not be moved';
    return {
      settings: readFile(paths.backup) ?? defaultSettings,
      notice: { kind: 'settings-not-saved', problem },
    };
  }
  return {
    settings: readFile(paths.backup) ?? defaultSettings,
    notice: { kind: 'settings-restored', keptAs: basename(keptAs) },
  };
}

/** @returns the settings in a file, or null when there is none or it cannot be read as such */
function readFile(path: string): Settings | null {
  try {
    return settingsFrom(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')));
  } catch {
    return null; // missing, unreadable or no JSON: the caller falls back to the last good copy
  }
}

function write(target: {
  readonly folder: string;
  readonly file: string;
  readonly backup: string;
  readonly settings: Settings;
}): Result<null> {
  const { folder, file, backup, settings } = target;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Reads the file when made, so it is made after the file is known to be good, and anew in case it was edited.
    const store = new ElectronStore<Settings>({ cwd: folder, name: 'settings', clearInvalidConfig: true });
    store.store = settings;
    // electron-store has been seen to write a truncated file on a full disk without an error, so the file is read back.
    if (isDeepStrictEqual(readFile(file), settings)) {
      keepCopy(file, backup);
      return ok(null);
    }
    if (existsSync(backup)) copyFileSync(backup, file);
    return fail({ kind: 'settings-not-saved', problem: 'The file on the disk is not what was written' });
  } catch (error) {
    return fail({ kind: 'settings-not-saved', problem: error instanceof Error ? error.message : 'unknown' });
  }
}

/** Beside first, then renamed: at no moment is there only half a copy. */
function keepCopy(file: string, backup: string): void {
  const beside = `${backup}.new`;
  try {
    copyFileSync(file, beside);
    renameSync(beside, backup);
  } catch {
    // The settings themselves are saved; the copy before this one stays.
  }
}
