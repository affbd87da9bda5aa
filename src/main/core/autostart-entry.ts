/** The file by which Linux desktops start Windsock at login, as text. */

import { execLine } from './desktop-entry.ts';

/** Below the `autostart` folder of the person's configuration. */
export const autostartFile = 'io.github.windsock.Windsock.desktop';

/**
 * @param command  the words that start Windsock
 * @returns the entry that starts it without its picker; null for words that no line can hold
 * @see https://specifications.freedesktop.org/autostart-spec/latest/
 */
export function autostartEntry(command: readonly string[]): string | null {
  const [program = ''] = command;
  const exec = execLine([...command, '--hidden']);
  if (exec === null) return null;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Windsock',
    'Comment=Opens Airflow environments of Amazon MWAA',
    `Exec=${exec}`,
    // A package takes no file of a person's with it: without its program the entry is passed over.
    `TryExec=${program.replaceAll('\\', '\\\\')}`,
    'StartupNotify=false',
    '',
  ].join('\n');
}

/** What the settings of desktops write into an entry that a person turned off: KDE and XFCE the first, GNOME the second. */
const turnedOff = [
  ['Hidden', 'true'],
  ['X-GNOME-Autostart-enabled', 'false'],
] as const;

/**
 * @param text  of the entry; empty where there is none
 * @returns whether the desktop starts what the entry names
 */
export function isAutostartOn(text: string): boolean {
  const values = entryValues(text);
  if (!values.has('Exec')) return false;
  return turnedOff.every(([key, value]) => values.get(key)?.toLowerCase() !== value);
}

/** The keys of the group that counts; without those of a language. */
function entryValues(text: string): ReadonlyMap<string, string> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const from = lines.indexOf('[Desktop Entry]');
  if (from < 0) return new Map();
  const after = lines.findIndex((line, at) => at > from && line.startsWith('['));
  const own = lines.slice(from + 1, after < 0 ? lines.length : after);
  return new Map(
    own.flatMap((line) => {
      const equals = line.indexOf('=');
      if (line.startsWith('#') || equals < 0) return [];
      return [[line.slice(0, equals).trim(), line.slice(equals + 1).trim()] as const];
    }),
  );
}
