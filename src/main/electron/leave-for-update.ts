/** Ends the app for the sake of a new version that was downloaded: in it, with it put in its place, or neither. */

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { startAppImage } from './app-image.ts';
import { log } from './log.ts';
import { renameInAutostart } from './login-item.ts';
import { removeBeside, takePlaceOf } from './replace-app-image.ts';

/** How the app ends. */
export interface Leaving {
  readonly restart: boolean;
  readonly install: boolean;
}

/** As electron-updater has it. @param files  of the version that was downloaded; empty where none was */
export function leaveByUpdater(
  updater: AppUpdater | null,
  files: readonly string[],
  { restart, install }: Leaving,
): void {
  const canInstall = files.length > 0 && files.every((file) => existsSync(file));
  if (updater !== null) updater.autoInstallOnAppQuit = install && canInstall;
  if (updater === null || !restart || !canInstall) {
    app.quit();
    return;
  }
  // Where the new version cannot be put in place, it ends nothing.
  updater.once('error', () => app.quit());
  updater.quitAndInstall(true, true);
}

/** In its stead: electron-updater would remove the old AppImage first, and run the new one on the way out, whoever waits for this process to end. */
export function leaveAppImage(
  environment: NodeJS.ProcessEnv,
  appImage: string,
  { restart, install, downloaded }: Leaving & { readonly downloaded: string | undefined },
): void {
  try {
    const place = install && downloaded !== undefined ? takePlaceOf(appImage, downloaded) : null;
    if (place === null) {
      if (downloaded !== undefined) removeBeside(appImage);
    } else {
      renameInAutostart(environment, basename(appImage), basename(place));
      if (restart) app.once('quit', () => startAppImage(environment, place));
    }
  } catch (error) {
    log.warn('The new version could not be put in place', error);
  }
  app.quit();
}
