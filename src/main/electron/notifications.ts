/** The few things that Windsock says outside of its windows. */

import { Notification } from 'electron';
import { acceleratorText, appName } from '../../shared/strings.ts';
import { keyboard } from './keyboard.ts';

/** Says that closing a window leaves the app running. */
export function tellAboutTray(hotkey: string): void {
  if (!Notification.isSupported()) return;
  const keys = acceleratorText(hotkey, keyboard);
  new Notification({
    title: `${appName} stays in the tray`,
    body: `Press ${keys} to open another environment. Quit is in the tray menu.`,
  }).show();
}
