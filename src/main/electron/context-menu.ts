/** The context menus of an Airflow window: of Airflow's page, and of the fields of the frame. */

import { app, type ContextMenuParams, Menu, type WebContents } from 'electron';
import type { SimpleWindowAct } from '../../shared/airflow-window.ts';
import {
  type ClickedPlace,
  contextMenuItems,
  type MenuDeed,
  type MenuItem,
} from '../core/context-menu-items.ts';
import type { AirflowWindow } from './airflow-window.ts';
import { copyText } from './copy-text.ts';
import { openInBrowser } from './open-outside.ts';

/** What items ask beyond the page itself. */
export interface ContextMenuParts {
  readonly act: (act: SimpleWindowAct) => void;
  /** Opens an address of the environment's own host in another window. */
  readonly openBeside: (url: string) => void;
}

/** Shows a menu where the person asks for one. */
export function watchContextMenu(
  { page, host, window, frame }: AirflowWindow,
  parts: ContextMenuParts,
): void {
  page.on('context-menu', (_event, clicked) => {
    const { navigationHistory } = page;
    const items = contextMenuItems(toPlace(clicked), {
      environmentHost: host(),
      canGoBack: navigationHistory.canGoBack(),
      canGoForward: navigationHistory.canGoForward(),
      isDevelopment: !app.isPackaged,
    });
    const onDeed = (deed: MenuDeed) => doAt(page, deed, clicked, parts);
    const { x, y } = frame.placeOf(clicked);
    toMenu(items, onDeed).popup({ window, x, y, sourceType: clicked.menuSourceType });
  });
  const bar = window.webContents;
  bar.on('context-menu', (_event, clicked) => {
    const place = { ...toPlace(clicked), linkUrl: '' };
    if (!place.isField) return;
    const nowhere = { environmentHost: null, canGoBack: false, canGoForward: false, isDevelopment: false };
    const onDeed = (deed: MenuDeed) => doAt(bar, deed, clicked, parts);
    toMenu(contextMenuItems(place, nowhere), onDeed).popup({ window });
  });
}

function toPlace({ linkURL, selectionText, isEditable, editFlags }: ContextMenuParams): ClickedPlace {
  const { canCut, canCopy, canPaste } = editFlags;
  return { linkUrl: linkURL, selection: selectionText, isField: isEditable, canCut, canCopy, canPaste };
}

function toMenu(items: readonly MenuItem[], onDeed: (deed: MenuDeed) => void): Menu {
  return Menu.buildFromTemplate(
    items.map((item) =>
      item === 'line'
        ? { type: 'separator' }
        : // One ampersand would mark a key.
          {
            label: item.label.replaceAll('&', '&&'),
            enabled: item.isEnabled,
            click: () => onDeed(item.deed),
          },
    ),
  );
}

function doAt(
  contents: WebContents,
  deed: MenuDeed,
  { x, y }: ContextMenuParams,
  parts: ContextMenuParts,
): void {
  if (contents.isDestroyed()) return;
  switch (deed.kind) {
    case 'act':
      parts.act(deed.act);
      break;
    case 'edit':
      contents[deed.edit]();
      break;
    case 'open-in-window':
      parts.openBeside(deed.text);
      break;
    case 'open-in-browser':
      openInBrowser(deed.text);
      break;
    case 'copy-text':
      void copyText(deed.text);
      break;
    case 'inspect':
      contents.inspectElement(x, y);
      break;
  }
}
