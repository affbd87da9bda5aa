/** The tray icon and its menu: rendered from plain items, idempotent, rebuilt only when they changed. */

import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import { acceleratorText } from '../../shared/strings.ts';
import type { TrayCommand, TrayContent, TrayItem } from '../core/tray-items.ts';
import type { TrayIcon } from '../core/tray-status.ts';
import { keyboard } from './keyboard.ts';
import { log } from './log.ts';
import { onTrayImages, trayImage } from './tray-images.ts';

/** A menu takes some milliseconds to make, which whoever pressed Enter would wait for; nobody sees that the tray comes later. */
const drawMs = 50;

/** What the tray shows, and whom it tells. */
export interface TrayParts {
  readonly imageFolder: string;
  readonly content: () => TrayContent;
  readonly onCommand: (command: TrayCommand) => void;
}

/** The tray. */
export interface WindsockTray {
  /** Shows soon what is so then. */
  readonly render: () => void;
  readonly dispose: () => void;
}

/**
 * macOS shows the menu on any click, and then has no event for it. Elsewhere the left button opens the picker and the right
 * one the menu; on Linux the host of the tray decides what a click is, so there is a menu from the first moment on.
 *
 * @returns the tray; where there is no tray host the app goes on without one, by hotkey and second launch
 * @see https://www.electronjs.org/docs/latest/api/tray
 */
export function createTray(parts: TrayParts): WindsockTray {
  const { imageFolder, content, onCommand } = parts;
  let icon: TrayIcon = 'idle';
  let drawn = { icon: '', tooltip: '', items: '' };
  // The first time once the one who makes it is through.
  let timer: NodeJS.Timeout | null = setTimeout(draw);
  const tray = tryTray(parts);
  const stopWatching = onTrayImages(() => tray?.setImage(trayImage(imageFolder, icon)));
  return {
    // Electron lets other code run while it makes and sets a menu. Another menu set by that would be replaced by the older
    // one, or end the process: the tray of Linux reads on in the one that it has just freed.
    render: () => {
      timer ??= setTimeout(draw, drawMs);
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
      stopWatching();
      tray?.destroy();
    },
  };

  function draw(): void {
    timer = null;
    if (tray === null || tray.isDestroyed()) return;
    const { tooltip, items, ...shown } = content();
    icon = shown.icon;
    const next = { icon, tooltip, items: JSON.stringify(items) };
    if (next.icon !== drawn.icon) tray.setImage(trayImage(imageFolder, icon));
    if (next.tooltip !== drawn.tooltip) tray.setToolTip(tooltip);
    // Linux shows no change of a menu that is not set again.
    if (next.items !== drawn.items) tray.setContextMenu(toMenu(items, onCommand));
    drawn = next;
  }
}

function tryTray({ imageFolder, onCommand }: TrayParts): Tray | null {
  try {
    const made = new Tray(trayImage(imageFolder, 'idle'));
    if (process.platform !== 'darwin') made.on('click', () => onCommand({ kind: 'show-picker' }));
    return made;
  } catch (error) {
    log.warn('There is no tray', error);
    return null;
  }
}

function toMenu(items: readonly TrayItem[], onCommand: (command: TrayCommand) => void): Menu {
  return Menu.buildFromTemplate(items.map((item) => toMenuItem(item, onCommand)));
}

function toMenuItem(item: TrayItem, onCommand: (command: TrayCommand) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'label':
      return { label: escaped(item.text), enabled: false };
    case 'submenu':
      return { label: escaped(item.text), submenu: toMenu(item.items, onCommand) };
    default:
      return { click: () => onCommand(item.command), ...labelOf(item) };
  }
}

function labelOf({ text, digit, accelerator }: Extract<TrayItem, { kind: 'command' }>) {
  if (digit !== undefined) return { label: `${mayMark(text) ? '&' : ''}${digit}  ${escaped(text)}` };
  if (accelerator === undefined) return { label: escaped(text) };
  // Few hosts of Linux trays show an accelerator, and those that do leave Space out.
  if (process.platform === 'linux') {
    return { label: `${escaped(text)} (${acceleratorText(accelerator, keyboard)})` };
  }
  return { label: escaped(text), accelerator, registerAccelerator: false };
}

/** The library that most panels of Linux draw menus with takes a mark to mean that underscores are not escaped, and loses them. */
function mayMark(text: string): boolean {
  return process.platform !== 'linux' || !text.includes('_');
}

/** An ampersand would mark the next letter as a mnemonic. */
function escaped(text: string): string {
  return text.replaceAll('&', '&&');
}
