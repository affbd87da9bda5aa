/** Replaces files whole: on a full disk and in a process that is killed, too, there is the old file or the new one, never a part. */

import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The person's own, and nobody else's. */
const ownMode = 0o600;
const ownFolderMode = 0o700;

const notWritten = 'What is on the disk is not what was written';

/**
 * Writes beside the file, reads that back, and then puts it in the file's place; folders that are missing are made. Dotfiles are
 * often links to files kept elsewhere, so a link stays one.
 *
 * @throws when it cannot; the file is as it was then, and nothing of this one is left
 */
export async function replaceFile(file: string, text: string, mode = ownMode): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: ownFolderMode });
  const target = await realpath(file).catch(() => file);
  const beside = `${target}.new`;
  try {
    const handle = await open(beside, 'w', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await readFile(beside, 'utf8')) !== text) throw new Error(notWritten);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The same in one turn, for a process that is about to end; under a name that no write under way has. @throws as `replaceFile` */
export function replaceFileNow(file: string, text: string, mode = ownMode): void {
  mkdirSync(dirname(file), { recursive: true, mode: ownFolderMode });
  const target = realPathOf(file);
  const beside = `${target}.now`;
  try {
    writeFileSync(beside, text, { mode, flush: true });
    if (readFileSync(beside, 'utf8') !== text) throw new Error(notWritten);
    renameSync(beside, target);
  } catch (error) {
    removeIfThere(beside);
    throw error;
  }
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file; // not there yet, or a link that leads nowhere
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What stopped the write stops this as well, and is told by the caller.
  }
}
