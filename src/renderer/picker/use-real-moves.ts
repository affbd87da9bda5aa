/** Tells moves of the mouse from a picker that appears, scrolls or changes below a mouse that rests. */

import { useEffect } from 'react';

/**
 * Only a real move over the visible picker reaches what listens to `mousemove`. Chromium tells one also when something
 * else comes to lie under the mouse, and the mouse may have gone anywhere while the picker was away: after each coming
 * the first event only notes where it is.
 */
export function useRealMoves(isVisible: boolean): void {
  useEffect(() => {
    let last: { readonly x: number; readonly y: number } | null = null;
    const hold = (event: MouseEvent): void => {
      const { screenX: x, screenY: y } = event;
      const hasMoved = isVisible && last !== null && (last.x !== x || last.y !== y);
      last = { x, y };
      if (!hasMoved) event.stopImmediatePropagation();
    };
    window.addEventListener('mousemove', hold, true);
    return () => window.removeEventListener('mousemove', hold, true);
  }, [isVisible]);
}
