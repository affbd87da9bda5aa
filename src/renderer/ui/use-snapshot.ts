/** The newest snapshot from the main process. */

import { useEffect, useState } from 'react';
import type { WindsockApi } from '../../shared/commands.ts';
import type { Snapshot, SnapshotChanges } from '../../shared/snapshot.ts';

/** @returns the snapshot with its changes; what did not change is the same object still */
function withChanges(snapshot: Snapshot | null, changes: SnapshotChanges): Snapshot | null {
  if (snapshot !== null) return { ...snapshot, ...changes };
  // Until the whole has come, changes say nothing.
  return 'appVersion' in changes ? (changes as Snapshot) : null;
}

/** @returns the newest snapshot; null until the first has come */
export function useSnapshot(api: WindsockApi): Snapshot | null {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  useEffect(() => {
    const stop = api.onSnapshot((changes) => setSnapshot((last) => withChanges(last, changes)));
    // Only now does the page listen, so only now may the first snapshot be sent. Main logs a refusal by itself.
    api.pageReady().catch(() => null);
    return stop;
  }, [api]);
  return snapshot;
}
