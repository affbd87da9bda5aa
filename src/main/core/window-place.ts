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
 * @returns `wanted`, or a place of the same size one or more steps to the lower right that no other window's corner has;
 *   at the display's end the steps begin again at its upper left corner
 */
export function cascade(wanted: Bounds, others: readonly Bounds[], workArea: Bounds): Bounds {
  let place = wanted;
  // So many steps find a free corner, or there is none.
  for (const _other of others) {
    if (!others.some((other) => isNear(place, other))) return place;
    place = stepFrom(place, workArea);
  }
  return place;
}

function isNear(a: Bounds, b: Bounds): boolean {
  return Math.abs(a.x - b.x) < nearPx && Math.abs(a.y - b.y) < nearPx;
}

function stepFrom({ x, y, width, height }: Bounds, workArea: Bounds): Bounds {
  const next = { x: x + stepPx, y: y + stepPx };
  const isOut =
    next.x + width > workArea.x + workArea.width || next.y + height > workArea.y + workArea.height;
  return isOut ? { x: workArea.x, y: workArea.y, width, height } : { ...next, width, height };
}
