/** Makes an AppImage the handler of `windsock://` links for the person who runs it, by the files that desktops read. */

import { join } from 'node:path';
import { appImageDesktopFile, linkHandlerEntry, withLinkHandler } from '../core/desktop-entry.ts';
import { ownAppImage } from './app-image.ts';
import { replaceFile, textOf, xdgFolder } from './xdg-files.ts';

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
  if ((await textOf(entryFile)) !== entry)
    await replaceFile(join(data, 'applications'), appImageDesktopFile, entry);
  const list = withLinkHandler(await textOf(join(config, 'mimeapps.list')), appImageDesktopFile);
  if (list !== null) await replaceFile(config, 'mimeapps.list', list);
}
