/** What is said once, when the last window closes: that Windsock goes on, and how to come back. */

import { acceleratorText, appName } from '../../shared/strings.ts';
import type { Announcement } from './announcement.ts';

/** What leads back. */
export interface WaysBack {
  /** The accelerator; null where it does not work, or may not. */
  readonly hotkey: string | null;
  readonly keyboard: 'mac' | 'other';
  /** Whether there is one for sure: on Linux a desktop without a tray does not say so. */
  readonly hasTray: boolean;
}

/** @returns the hint */
export function trayHint({ hotkey, keyboard, hasTray }: WaysBack): Announcement {
  const keys = hotkey === null ? null : `press ${acceleratorText(hotkey, keyboard)}`;
  const another = 'To open another environment';
  if (hasTray)
    return {
      title: `${appName} stays in the tray`,
      body: `${another}, ${keys ?? 'click its icon'}. Quit is in the tray menu.`,
    };
  const again = 'start Windsock again';
  const ways = keys === null ? again : `${keys} or ${again}`;
  return {
    title: `${appName} goes on without a window`,
    body: `${another}, ${ways}. Its icon is in the tray, if your desktop has one; Quit is among the actions of the picker, too.`,
  };
}
