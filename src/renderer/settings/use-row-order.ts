/** Puts the rows of a list into another order: dragged by their handles, or moved by keys. */

import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** A row on its way: where it was taken, and where it would be dropped. */
export interface Drag {
  readonly from: number;
  readonly to: number;
}

export interface RowOrderOptions {
  readonly count: number;
  /** Puts the row at one place to another, both counted from 0. */
  readonly onMove: (from: number, to: number) => void;
}

/** @returns the place that a key press leads to from this one; null where it is no such press */
export function placeAfterKey(
  {
    key,
    altKey,
    ctrlKey,
    metaKey,
    shiftKey,
  }: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  { at, count, isOnHandle }: { readonly at: number; readonly count: number; readonly isOnHandle: boolean },
): number | null {
  if (ctrlKey || metaKey || shiftKey || (!altKey && !isOnHandle)) return null;
  const places: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    // With Alt they would lead elsewhere in other programs.
    ...(!altKey && { Home: 0, End: count - 1 }),
  };
  const place = places[key];
  return place === undefined ? null : Math.min(Math.max(place, 0), count - 1);
}

/** @returns the place of the row at this height; beyond the last one, the last */
export function placeAtHeight(rows: readonly { readonly bottom: number }[], y: number): number {
  const at = rows.findIndex(({ bottom }) => y < bottom);
  return at < 0 ? rows.length - 1 : at;
}

/** @returns what list, rows and handles are given */
export function useRowOrder({ count, onMove }: RowOrderOptions) {
  const list = useRef<HTMLUListElement>(null);
  const [drag, setShown] = useState<Drag | null>(null);
  // The mouse is quicker than renders.
  const latest = useRef<Drag | null>(null);
  const setDrag = (next: Drag | null): void => {
    latest.current = next;
    setShown(next);
  };
  useEscape(drag !== null, () => setDrag(null));

  const follow = (y: number): void => {
    const { current } = latest;
    if (current === null) return;
    const rows = rowsOf(list, count);
    const to = placeAtHeight(
      rows.map((row) => row.getBoundingClientRect()),
      y,
    );
    if (to === current.to) return;
    rows[to]?.scrollIntoView({ block: 'nearest' });
    setDrag({ ...current, to });
  };
  const drop = (): void => {
    const { current } = latest;
    setDrag(null);
    if (current !== null && current.from !== current.to) onMove(current.from, current.to);
  };
  return {
    list,
    drag,
    onRowKey: (event: KeyboardEvent, at: number): void => {
      if (event.defaultPrevented) return;
      const isOnHandle = event.target instanceof HTMLElement && event.target.dataset.handle !== undefined;
      const to = placeAfterKey(event, { at, count, isOnHandle });
      if (to === null) return;
      event.preventDefault();
      if (to !== at) onMove(at, to);
    },
    handle: (at: number) => ({
      'data-handle': at,
      onPointerDown: (event: PointerEvent<HTMLButtonElement>): void => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: at, to: at });
      },
      onPointerMove: (event: PointerEvent): void => follow(event.clientY),
      onPointerUp: drop,
      onPointerCancel: () => setDrag(null),
    }),
  };
}

function rowsOf(list: RefObject<HTMLUListElement | null>, count: number): readonly HTMLElement[] {
  return [...(list.current?.children ?? [])].slice(0, count).filter((row) => row instanceof HTMLElement);
}

/** Escape puts the row back; it goes no further, where it would close the window. */
function useEscape(isDragging: boolean, cancel: () => void): void {
  const latest = useRef(cancel);
  latest.current = cancel;
  useEffect(() => {
    if (!isDragging) return;
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, [isDragging]);
}
