/** The files by which Linux desktops learn who opens `windsock://` links, as text; how they write a command. */

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

/**
 * @param words  the program, as a full path, and its arguments
 * @returns the value of an `Exec` line; null for words that no line can hold
 */
export function execLine([program = '', ...args]: readonly string[]): string | null {
  // No quoting helps a program's name with `=` in it.
  const isProgram = program.startsWith('/') && !program.includes('=');
  if (!isProgram || [program, ...args].some((word) => /\p{Cc}/u.test(word))) return null;
  return [program, ...args].map(execWord).join(' ');
}

/** @returns the desktop file with which an AppImage opens links; null for a path that no line can hold */
export function linkHandlerEntry(appImage: string): string | null {
  const exec = execLine([appImage]);
  if (exec === null) return null;
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${appName}`,
    'Comment=Opens links to Airflow',
    `Exec=${exec} %u`,
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
