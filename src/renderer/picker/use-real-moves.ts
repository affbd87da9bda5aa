/** Tells moves of the mouse from a picker that appears, scrolls or changes below a mouse that rests. */

import { useEffect } from 'react';

/** Where the mouse was, and where it is: only a third place is a move. */
const placesOfRest = 2;

/**
 * Only a real move over the visible picker reaches what listens to `mousemove`. Chromium tells one also when something
 * else comes to lie under the mouse, and the mouse may have gone anywhere while the picker was away: after each coming it
 * may tell first where the mouse was, and then where it is.
 */
export function useRealMoves(isVisible: boolean): void {
  useEffect(() => {
    let last = '';
    let places = 0;
    const hold = (event: MouseEvent): void => {
      const place = `${event.screenX},${event.screenY}`;
      const isElsewhere = place !== last;
      if (isElsewhere) places += 1;
      last = place;
      if (!isVisible || !isElsewhere || places <= placesOfRest) event.stopImmediatePropagation();
    };
    window.addEventListener('mousemove', hold, true);
    return () => window.removeEventListener('mousemove', hold, true);
  }, [isVisible]);
}
