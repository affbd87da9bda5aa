/** Which image of a tray state is shown on this system, drawn by `scripts/icons.ts`. */

import { join } from 'node:path';
import { type NativeImage, nativeImage, nativeTheme } from 'electron';
import type { TrayIcon } from '../core/tray-status.ts';

/** @returns the image for the system as it is now */
export function trayImage(folder: string, icon: TrayIcon): NativeImage {
  return nativeImage.createFromPath(join(folder, fileOf(icon)));
}

/**
 * macOS colours the image after its menu bar.
 *
 * @see https://www.electronjs.org/docs/latest/api/tray
 */
function fileOf(icon: TrayIcon): string {
  if (process.platform === 'darwin') return `${icon}Template.png`;
  const ground = isGroundDark() ? 'dark' : 'light';
  return `${icon}-on-${ground}.${process.platform === 'win32' ? 'ico' : 'png'}`;
}

/**
 * Windows tells its taskbar from its windows. On Linux no desktop tells about its panel, so it is the theme of windows, and
 * each image can be read on the other ground as well.
 */
function isGroundDark(): boolean {
  return process.platform === 'win32'
    ? nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
    : nativeTheme.shouldUseDarkColors;
}

/** Calls back when another image may be the right one. @returns a function that ends it */
export function onTrayImages(listener: () => void): () => void {
  nativeTheme.on('updated', listener);
  return () => nativeTheme.off('updated', listener);
}
