/** The icon of every window: Windsock's own, in the format that this system shows best. */

import { join } from 'node:path';

/**
 * @returns the file: on Windows one with an image of each size, so that the small one of the title bar is drawn as such;
 *   on Linux one that is not larger than a window manager shows, since each window hands over all of its pixels
 */
export function windowIcon(resourceFolder: string): string {
  return join(resourceFolder, process.platform === 'win32' ? 'icon.ico' : 'icons/256x256.png');
}
