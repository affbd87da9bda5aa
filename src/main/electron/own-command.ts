/** How this Windsock is started, for what starts it again: the desktop at login, or a key of the compositor. */

import { app } from 'electron';
import { ownAppImage } from './app-image.ts';

/** @returns the program, and the folder of the app where it is not packaged; switches of this start are left out */
export function ownCommand(environment: NodeJS.ProcessEnv): readonly string[] {
  // The program within an AppImage is gone when this process is.
  const program = ownAppImage(environment, process.execPath) ?? process.execPath;
  return app.isPackaged ? [program] : [program, app.getAppPath()];
}

/**
 * @returns whether this is a Wayland session: hotkeys of programs reach them only through the desktop's portal, if it has one,
 *   and no answer of Electron tells
 */
export function isWayland({ WAYLAND_DISPLAY, XDG_SESSION_TYPE }: NodeJS.ProcessEnv): boolean {
  return process.platform === 'linux' && ((WAYLAND_DISPLAY ?? '') !== '' || XDG_SESSION_TYPE === 'wayland');
}
