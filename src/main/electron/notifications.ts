/** The few things that Windsock says outside of its windows. */

import { BrowserWindow, Notification } from 'electron';
import type { Announcement } from '../core/announcement.ts';

/** Whether there is a tray for sure: a Linux desktop without one does not say so. */
export const hasTray = process.platform !== 'linux';

/** A window that is about to come has come by then. */
const comingMs = 1_000;

/** What is on the screen; without a reference it would be forgotten, and a click on it lost. */
const shown = new Set<Notification>();

/** Says it. */
export function announce({ title, body }: Announcement, onClick: () => void): void {
  if (crashesWithTray() || !Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  notification.on('click', onClick);
  notification.on('close', () => shown.delete(notification));
  shown.add(notification);
  notification.show();
}

/** Says it, if it is news still, to a person who is elsewhere: one in front of a window of ours sees what it says. */
export function announceToAbsent(
  announcement: Announcement,
  { isNews, onClick }: { readonly isNews: () => boolean; readonly onClick: () => void },
): void {
  setTimeout(() => {
    if (BrowserWindow.getFocusedWindow() === null && isNews()) announce(announcement, onClick);
  }, comingMs);
}

/**
 * Electron 33 on Linux: where an app has a tray and shows a notification, about one start in six ended with a
 * segmentation fault seconds later, with and without a notification service; without the notification none did. Only the
 * Electron for development and tests is that old: to be removed together with it.
 */
function crashesWithTray(): boolean {
  return process.platform === 'linux' && Number.parseInt(process.versions.electron, 10) <= 33;
}
