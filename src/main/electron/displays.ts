/** Places windows on displays that are there. */

import { screen } from 'electron';
import type { Bounds } from '../../shared/settings.ts';
import { cascade } from '../core/window-place.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A title bar narrower than this cannot be grabbed with ease. */
const minVisiblePx = 100;

/** @returns whether enough of the window would be on a display to take hold of it */
function isOnScreen(bounds: Bounds): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const widthPx =
      Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const isTitleBarShown =
      bounds.y >= workArea.y && bounds.y < workArea.y + workArea.height - minVisiblePx / 2;
    return isTitleBarShown && widthPx >= minVisiblePx;
  });
}

/** @returns where a window of this size stands in the upper third of the display that the mouse is on */
export function upperThirdOfPointerDisplay(size: Size): {
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

/** What a window manager adds around a window, at most, in pixels. */
const frame = { width: 16, height: 64 } as const;

/** @returns the size, made smaller where the display that the mouse is on has less room */
export function fittingSize(size: Size): Size {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  return {
    width: Math.min(size.width, workArea.width - frame.width),
    height: Math.min(size.height, workArea.height - frame.height),
  };
}

/** @returns the remembered place, while it is on a display; else one for this size on the display that the mouse is on */
export function placeOnScreen(remembered: Bounds | undefined | null, wanted: Size): Bounds {
  if (remembered && isOnScreen(remembered)) return remembered;
  const size = fittingSize(wanted);
  return { ...upperThirdOfPointerDisplay(size), ...size };
}

const airflowSize = { width: 1280, height: 860 } as const;

/**
 * @param remembered  where the environment's windows stood last; elsewhere when no display is there any more
 * @param others  where the windows stand that are open
 * @returns where a new Airflow window stands, not exactly on another one
 */
export function placeBeside(remembered: Bounds | undefined, others: readonly Bounds[]): Bounds {
  const wanted = placeOnScreen(remembered, airflowSize);
  return cascade(wanted, others, screen.getDisplayMatching(wanted).workArea);
}

/** Between two windows that stand beside each other, in pixels. */
const gapPx = 12;

/** @returns where a window and a new one to its right stand so that both are seen; null where the display has no room for that */
export function sideBySide(
  bounds: Bounds,
  added: Size,
): {
  readonly x: number;
  readonly added: { readonly x: number; readonly y: number };
} | null {
  const { workArea } = screen.getDisplayMatching(bounds);
  const spareWidth = workArea.width - bounds.width - gapPx - added.width - 2 * frame.width;
  if (spareWidth < 0) return null;
  const x = Math.round(workArea.x + spareWidth / 2);
  const spareHeight = Math.max(0, workArea.height - added.height - frame.height);
  return {
    x,
    added: { x: x + bounds.width + frame.width + gapPx, y: Math.round(workArea.y + spareHeight / 3) },
  };
}
