/** Which image of a tray state is shown on this system, drawn by `scripts/icons.ts`. */

import { join } from 'node:path';
import { type NativeImage, nativeImage, nativeTheme } from 'electron';
import type { TrayIcon } from '../core/tray-status.ts';

/**
 * macOS colours the image after its menu bar. Elsewhere it follows the taskbar: Electron documents that for Windows, and on
 * Linux, where no desktop tells about its panel, it is the theme of windows; each image reads on the other ground, too.
 *
 * @returns the image for the system as it is now
 * @see https://www.electronjs.org/docs/latest/api/native-theme#nativethemeshouldusedarkcolorsforsystemintegratedui-macos-windows-readonly
 */
export function trayImage(folder: string, icon: TrayIcon): NativeImage {
  return nativeImage.createFromPath(join(folder, fileOf(icon)));
}

function fileOf(icon: TrayIcon): string {
  if (process.platform === 'darwin') return `${icon}Template.png`;
  const ground = nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'dark' : 'light';
  return `${icon}-on-${ground}.${process.platform === 'win32' ? 'ico' : 'png'}`;
}

/** Calls back when another image may be the right one. @returns a function that ends it */
export function onTrayImages(listener: () => void): () => void {
  nativeTheme.on('updated', listener);
  return () => nativeTheme.off('updated', listener);
}
