/** The time, for texts such as "5 min ago". */

import { useEffect, useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';

const tickMs = 30_000;

/** Read anew with each snapshot, and from time to time while the picker is seen. */
export function useNow(snapshot: Pick<Snapshot, 'pickerVisible'>): number {
  const [now, setNow] = useState({ atMs: Date.now(), snapshot });
  const { pickerVisible } = snapshot;
  useEffect(() => {
    if (!pickerVisible) return;
    const timer = setInterval(() => setNow((last) => ({ ...last, atMs: Date.now() })), tickMs);
    return () => clearInterval(timer);
  }, [pickerVisible]);
  if (now.snapshot === snapshot) return now.atMs;
  const read = { atMs: Date.now(), snapshot };
  setNow(read);
  return read.atMs;
}
