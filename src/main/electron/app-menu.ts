/** The application menu: on macOS in the menu bar, elsewhere behind Alt in Airflow windows; its keys work everywhere there. */

import { type BaseWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { type AppMenu, type AppMenuItem, appMenus, type MenuAct } from '../core/app-menu-items.ts';
import { keyboard } from './keyboard.ts';

/** Asks something of an Airflow window; of any other it does nothing. */
type ActOnWindow = (windowId: number, act: { readonly kind: MenuAct }) => void;

/** What the items do. */
interface AppMenuDeeds {
  readonly act: ActOnWindow;
  readonly showSettings: () => void;
}

/** Sets the menu of all windows; the picker has none. */
export function installAppMenu(deeds: AppMenuDeeds): void {
  const menus = appMenus(keyboard).map((menu) => toMenu(menu, deeds));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
}

function toMenu({ label, role, items }: AppMenu, deeds: AppMenuDeeds): MenuItemConstructorOptions {
  return {
    label,
    ...(role !== undefined && { role }),
    submenu: items.flatMap((item) => toItems(item, deeds)),
  };
}

/** An item has one key: each further one is an item that is not shown. */
function toItems(
  item: AppMenuItem,
  { act, showSettings }: AppMenuDeeds,
): readonly MenuItemConstructorOptions[] {
  if (item === 'line') return [{ type: 'separator' }];
  if ('role' in item) return [{ role: item.role }];
  if ('command' in item) return [{ label: item.label, accelerator: item.key, click: showSettings }];
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
