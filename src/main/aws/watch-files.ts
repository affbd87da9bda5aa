/** Tells when files change, exist or not yet, by watching the folders that lead to them. */

import { type FSWatcher, realpathSync, type Stats, statSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** What to watch. */
export interface WatchRequest {
  readonly paths: readonly string[];
  /** `onQuiet` is called once nothing has happened for this many milliseconds. */
  readonly quietMs: number;
  readonly onQuiet: () => void;
}

interface WatchedFolder {
  readonly watcher: FSWatcher;
  /** Inode: a folder that was deleted and made anew is another one, which the old watcher does not see. */
  readonly inode: number;
}

/**
 * Folders, not files: editors replace files by rename. Where a folder is missing, its nearest parent that exists is
 * watched for it; where a file is a link, the folder that it leads to is watched as well.
 *
 * @returns a function that ends it
 */
export function watchFiles({ paths, quietMs, onQuiet }: WatchRequest): () => void {
  const watched = new Map<string, WatchedFolder>();
  let wanted: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  let timer: NodeJS.Timeout | null = null;

  const close = (folder: string) => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };

  const isOfInterest = (folder: string, name: string | null) =>
    name === null || name === basename(folder) || wanted.get(folder)?.has(name) === true;

  const settle = () => {
    timer = null;
    refresh();
    onQuiet();
  };

  const happened = (folder: string, name: string | null) => {
    if (!isOfInterest(folder, name)) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(settle, quietMs);
  };

  const refresh = () => {
    wanted = wantedFolders(paths);
    for (const [folder, { inode }] of watched) {
      if (!wanted.has(folder) || inodeOf(folder) !== inode) close(folder);
    }
    for (const folder of wanted.keys()) {
      if (watched.has(folder)) continue;
      const watcher = tryWatch(folder, (name) => happened(folder, name));
      if (watcher === null) continue;
      watcher.on('error', () => close(folder));
      watched.set(folder, { watcher, inode: inodeOf(folder) ?? 0 });
    }
  };

  refresh();
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const folder of [...watched.keys()]) close(folder);
  };
}

/** @returns each folder to watch, with the names in it that matter */
function wantedFolders(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of new Set(paths.flatMap((each) => [resolve(each), realPathOf(each)]))) {
    let name = basename(path);
    let folder = dirname(path);
    while (!isFolder(folder) && dirname(folder) !== folder) {
      name = basename(folder);
      folder = dirname(folder);
    }
    folders.set(folder, (folders.get(folder) ?? new Set<string>()).add(name));
  }
  return folders;
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path); // does not exist yet
  }
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() === true;
}

function inodeOf(path: string): number | undefined {
  return statsOf(path)?.ino;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // may not be looked at
  }
}

/** @returns null where the system has no watcher left, or the folder went away just now */
function tryWatch(folder: string, onEvent: (name: string | null) => void): FSWatcher | null {
  try {
    return watch(folder, { persistent: false }, (_event, name) => onEvent(name));
  } catch {
    return null;
  }
}
