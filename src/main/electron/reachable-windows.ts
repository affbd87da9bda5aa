/** Brings windows back that a display took with it when it was unplugged or became smaller. */

import { BrowserWindow, screen } from 'electron';
import { placeOnScreen } from './displays.ts';

/** Systems move windows themselves, most of them; a change of displays comes as several events. */
const settleMs = 500;

/** Looks after each change of the displays from now on. A hidden window is placed when it is shown. */
export function keepWindowsReachable(): void {
  let timer: NodeJS.Timeout | null = null;
  const lookLater = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(bringBack, settleMs);
  };
  screen.on('display-removed', lookLater);
  screen.on('display-metrics-changed', lookLater);
}

function bringBack(): void {
  for (const window of BrowserWindow.getAllWindows()) {
    const bounds = window.getBounds();
    const place = placeOnScreen(bounds, bounds);
    if (window.isVisible() && place !== bounds) window.setBounds(place);
  }
}
