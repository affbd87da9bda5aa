/** The application menu: on macOS in the menu bar, elsewhere behind Alt in Airflow windows; its keys work everywhere there. */

import { type BaseWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { type AppMenu, type AppMenuItem, appMenus, type MenuAct } from '../core/app-menu-items.ts';
import { keyboard } from './keyboard.ts';

/** Asks something of an Airflow window; of any other it does nothing. */
export type ActOnWindow = (windowId: number, act: { readonly kind: MenuAct }) => void;

/** Sets the menu of all windows; the picker has none. */
export function installAppMenu(act: ActOnWindow): void {
  const menus = appMenus(keyboard).map((menu) => toMenu(menu, act));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(keyboard === 'mac' ? [{ role: 'appMenu' } as const] : []), ...menus]),
  );
}

function toMenu({ label, role, items }: AppMenu, act: ActOnWindow): MenuItemConstructorOptions {
  return { label, ...(role !== undefined && { role }), submenu: items.flatMap((item) => toItems(item, act)) };
}

/** An item has one key: each further one is an item that is not shown. */
function toItems(item: AppMenuItem, act: ActOnWindow): readonly MenuItemConstructorOptions[] {
  if (item === 'line') return [{ type: 'separator' }];
  if ('role' in item) return [{ role: item.role }];
  const { label, keys } = item;
  const click = (_item: unknown, window: BaseWindow | undefined): void => {
    if (window !== undefined) act(window.id, { kind: item.act });
  };
  const [shown, ...others] = keys;
  return [
    { label, click, ...(shown !== undefined && { accelerator: shown }) },
    ...others.map((accelerator) => ({ label, click, accelerator, visible: false })),
  ];
}
