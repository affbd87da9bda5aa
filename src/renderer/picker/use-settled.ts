/** Whether a value has stayed the same for a moment, so that what takes time waits for the end of the word. */

import { startTransition, useEffect, useState } from 'react';

/** Between two letters people take less than this. */
const pauseMs = 150;

/** @returns whether the value did not change within the last `pauseMs` */
export function useSettled(value: string): boolean {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setSettled(value)), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled === value;
}
