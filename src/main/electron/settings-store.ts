/** Keeps the settings file: replaced whole, with a last good copy beside it, bad files kept, and what could not be saved tried again. */

import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { isPlainFile } from './plain-file.ts';
import { replaceFileNow } from './replace-file.ts';
import { type SettingsReading, settingsFrom } from './settings-schema.ts';

/** The settings file. */
export interface SettingsStore {
  /** What was read at start. */
  readonly initial: Settings;
  /** What a person should know of the reading: what was restored, and that nothing can be saved. */
  readonly notices: readonly Failure[];
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
  /** Told after each save, whether it worked; of what is tried again, only that it worked in the end. */
  readonly onSaved: (saved: Result<null>) => void;
  readonly quietMs?: number;
  readonly retryMs?: number;
  /** Reads settings out of the parsed content of a file. */
  readonly read?: typeof settingsFrom;
}

const defaultQuietMs = 300;
/** A full disk gets room again. */
const defaultRetryMs = 5_000;

/** Reads the settings, and what is damaged in them from the last good copy, else the defaults; never throws. */
export function openSettingsStore(parts: SettingsStoreParts): SettingsStore {
  const { folder, onSaved, quietMs = defaultQuietMs, retryMs = defaultRetryMs } = parts;
  const { settings, unknown, notice } = readOrRestore(parts);
  const locked = lockedFolder(folder);
  let waiting: Settings | null = locked === null ? null : settings;
  let soon: NodeJS.Timeout | undefined;
  let again = locked === null ? undefined : setTimeout(retry, retryMs);

  /** @returns null where nothing waits */
  function attempt(): Result<null> | null {
    clearTimeout(soon);
    clearTimeout(again);
    soon = undefined;
    if (waiting === null) return null;
    const saved = write(folder, { ...unknown, ...waiting });
    if (saved.ok) waiting = null;
    else again = setTimeout(retry, retryMs);
    return saved;
  }

  function flush(): void {
    const saved = attempt();
    if (saved !== null) onSaved(saved);
  }

  function retry(): void {
    const saved = attempt();
    if (saved?.ok === true) onSaved(saved);
  }

  return {
    initial: settings,
    notices: [notice, locked].filter((each) => each !== null),
    save: (next) => {
      waiting = next;
      soon ??= setTimeout(flush, quietMs);
    },
    flush,
  };
}

/** Reads the settings as `openSettingsStore` does, and leaves every file as it is; never throws. */
export function readSettings(folder: string): Settings {
  const { file, backup } = filesIn(folder);
  const now = readFile(file, settingsFrom);
  return isWhole(now) ? now.settings : mended(now, readFile(backup, settingsFrom));
}

function filesIn(folder: string) {
  return { file: join(folder, 'settings.json'), backup: join(folder, 'settings.last-good.json') };
}

function readOrRestore({ folder, nowMs, read = settingsFrom }: SettingsStoreParts): {
  readonly settings: Settings;
  readonly unknown: SettingsReading['unknown'];
  readonly notice: Failure | null;
} {
  const { file, backup } = filesIn(folder);
  const now = readFile(file, read);
  if (isWhole(now)) return { ...now, notice: null };
  const copy = readFile(backup, read);
  const settings = mended(now, copy);
  const unknown = (now ?? copy)?.unknown ?? {};
  if (!existsSync(file)) return { settings, unknown, notice: null };
  // The next save writes the copy anew, whatever is wrong with it.
  if (!isWhole(copy)) keepAside(backup, nowMs());
  const keptAs = keepAside(file, nowMs());
  return {
    settings,
    unknown,
    notice: {
      kind: 'settings-restored',
      from: isCopyGood(now, copy) ? 'last-good-copy' : 'defaults',
      keptAs,
    },
  };
}

function isWhole(reading: SettingsReading | null): reading is SettingsReading {
  return reading?.damaged.length === 0;
}

/** @returns whether the copy has what the file lacks */
function isCopyGood(now: SettingsReading | null, copy: SettingsReading | null): boolean {
  return copy !== null && (now ?? copy).damaged.every((name) => !copy.damaged.includes(name));
}

/** @returns what is good in the file, else in the copy, else the default */
function mended(now: SettingsReading | null, copy: SettingsReading | null): Settings {
  const [first, second] = [now ?? copy, copy];
  if (first === null) return defaultSettings;
  const fromCopy = first.damaged.map((name) => [name, second?.settings[name] ?? defaultSettings[name]]);
  return { ...first.settings, ...Object.fromEntries(fromCopy) };
}

/** @returns what a file holds, or null when there is none or it cannot be read as settings */
function readFile(path: string, read: typeof settingsFrom): SettingsReading | null {
  try {
    if (!isPlainFile(path)) return null;
    return read(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')));
  } catch {
    return null; // missing, unreadable, no JSON, or of a version that cannot be brought to this one
  }
}

/**
 * Copies where it can: until the next save is done, what is good in the file stays where it is, and a link stays one.
 *
 * @returns the name under which a bad file is kept; null where it could not be, or is not there
 */
function keepAside(path: string, atMs: number): string | null {
  const keptAs = `${path}.bad-${atMs}`;
  for (const keep of isPlainFile(path) ? [copyFileSync, renameSync] : [renameSync]) {
    try {
      keep(path, keptAs);
      return basename(keptAs);
    } catch {
      // A file not to be read or a full disk: those are renamed. A folder that cannot be written to is told by itself.
    }
  }
  return null;
}

function write(folder: string, settings: Settings & SettingsReading['unknown']): Result<null> {
  const { file, backup } = filesIn(folder);
  const text = `${JSON.stringify(settings, null, '\t')}\n`;
  try {
    replaceFileNow(file, text);
  } catch (error) {
    return fail(notSaved(folder, error));
  }
  try {
    replaceFileNow(backup, text);
  } catch {
    // The settings themselves are saved; the copy before this one stays.
  }
  return ok(null);
}

/** @returns the failure where nothing can be saved in this folder, which is made where it is missing; else null */
function lockedFolder(folder: string): Failure | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return notSaved(folder, error);
  }
}

const whyOf: Readonly<Record<string, 'no-room' | 'not-allowed'>> = {
  ENOSPC: 'no-room',
  EDQUOT: 'no-room',
  EROFS: 'not-allowed',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
};

function notSaved(folder: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const problem = error instanceof Error ? error.message : 'unknown';
  return { kind: 'settings-not-saved', why: whyOf[code] ?? 'other', folder, problem };
}
