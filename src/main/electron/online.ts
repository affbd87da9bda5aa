/** Tells whether this computer is on any network. */

import { net } from 'electron';

/** Electron's main process has no event for it; asking is a look at a flag that Chromium keeps. */
const lookMs = 5_000;

/**
 * Tells it now, and at each change from now on.
 *
 * @returns a function that ends it
 * @see https://www.electronjs.org/docs/latest/api/net#netisonline `false` is certain, `true` is not
 */
export function watchOnline(tell: (isOnline: boolean) => void): () => void {
  let told = net.isOnline();
  tell(told);
  const timer = setInterval(() => {
    const isOnline = net.isOnline();
    if (isOnline === told) return;
    told = isOnline;
    tell(isOnline);
  }, lookMs);
  return () => clearInterval(timer);
}
