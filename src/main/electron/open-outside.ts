/** The only module that imports `shell`: what leaves Windsock for the person's browser or file manager. */

import { shell } from 'electron';
import { parseUrl } from '../core/parse-url.ts';
import { log } from './log.ts';

/** Opens a web page in the default browser. Anything but https without user info is dropped and logged. */
export function openInBrowser(text: string): void {
  const url = parseUrl(text);
  // SECURITY: other schemes start programs (file:, smb:, ms-msdt:), and user info hides the host.
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    log.warn('A page that is not https was not opened');
    return;
  }
  shell.openExternal(url.href).catch((error: unknown) => log.warn('The browser did not open', error));
}

/** Shows where a file is, in the file manager; the file itself is not opened. */
export function showInFolder(path: string): void {
  shell.showItemInFolder(path);
}

/** Shows a folder of Windsock's own in the file manager. */
export function showFolder(path: string): void {
  shell.openPath(path).then(
    (problem) => {
      if (problem !== '') log.warn('The folder did not open', problem);
    },
    (error: unknown) => log.warn('The folder did not open', error),
  );
}
