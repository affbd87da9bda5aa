/** Tells when a hidden window of ours has something to show, so that no blank one is. */

import type { BrowserWindow } from 'electron';
import { isWayland } from './own-command.ts';

/**
 * Calls back once, with the window's page drawn.
 *
 * On Wayland Chromium draws hidden windows only now and then, and `ready-to-show` may never come: there the page that has
 * loaded will do, and the compositor shows the window when it has drawn. To be removed when this is mended.
 *
 * @see https://github.com/electron/electron/issues/48859
 */
export function whenDrawn(window: BrowserWindow, then: () => void): void {
  if (mayStayUndrawn()) window.webContents.once('did-finish-load', then);
  else window.once('ready-to-show', then);
}

/** @returns whether a hidden window may not be drawn, so that its page does not even know how high it is */
export function mayStayUndrawn(): boolean {
  return isWayland(process.env);
}
