/** The time, for texts such as "5 min ago". */

import { useEffect, useState } from 'react';

const tickMs = 30_000;

/** @param newest  anything that changes when the time should be read again at once, such as the snapshot */
export function useNow(newest: unknown): number {
  const [now, setNow] = useState({ atMs: Date.now(), newest });
  useEffect(() => {
    const timer = setInterval(() => setNow((last) => ({ ...last, atMs: Date.now() })), tickMs);
    return () => clearInterval(timer);
  }, []);
  if (now.newest === newest) return now.atMs;
  const read = { atMs: Date.now(), newest };
  setNow(read);
  return read.atMs;
}
