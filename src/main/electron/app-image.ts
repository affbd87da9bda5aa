/** Tells whether this process runs from an AppImage, and from which; starts one. */

import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { startProgram } from '../start-program.ts';

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

/** Nothing waits for it: it is on its own once this process is gone. */
export function startAppImage(
  environment: NodeJS.ProcessEnv,
  appImage: string,
  args: readonly string[] = [],
): void {
  startProgram({ words: [appImage, ...args], folder: dirname(appImage), environment, isWindows: false });
}
