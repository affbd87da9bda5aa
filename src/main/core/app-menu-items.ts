/** What stands in the application menu and which keys it has, on macOS and elsewhere. */

import type { SimpleWindowAct } from '../../shared/airflow-window.ts';
import { appName } from '../../shared/strings.ts';

/** What menu and keys ask of the Airflow window that has the keyboard. */
export type MenuAct = SimpleWindowAct | 'full-screen' | 'focus-address' | 'switch-focus';

/** Electron's own items: text fields and windows as the system knows them. */
type MenuRole =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
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
    }
  /** What needs no window. */
  | { readonly label: string; readonly command: 'settings'; readonly key: string };

/** One menu of the bar. `role` where the system gives it something of its own. */
export interface AppMenu {
  readonly label: string;
  readonly role?: 'window' | 'help';
  readonly items: readonly AppMenuItem[];
}

const roles = (...names: readonly MenuRole[]): readonly AppMenuItem[] => names.map((role) => ({ role }));

/** @returns a menu with the keys of one kind of keyboard */
type MenuFor = (
  keys: (mac: string, ...other: readonly string[]) => readonly string[],
  isMac: boolean,
) => AppMenu;

const settingsItem = (key: string): AppMenuItem => ({ label: 'Settings…', command: 'settings', key });

/** The first menu of macOS, which has the app's name. */
const appMenu = (): AppMenu => ({
  label: appName,
  items: [
    ...roles('about'),
    'line',
    settingsItem('Command+,'),
    'line',
    ...roles('services'),
    'line',
    ...roles('hide', 'hideOthers', 'unhide'),
    'line',
    ...roles('quit'),
  ],
});

const fileMenu: MenuFor = (keys, isMac) => ({
  label: 'File',
  items: [
    { label: 'New Window', act: 'new-window', keys: keys('Command+N', 'Control+N') },
    { label: 'Close Window', act: 'close', keys: keys('Command+W', 'Control+W') },
    'line',
    { label: 'Open in Default Browser', act: 'open-in-browser', keys: [] },
    'line',
    { label: 'Print…', act: 'print', keys: keys('Command+P', 'Control+P') },
    ...(isMac ? [] : (['line', settingsItem('Control+,')] as const)),
  ],
});

const editMenu: MenuFor = (keys) => ({
  label: 'Edit',
  items: [
    ...roles('undo', 'redo'),
    'line',
    ...roles('cut', 'copy', 'paste', 'selectAll'),
    'line',
    { label: 'Copy Address', act: 'copy-address', keys: keys('Shift+Command+C', 'Control+Shift+C') },
    { label: 'Find…', act: 'open-find', keys: keys('Command+F', 'Control+F') },
  ],
});

const viewMenu: MenuFor = (keys) => ({
  label: 'View',
  items: [
    { label: 'Reload', act: 'reload', keys: keys('Command+R', 'Control+R', 'F5') },
    { label: 'Stop', act: 'stop', keys: keys('Command+.', 'Escape') },
    'line',
    { label: 'Actual Size', act: 'zoom-reset', keys: keys('Command+0', 'Control+0', 'Control+num0') },
    {
      label: 'Zoom In',
      act: 'zoom-in',
      // Plus takes Shift on most keyboards; it also stands on the number pad.
      keys: keys('Command+Plus', 'Control+Plus', 'Control+=', 'Control+numadd'),
    },
    { label: 'Zoom Out', act: 'zoom-out', keys: keys('Command+-', 'Control+-', 'Control+numsub') },
    'line',
    { label: 'Select Address', act: 'focus-address', keys: keys('Command+L', 'Control+L') },
    { label: 'Switch Between Bar and Page', act: 'switch-focus', keys: keys('F6', 'F6') },
    'line',
    { label: 'Full Screen', act: 'full-screen', keys: keys('Control+Command+F', 'F11') },
  ],
});

const historyMenu: MenuFor = (keys) => ({
  label: 'History',
  items: [
    { label: 'Back', act: 'back', keys: keys('Command+[', 'Alt+Left') },
    { label: 'Forward', act: 'forward', keys: keys('Command+]', 'Alt+Right') },
  ],
});

/**
 * Electron's roles for reload and zoom act on the frame's page, so each of these is an item of our own.
 *
 * @returns the menus of the bar
 */
export function appMenus(keyboard: 'mac' | 'other'): readonly AppMenu[] {
  const isMac = keyboard === 'mac';
  const menus = [fileMenu, editMenu, viewMenu, historyMenu];
  return [
    ...(isMac ? [appMenu()] : []),
    ...menus.map((menu) => menu((mac, ...other) => (isMac ? [mac] : other), isMac)),
    {
      label: 'Window',
      role: 'window',
      items: isMac ? [...roles('minimize', 'zoom'), 'line', ...roles('front')] : roles('minimize'),
    },
    ...(isMac ? [{ label: 'Help', role: 'help', items: [] } as const] : []),
  ];
}
