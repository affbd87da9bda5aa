/** The state of a list that is filtered by typing and ticked row by row. */

import { type KeyboardEvent, useMemo, useState } from 'react';
import {
  matchingItems,
  type PickIntention,
  type PickItem,
  type PickState,
  pickedIndex,
  pickIntentionFrom,
  startPick,
  withMove,
} from './pick-list-model.ts';
import { useKeyboard } from './use-keyboard.ts';

export interface PickListOptions<T extends PickItem> {
  readonly items: readonly T[];
  /** The row at hand at first; else the first one. */
  readonly startKey?: string | null;
  readonly onEnter: (item: T | undefined) => void;
  readonly onTick: (item: T) => void;
  readonly onTickAll?: (shown: readonly T[]) => void;
  readonly onActions?: () => void;
  readonly onQuery?: (query: string) => void;
}

type Handlers = {
  readonly [K in PickIntention['kind']]: (intention: Extract<PickIntention, { kind: K }>) => void;
};

export function usePickList<T extends PickItem>(options: PickListOptions<T>) {
  const { items, onEnter, onTick, onTickAll, onActions, onQuery, startKey = null } = options;
  const [state, setState] = useState<PickState>({ ...startPick, key: startKey });
  const keyboard = useKeyboard();
  const shown = useMemo(() => matchingItems(items, state.query), [items, state.query]);
  const at = pickedIndex(shown, state);
  const item = shown[at];
  const setQuery = (query: string): void => {
    setState({ ...startPick, query });
    onQuery?.(query);
  };
  const tick = (each: T | undefined): void => {
    if (each !== undefined && each.isChecked !== undefined && each.isFixed !== true) onTick(each);
  };
  const handlers: Handlers = {
    move: ({ by }) => setState(withMove(state, shown, by)),
    tick: () => tick(item),
    tickAll: () => onTickAll?.(shown),
    enter: () => onEnter(item),
    actions: () => onActions?.(),
    clear: () => setQuery(''),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, nativeEvent } = event;
    const { isComposing } = nativeEvent;
    const press = { key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing };
    const intention = pickIntentionFrom(press, state, keyboard);
    if (intention === null) return;
    event.preventDefault();
    // The window's own listener would take Esc for leaving the view.
    event.stopPropagation();
    // The table has one entry for each kind; TypeScript cannot join key and argument by itself.
    const handle = handlers[intention.kind] as (intention: PickIntention) => void;
    handle(intention);
  };
  return {
    query: state.query,
    hasMoved: state.hasMoved,
    setQuery,
    shown,
    at,
    item,
    onKeyDown,
    /** Makes the row with this key the one at hand, as soon as it is there. */
    choose: (key: string) => setState({ ...state, key, hasMoved: true }),
    point: (index: number) => setState(withMove(state, shown, index)),
    click: (index: number) => {
      setState(withMove(state, shown, index));
      tick(shown[index]);
    },
  };
}

export type PickListParts<T extends PickItem> = ReturnType<typeof usePickList<T>>;
