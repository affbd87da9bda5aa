/** The tray icon and its menu: rendered from plain items, idempotent, rebuilt only when they changed. */

import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import { acceleratorText } from '../../shared/strings.ts';
import type { TrayCommand, TrayContent, TrayIcon, TrayItem } from '../core/tray-items.ts';
import { keyboard } from './keyboard.ts';
import { log } from './log.ts';

/** The tray. */
export interface WindsockTray {
  readonly render: (content: TrayContent) => void;
  readonly dispose: () => void;
}

/** Template images follow the colour of the macOS menu bar; elsewhere the image reads on light and dark panels. */
const suffix = process.platform === 'darwin' ? 'Template.png' : '.png';

/** @returns the tray; where there is no tray host the app goes on without one, by hotkey and second launch */
export function createTray(imageFolder: string, onCommand: (command: TrayCommand) => void): WindsockTray {
  const image = (icon: TrayIcon) => nativeImage.createFromPath(join(imageFolder, `${icon}${suffix}`));
  const tray = tryTray();
  let drawn = { icon: '', tooltip: '', items: '' };
  return {
    render: (content) => {
      if (tray === null) return;
      const next = { icon: content.icon, tooltip: content.tooltip, items: JSON.stringify(content.items) };
      if (next.icon !== drawn.icon) tray.setImage(image(content.icon));
      if (next.tooltip !== drawn.tooltip) tray.setToolTip(content.tooltip);
      if (next.items !== drawn.items) {
        tray.setContextMenu(Menu.buildFromTemplate(content.items.map((item) => toMenuItem(item, onCommand))));
      }
      drawn = next;
    },
    dispose: () => tray?.destroy(),
  };

  function tryTray(): Tray | null {
    try {
      const made = new Tray(image('idle'));
      // macOS shows the menu on any click. Elsewhere the left button opens the picker where the host passes it on.
      if (process.platform !== 'darwin') made.on('click', () => onCommand({ kind: 'show-picker' }));
      return made;
    } catch (error) {
      log.warn('There is no tray', error);
      return null;
    }
  }
}

function toMenuItem(item: TrayItem, onCommand: (command: TrayCommand) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'label':
      return { label: escaped(item.text), enabled: false };
    default:
      return {
        label: labelOf(item),
        click: () => onCommand(item.command),
        ...(item.accelerator === undefined
          ? {}
          : { accelerator: item.accelerator, registerAccelerator: false }),
      };
  }
}

function labelOf({ text, digit, accelerator }: Extract<TrayItem, { kind: 'command' }>): string {
  if (digit !== undefined) return `&${digit}  ${escaped(text)}`;
  // Tray menus travel over D-Bus on Linux, where Electron leaves the accelerator out.
  const isLost = accelerator !== undefined && process.platform === 'linux';
  return isLost ? `${escaped(text)} (${acceleratorText(accelerator, keyboard)})` : escaped(text);
}

/** An ampersand would mark the next letter as a mnemonic. */
function escaped(text: string): string {
  return text.replaceAll('&', '&&');
}
