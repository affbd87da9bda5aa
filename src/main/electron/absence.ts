/** Tells when the person leaves the computer: the screen is locked, or it goes to sleep. */

import { powerMonitor } from 'electron';

/** Calls back each time from now on. macOS and Windows tell of the lock; Linux of the sleep alone. */
export function onAbsence(listener: () => void): void {
  // Two calls: the types know each event apart.
  powerMonitor.on('lock-screen', listener);
  powerMonitor.on('suspend', listener);
}
