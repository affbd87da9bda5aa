/** What stands in the application menu and which keys it has, on macOS and elsewhere. */

import type { SimpleWindowAct } from '../../shared/airflow-window.ts';

/** What menu and keys ask of the Airflow window that has the keyboard. */
export type MenuAct = SimpleWindowAct | 'full-screen' | 'focus-address' | 'switch-focus';

/** Electron's own items: text fields and windows as the system knows them. */
export type MenuRole =
  | 'appMenu'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'minimize'
  | 'zoom'
  | 'front';

/** One item; `line` is a line between two groups. */
export type AppMenuItem =
  | 'line'
  | { readonly role: MenuRole }
  | {
      readonly label: string;
      readonly act: MenuAct;
      /** Electron accelerators: the first is shown, the others work as well. */
      readonly keys: readonly string[];
    };

/** One menu of the bar. `role` where the system gives it something of its own. */
export interface AppMenu {
  readonly label: string;
  readonly role?: 'window' | 'help';
  readonly items: readonly AppMenuItem[];
}

/**
 * Electron's roles for reload and zoom act on the frame's page, so each of these is an item of our own.
 *
 * @returns the menus after the app's own
 */
export function appMenus(keyboard: 'mac' | 'other'): readonly AppMenu[] {
  const isMac = keyboard === 'mac';
  const item = (label: string, act: MenuAct, mac: readonly string[], other: readonly string[]) =>
    ({ label, act, keys: isMac ? mac : other }) as const;
  const roles = (...names: readonly MenuRole[]) => names.map((role) => ({ role }));
  const fullScreen = item('Full Screen', 'full-screen', ['Control+Command+F'], ['F11']);
  return [
    {
      label: 'File',
      items: [
        item('New Window', 'new-window', ['Command+N'], ['Control+N']),
        item('Close Window', 'close', ['Command+W'], ['Control+W']),
        'line',
        item('Open in Default Browser', 'open-in-browser', [], []),
        'line',
        item('Print…', 'print', ['Command+P'], ['Control+P']),
      ],
    },
    {
      label: 'Edit',
      items: [
        ...roles('undo', 'redo'),
        'line',
        ...roles('cut', 'copy', 'paste', 'selectAll'),
        'line',
        item('Copy Address', 'copy-address', ['Shift+Command+C'], ['Control+Shift+C']),
        item('Find…', 'open-find', ['Command+F'], ['Control+F']),
      ],
    },
    {
      label: 'View',
      items: [
        item('Reload', 'reload', ['Command+R'], ['Control+R', 'F5']),
        item('Stop', 'stop', ['Command+.'], ['Escape']),
        'line',
        item('Actual Size', 'zoom-reset', ['Command+0'], ['Control+0', 'Control+num0']),
        // Plus is a key of its own on the number pad and on some keyboards, and Shift with another one on most.
        item(
          'Zoom In',
          'zoom-in',
          ['Command+Plus', 'Command+='],
          ['Control+Plus', 'Control+=', 'Control+numadd'],
        ),
        item('Zoom Out', 'zoom-out', ['Command+-'], ['Control+-', 'Control+numsub']),
        'line',
        item('Select Address', 'focus-address', ['Command+L'], ['Control+L']),
        item('Switch Between Bar and Page', 'switch-focus', ['F6'], ['F6']),
        'line',
        fullScreen,
      ],
    },
    {
      label: 'History',
      items: [
        item('Back', 'back', ['Command+['], ['Alt+Left']),
        item('Forward', 'forward', ['Command+]'], ['Alt+Right']),
      ],
    },
    {
      label: 'Window',
      role: 'window',
      items: isMac ? [...roles('minimize', 'zoom'), 'line', ...roles('front')] : roles('minimize'),
    },
    ...(isMac ? [{ label: 'Help', role: 'help', items: [] } as const] : []),
  ];
}
