/** Makes an AppImage the handler of `windsock://` links for the person who runs it, by the files that desktops read. */

import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { appImageDesktopFile, linkHandlerEntry, withLinkHandler } from '../core/desktop-entry.ts';
import { ownAppImage } from './app-image.ts';

/**
 * Does nothing unless the app runs from an AppImage, which nothing installs. A handler that the person chose stays.
 *
 * @throws when a file cannot be read or written
 */
export async function installLinkHandler(environment: NodeJS.ProcessEnv): Promise<void> {
  const appImage = ownAppImage(environment, process.execPath);
  const entry = appImage === undefined ? null : linkHandlerEntry(appImage);
  if (entry === null) return;
  const home = homedir();
  const data = folderFrom(environment.XDG_DATA_HOME, join(home, '.local', 'share'));
  const config = folderFrom(environment.XDG_CONFIG_HOME, join(home, '.config'));
  const entryFile = join(data, 'applications', appImageDesktopFile);
  // Written anew wherever the AppImage was moved to.
  if ((await textOf(entryFile)) !== entry)
    await replace(join(data, 'applications'), appImageDesktopFile, entry);
  const list = withLinkHandler(await textOf(join(config, 'mimeapps.list')), appImageDesktopFile);
  if (list !== null) await replace(config, 'mimeapps.list', list);
}

/** Of the XDG folders, a relative path counts as none. */
function folderFrom(text: string | undefined, otherwise: string): string {
  return text?.startsWith('/') === true ? text : otherwise;
}

/** @returns the file's text; empty where there is no file */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Replaces the file whole: a list of other programs' handlers must not be left half-written. */
async function replace(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const named = join(folder, name);
  // Dotfiles are often links to files kept elsewhere.
  const file = await realpath(named).catch(() => named);
  const temporary = `${file}.windsock-${process.pid}`;
  await writeFile(temporary, text);
  await rename(temporary, file);
}
