/** What a person does at a page, as a reason for what the page does next. */

import type { InputEvent, WebContents } from 'electron';

const beginnings: ReadonlySet<string> = new Set(['mouseDown', 'rawKeyDown', 'keyDown', 'gestureTap']);

/** @returns whether a person presses something with this, or goes on pressing it */
export function isPress({ type }: InputEvent): boolean {
  return beginnings.has(type);
}

/** @returns whether a person presses something with this; a held key counts once */
export function beginsGesture(input: InputEvent): boolean {
  // Chromium calls the second of two quick clicks a repeat as well; a person did that one.
  const isHeld = input.type !== 'mouseDown' && input.modifiers?.includes('isautorepeat') === true;
  return isPress(input) && !isHeld;
}

/** A person's click or key counts as the reason for what the page does within this time, once. */
const gestureLifeMs = 2_000;

/**
 * SECURITY: one click or key is one gesture. A release prolongs its press and does not count anew, and a held key counts
 * once; else a page that asks at press and release opens two pages, and at every repeat a flood.
 *
 * @returns what answers, once for each gesture, whether the person did something just now
 */
export function watchGestures(contents: WebContents): { readonly use: () => boolean } {
  let gestureAtMs: number | null = null;
  contents.on('input-event', (_event, input) => {
    const goesOn = input.type === 'mouseUp' && gestureAtMs !== null;
    if (beginsGesture(input) || goesOn) gestureAtMs = performance.now();
  });
  return {
    use: () => {
      const isFresh = gestureAtMs !== null && performance.now() - gestureAtMs < gestureLifeMs;
      gestureAtMs = null;
      return isFresh;
    },
  };
}
