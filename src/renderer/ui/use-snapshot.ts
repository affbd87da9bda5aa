/** The newest snapshot from the main process. */

import { useEffect, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** @returns the newest snapshot; null until the first has come */
export function useSnapshot(api: WindsockApi): Snapshot | null {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  useEffect(() => {
    const stop = api.onSnapshot(setSnapshot);
    // Only now does the page listen, so only now may the first snapshot be sent. Main logs a refusal by itself.
    api.pageReady().catch(() => null);
    return stop;
  }, [api]);
  return snapshot;
}
