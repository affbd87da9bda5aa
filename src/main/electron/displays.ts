/** Places windows on displays that are there. */

import { screen } from 'electron';
import type { Bounds } from '../../shared/settings.ts';

/** A title bar narrower than this cannot be grabbed with ease. */
const minVisiblePx = 100;

/** @returns whether enough of the window would be on a display to take hold of it */
export function isOnScreen(bounds: Bounds): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const widthPx =
      Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const top = bounds.y >= workArea.y && bounds.y < workArea.y + workArea.height - minVisiblePx / 2;
    return top && widthPx >= minVisiblePx;
  });
}

/** @returns where a window of this size stands in the upper third of the display that the mouse is on */
export function upperThirdOfPointerDisplay(size: { readonly width: number; readonly height: number }): {
  readonly x: number;
  readonly y: number;
} {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const spare = { x: workArea.width - size.width, y: workArea.height - size.height };
  return {
    x: Math.round(workArea.x + Math.max(0, spare.x / 2)),
    y: Math.round(workArea.y + Math.max(0, spare.y / 3)),
  };
}
