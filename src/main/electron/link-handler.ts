/** Makes an AppImage the handler of `windsock://` links for the person who runs it, by the files that desktops read. */

import { join } from 'node:path';
import { appImageDesktopFile, linkHandlerEntry, withLinkHandler } from '../core/desktop-entry.ts';
import { ownAppImage } from './app-image.ts';
import { replaceFile } from './replace-file.ts';
import { sharedMode, textOf, xdgFolder } from './xdg-files.ts';

/**
 * Does nothing unless the app runs from an AppImage, which nothing installs. A handler that the person chose stays.
 *
 * @throws when a file cannot be read or written
 */
export async function installLinkHandler(environment: NodeJS.ProcessEnv): Promise<void> {
  const appImage = ownAppImage(environment, process.execPath);
  const entry = appImage === undefined ? null : linkHandlerEntry(appImage);
  if (entry === null) return;
  const data = xdgFolder(environment, 'data');
  const config = xdgFolder(environment, 'config');
  const entryFile = join(data, 'applications', appImageDesktopFile);
  // Written anew wherever the AppImage was moved to.
  if ((await textOf(entryFile)) !== entry) await replaceFile(entryFile, entry, sharedMode);
  const listFile = join(config, 'mimeapps.list');
  const list = withLinkHandler(await textOf(listFile), appImageDesktopFile);
  if (list !== null) await replaceFile(listFile, list, sharedMode);
}
