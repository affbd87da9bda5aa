/** The icon of every window: Windsock's own, in the format that this system shows best. */

import { join } from 'node:path';

/** @returns the file; on Windows one with an image of each size, so that the small one of the title bar is drawn as such */
export function windowIcon(resourceFolder: string): string {
  return join(resourceFolder, process.platform === 'win32' ? 'icon.ico' : 'icon.png');
}
