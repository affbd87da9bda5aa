/** Files of the person's own that Linux desktops read: where they are, and how they are written. */

import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** @returns the person's folder for data or configuration; a variable with a relative path counts as none */
export function xdgFolder(environment: NodeJS.ProcessEnv, of: 'data' | 'config'): string {
  const set = of === 'data' ? environment.XDG_DATA_HOME : environment.XDG_CONFIG_HOME;
  if (set?.startsWith('/') === true) return set;
  return of === 'data' ? join(homedir(), '.local', 'share') : join(homedir(), '.config');
}

/** @returns the file's text; empty where there is no file @throws when it cannot be read */
export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * Replaces the file whole, in a folder that is made where it is not there: other programs' settings must not be left half-written.
 *
 * @throws when it cannot
 */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const named = join(folder, name);
  // Dotfiles are often links to files kept elsewhere.
  const file = await realpath(named).catch(() => named);
  const temporary = `${file}.windsock-${process.pid}`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
