/** Where Chromium keeps its data: in the person's folder; where no file can be made there, in one that the system forgets again. */

import { createHash } from 'node:crypto';
import { mkdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { makeOwnFolder } from './own-folder.ts';

/** @returns whether files can be made in the folder of Chromium's data, as a lock is one */
export function isDataFolderOpen(): boolean {
  const folder = app.getPath('userData');
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false; // a read-only disk, a folder of somebody else, or no room
  }
}

/**
 * A disk may have become read-only under an app that runs. On Linux and macOS Chromium's lock is a link to `{host}-{process id}`.
 *
 * @returns whether the lock in the folder of Chromium's data names a process that lives
 */
export function isDataFolderInUse(): boolean {
  try {
    const holder = readlinkSync(join(app.getPath('userData'), 'SingletonLock'));
    return isAlive(Number(/-(\d+)$/.exec(holder)?.[1] ?? Number.NaN));
  } catch {
    return false; // no lock
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Lets Chromium keep its data elsewhere, for all starts of this person at the same place.
 *
 * @returns false where there is no such place either
 */
export function borrowDataFolder({ XDG_RUNTIME_DIR: runtime }: NodeJS.ProcessEnv): boolean {
  const owner = process.getuid?.();
  const name = createHash('sha256')
    .update(`${owner} ${app.getPath('userData')}`)
    .digest('hex');
  const places = [...(runtime?.startsWith('/') === true ? [runtime] : []), tmpdir()];
  const folder = places.map((each) => join(each, `windsock-${name.slice(0, 16)}`)).find(makeOwnFolder);
  if (folder === undefined) return false;
  app.setPath('userData', folder);
  return true;
}
