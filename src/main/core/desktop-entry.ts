/** The files by which Linux desktops learn who opens `windsock://` links, as text. */

import { linkScheme } from '../../shared/airflow-link.ts';
import { appName } from '../../shared/strings.ts';

/** Of an AppImage: apart from the one that a deb or an rpm installs, which a file of the same name would hide. */
export const appImageDesktopFile = 'io.github.windsock.Windsock.AppImage.desktop';

const mimeType = `x-scheme-handler/${linkScheme}`;

/**
 * A word of an `Exec` line. The value is read twice: escapes of strings first, then the quotes of the command line. Quoted
 * only where it has to be: the plain `xdg-open` of desktops that bring none does not understand quotes.
 *
 * @see https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
function execWord(text: string): string {
  if (/^[\w./+-]+$/.test(text)) return text;
  const quoted = text.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${quoted.replaceAll('\\', '\\\\')}"`;
}

/** @returns the desktop file with which an AppImage opens links; null for a path that no line can hold */
export function linkHandlerEntry(appImage: string): string | null {
  if (/\p{Cc}/u.test(appImage) || !appImage.startsWith('/')) return null;
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${appName}`,
    'Comment=Opens links to Airflow',
    `Exec=${execWord(appImage)} %u`,
    // Menus are the business of whoever integrates AppImages.
    'NoDisplay=true',
    'StartupNotify=false',
    `MimeType=${mimeType};`,
    '',
  ].join('\n');
}

const section = '[Default Applications]';

/**
 * @param text  of a `mimeapps.list`; empty when there is none
 * @returns the text with a handler of Windsock's links; null where one is set already, which may be the person's choice
 */
export function withLinkHandler(text: string, desktopFile: string): string | null {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.trim() === section);
  const entry = `${mimeType}=${desktopFile}`;
  if (from < 0) {
    const gap = text === '' || text.endsWith('\n\n') ? '' : '\n';
    return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${gap}${section}\n${entry}\n`;
  }
  const after = lines.findIndex((line, at) => at > from && line.trimStart().startsWith('['));
  const own = lines.slice(from + 1, after < 0 ? lines.length : after);
  if (own.some((line) => line.split('=')[0]?.trim() === mimeType)) return null;
  return [...lines.slice(0, from + 1), entry, ...lines.slice(from + 1)].join('\n');
}
