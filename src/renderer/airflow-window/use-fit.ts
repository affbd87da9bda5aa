/** Tells the window how much of it the frame takes. */

import { type RefObject, useEffect, useRef } from 'react';
import type { WindowDeeds } from './use-window.ts';

/** @returns where the part of the frame is that Airflow's page must leave free */
export function useFit({ act }: WindowDeeds): RefObject<HTMLElement | null> {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = part;
    if (current === null) return;
    const observer = new ResizeObserver(() => {
      const heightPx = Math.ceil(current.getBoundingClientRect().height);
      if (heightPx > 0) act({ kind: 'fit', heightPx });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [act]);
  return part;
}
