/** The mouse on the list. The keys stay with the input, so rows listen to nothing themselves. */

import { type RefObject, useEffect, useRef } from 'react';

interface ListMouse {
  readonly onPoint: (index: number) => void;
  readonly onOpen: (index: number, picker: 'hide' | 'keep') => void;
  readonly onMenu: (index: number) => void;
}

/** The index of the row that an event came from; null for headings and gaps. */
function rowIndexOf(event: Event): number | null {
  const option = event.target instanceof Element ? event.target.closest('[data-row]') : null;
  const index = option?.getAttribute('data-row');
  return index === null || index === undefined ? null : Number(index);
}

/** A move selects a row; those that are none are held back by `useRealMoves`. */
export function useListMouse(list: RefObject<HTMLElement | null>, mouse: ListMouse): void {
  const latest = useRef(mouse);
  latest.current = mouse;
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const onRow = (act: (index: number, event: MouseEvent) => void) => (event: MouseEvent) => {
      const index = rowIndexOf(event);
      if (index !== null) act(index, event);
    };
    const move = onRow((index) => latest.current.onPoint(index));
    const click = onRow((index, event) => latest.current.onOpen(index, event.shiftKey ? 'keep' : 'hide'));
    const menu = onRow((index, event) => {
      event.preventDefault();
      latest.current.onMenu(index);
    });
    element.addEventListener('mousemove', move);
    element.addEventListener('click', click);
    element.addEventListener('contextmenu', menu);
    return () => {
      element.removeEventListener('mousemove', move);
      element.removeEventListener('click', click);
      element.removeEventListener('contextmenu', menu);
    };
  }, [list]);
}
