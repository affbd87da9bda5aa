/** Where a new window stands: not exactly on another one, and all of it on the display. */

import type { Bounds } from '../../shared/settings.ts';

/** A title bar and a little more, in device-independent pixels. */
const stepPx = 32;

/** Windows whose corners are nearer than this look like one. */
const nearPx = 16;

/**
 * @param wanted  where the window would stand were it alone
 * @param others  where the open windows stand
 * @param workArea  of the display that `wanted` is on
 * @returns `wanted`, or a place of the same size to its lower right that no other window's corner has; where the display
 *   ends, steps begin anew at its top, each time farther to the right; `wanted` again where all of it is taken
 */
export function cascade(wanted: Bounds, others: readonly Bounds[], workArea: Bounds): Bounds {
  const isFree = (place: Bounds): boolean => !others.some((other) => isNear(place, other));
  if (isFree(wanted)) return wanted;
  const right = workArea.x + workArea.width - wanted.width;
  const bottom = workArea.y + workArea.height - wanted.height;
  const starts = [{ x: wanted.x + stepPx, y: wanted.y + stepPx }];
  for (let { x, y } = workArea; x <= right; x += stepPx) starts.push({ x, y });
  for (const start of starts) {
    for (let { x, y } = start; x <= right && y <= bottom; x += stepPx, y += stepPx) {
      const place = { ...wanted, x, y };
      if (isFree(place)) return place;
    }
  }
  return wanted;
}

function isNear(a: Bounds, b: Bounds): boolean {
  return Math.abs(a.x - b.x) < nearPx && Math.abs(a.y - b.y) < nearPx;
}
