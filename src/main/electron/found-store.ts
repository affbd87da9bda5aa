/** Keeps what searches found between starts, in a file of its own: no secret stands in it, and all of it can be found again. */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptFinds } from '../core/state-discovery.ts';
import { findsFrom, foundFileFrom, noFinds } from './found-file.ts';
import { replaceFile, replaceFileNow } from './replace-file.ts';

/** The file. */
export interface FoundStore {
  /** What was read at start. */
  readonly initial: KeptFinds;
  /** Saves soon what `finds` then gives; saves that come close together become one. */
  readonly save: (finds: () => KeptFinds) => void;
  /** Saves what waits now. */
  readonly flush: () => void;
}

/** What the file needs. `onError` is told when a save failed, which costs nothing but a search at the next start. */
export interface FoundStoreParts {
  readonly folder: string;
  readonly onError: (error: unknown) => void;
  readonly gapMs?: number;
}

/** A search of a whole organisation writes a megabyte each time. */
const defaultGapMs = 5_000;
/** 20,000 environments take less. */
const maxFileBytes = 32 * 1024 * 1024;

const fileName = 'environments.json';

/** Reads the file; never throws. */
export function openFoundStore({ folder, onError, gapMs = defaultGapMs }: FoundStoreParts): FoundStore {
  const file = join(folder, fileName);
  let waiting: (() => KeptFinds) | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing = Promise.resolve();

  const taken = (): string | null => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const finds = waiting;
    waiting = null;
    return finds === null ? null : JSON.stringify(foundFileFrom(finds()));
  };
  const writeSoon = () => {
    const text = taken();
    if (text !== null) writing = writing.then(() => replaceFile(file, text)).catch(onError);
  };

  return {
    initial: readFinds(folder),
    save: (finds) => {
      waiting = finds;
      timer ??= setTimeout(writeSoon, gapMs);
    },
    flush: () => {
      const text = taken();
      if (text === null) return;
      try {
        replaceFileNow(file, text);
      } catch (error) {
        onError(error);
      }
    },
  };
}

/** Reads the file alone; never throws. */
export function readFinds(folder: string): KeptFinds {
  const file = join(folder, fileName);
  try {
    const facts = statSync(file);
    if (!facts.isFile() || facts.size > maxFileBytes) return noFinds;
    return findsFrom(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return noFinds; // missing, unreadable or no JSON: a search finds it all again
  }
}
