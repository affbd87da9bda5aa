/** The few things that Windsock says outside of its windows. */

import { Notification } from 'electron';
import { acceleratorText, appName } from '../../shared/strings.ts';
import { keyboard } from './keyboard.ts';

/** Says that closing a window leaves the app running. */
export function tellAboutTray(hotkey: string): void {
  if (crashesWithTray() || !Notification.isSupported()) return;
  const keys = acceleratorText(hotkey, keyboard);
  new Notification({
    title: `${appName} stays in the tray`,
    body: `Press ${keys} to open another environment. Quit is in the tray menu.`,
  }).show();
}

/**
 * Electron 33 on Linux: where an app has a tray and shows a notification, about one start in six ended with a
 * segmentation fault seconds later, with and without a notification service; without the notification none did. Only the
 * Electron for development and tests is that old: to be removed together with it.
 */
function crashesWithTray(): boolean {
  return process.platform === 'linux' && Number.parseInt(process.versions.electron, 10) <= 33;
}
