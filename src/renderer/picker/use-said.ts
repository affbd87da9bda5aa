/** A short message that goes away by itself. */

import { useCallback, useEffect, useState } from 'react';

const shownMs = 4_000;

/** @returns what is said now, empty for nothing, and how to say something */
export function useSaid(): readonly [string, (text: string) => void] {
  const [said, setSaid] = useState({ text: '' });
  useEffect(() => {
    if (said.text === '') return;
    const timer = setTimeout(() => setSaid({ text: '' }), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  return [said.text, useCallback((text: string) => setSaid({ text }), [])];
}
