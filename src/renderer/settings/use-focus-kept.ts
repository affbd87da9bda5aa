/** The focus stays in a list when the row that had it is removed: on the same control of the row that took its place. */

import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Where in the list the focus was: the row, and which control of it. */
interface Place {
  readonly row: number;
  readonly control: number;
}

const controls = 'button, input, select, textarea';

function placeOf(list: HTMLElement): Place | null {
  const row = [...list.children].findIndex((each) => each.contains(document.activeElement));
  const focused = document.activeElement;
  if (row < 0 || focused === null) return null;
  return { row, control: [...(list.children[row]?.querySelectorAll(controls) ?? [])].indexOf(focused) };
}

/** @param count  of the rows: only where it shrank was one removed */
export function useFocusKept(list: RefObject<HTMLElement | null>, count: number): void {
  const last = useRef<{ readonly count: number; readonly place: Place | null }>({ count, place: null });
  useLayoutEffect(() => {
    const { current } = list;
    if (current === null) return;
    const { place, count: before } = last.current;
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (isLost && place !== null && count < before) {
      const row = current.children[Math.min(place.row, count - 1)];
      const inRow = row?.querySelectorAll<HTMLElement>(controls);
      (inRow?.[place.control] ?? inRow?.[0])?.focus();
    }
    last.current = { ...last.current, count };
    const remember = (): void => {
      last.current = { ...last.current, place: placeOf(current) };
    };
    remember();
    current.addEventListener('focusin', remember);
    return () => current.removeEventListener('focusin', remember);
  });
}
