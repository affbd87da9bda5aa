/** Tells whether this process runs from an AppImage, and from which. */

import { realpathSync } from 'node:fs';

/**
 * SECURITY: programs inherit the variables of the AppImage that started them, such as an editor with a terminal. Only an AppImage
 * in whose mount this program lies is Windsock; any other would be started in its place and get its links.
 *
 * @param program  as `process.execPath` has it
 * @returns the file of the AppImage; undefined where it is none, or another's
 */
export function ownAppImage(environment: NodeJS.ProcessEnv, program: string): string | undefined {
  const { APPIMAGE: file, APPDIR: mount } = environment;
  if (file === undefined || mount === undefined || !mount.startsWith('/')) return undefined;
  try {
    return program.startsWith(`${realpathSync(mount).replace(/\/$/, '')}/`) ? file : undefined;
  } catch {
    return undefined; // a mount that is gone, so this program is in another
  }
}
