/** Tells files from what only looks like one: a pipe holds up whoever opens it, for ever. */

import { statSync } from 'node:fs';

/** @returns whether a file is there, or a link to one; never throws */
export function isPlainFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // missing, or not to be looked at
  }
}
