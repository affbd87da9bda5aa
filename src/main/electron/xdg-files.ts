/** Files of the person's own that Linux desktops read: where they are, and who may read them. */

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What other programs write there may be read by all. */
export const sharedMode = 0o644;

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
