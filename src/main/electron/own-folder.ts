/** A folder that nobody else can look into, where everybody may make one. */

import { lstatSync, mkdirSync } from 'node:fs';

/**
 * SECURITY: everybody may write to the folder for temporary files, and cookies go there: whoever made the folder first, under its name
 * that can be foreseen, gets none of them.
 *
 * @returns whether the folder is there now, and is the person's alone
 */
export function makeOwnFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const facts = lstatSync(folder);
    if (!facts.isDirectory()) return false;
    // Windows has such a folder for each person.
    return process.getuid === undefined || (facts.uid === process.getuid() && (facts.mode & 0o077) === 0);
  } catch {
    return false;
  }
}
