/** Lists that are filtered by typing and ticked row by row: which rows match, where the selection goes, what a key means; pure. */

import type { ProductionMark } from '../../shared/production.ts';
import { type Keyboard, type KeyPress, moveFrom } from './keys.ts';
import { type Move, movedIndex } from './model.ts';

/** One row. */
export interface PickItem {
  readonly key: string;
  readonly title: string;
  /** The second line. */
  readonly detail: string;
  /** What is searched, in lower case. */
  readonly search: string;
  /** Absent where there is nothing to tick. */
  readonly isChecked?: boolean;
  /** Its tick stays as it is. */
  readonly isFixed?: boolean;
  /** Stands where the tick would, in lists without. */
  readonly sign?: string;
  readonly badge?: ProductionMark;
  readonly mark?: { readonly text: string; readonly tone: 'good' | 'bad' | 'plain' };
}

/** What a person typed and where they are. */
export interface PickState {
  readonly query: string;
  /** The row at hand; null until a person moves, which is the first. */
  readonly key: string | null;
  /** Where it stood, for when it goes away. */
  readonly at: number;
  /** A key moved the selection since the last letter: Space ticks now. */
  readonly hasMoved: boolean;
}

export const startPick: PickState = { query: '', key: null, at: 0, hasMoved: false };

/** @returns the rows that hold every word of the query, in their order */
export function matchingItems<T extends PickItem>(items: readonly T[], query: string): readonly T[] {
  const parts = query
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return items;
  return items.filter(({ search }) => parts.every((part) => search.includes(part)));
}

/** @returns the index of the row at hand; its neighbour's when it has gone; -1 when there are no rows */
export function pickedIndex(shown: readonly PickItem[], { key, at }: PickState): number {
  if (shown.length === 0) return -1;
  const found = key === null ? 0 : shown.findIndex((item) => item.key === key);
  return found >= 0 ? found : Math.min(at, shown.length - 1);
}

/** @returns the state after a move; to the row with this index, or in a direction */
export function withMove(state: PickState, shown: readonly PickItem[], to: Move | number): PickState {
  const at = typeof to === 'number' ? to : movedIndex(pickedIndex(shown, state), to, shown.length);
  return { ...state, key: shown[at]?.key ?? null, at: Math.max(0, at), hasMoved: true };
}

/** What a key press means in such a list. */
export type PickIntention =
  | { readonly kind: 'move'; readonly by: Move }
  | { readonly kind: 'tick' }
  | { readonly kind: 'tickAll' }
  | { readonly kind: 'enter' }
  | { readonly kind: 'actions' }
  | { readonly kind: 'clear' };

/**
 * Space and Ctrl+A are about rows when no text can be meant: nothing is typed, or the arrows were used since. Ctrl+Space
 * ticks always.
 *
 * @returns null when the key belongs to the field, or to the view as a whole
 */
export function pickIntentionFrom(
  press: KeyPress,
  state: PickState,
  keyboard: Keyboard,
): PickIntention | null {
  if (press.isComposing) return null;
  const move = moveFrom(press);
  if (move !== null) return { kind: 'move', by: move };
  const isMoving = state.hasMoved || state.query === '';
  const isBare = !press.ctrlKey && !press.metaKey && !press.altKey && !press.shiftKey;
  if (press.key === ' ' && (press.ctrlKey || (isBare && isMoving))) return { kind: 'tick' };
  if (press.key === 'Enter' && isBare) return { kind: 'enter' };
  if (press.key === 'Escape' && isBare && state.query !== '') return { kind: 'clear' };
  const isCommand = keyboard === 'mac' ? press.metaKey : press.ctrlKey;
  if (!isCommand || press.altKey || press.shiftKey) return null;
  if (press.key.toLowerCase() === 'k') return { kind: 'actions' };
  return press.key.toLowerCase() === 'a' && isMoving ? { kind: 'tickAll' } : null;
}

/** The rows in sight. */
export interface Slice {
  readonly from: number;
  /** The first one that is not rendered any more. */
  readonly end: number;
}

/** Rows rendered above and below those in sight, so that a quick scroll shows no gap. */
const spareRows = 6;
/** Where the height is not known yet. */
const firstRows = 14;

/** @returns the rows to render of `count`, each `rowPx` high, when the list is scrolled to `topPx` */
export function sliceFor(
  count: number,
  { topPx, heightPx, rowPx }: { readonly topPx: number; readonly heightPx: number; readonly rowPx: number },
): Slice {
  const inSight = heightPx === 0 ? firstRows : Math.ceil(heightPx / rowPx);
  const first = Math.floor(topPx / rowPx);
  const from = Math.max(0, Math.min(first, count - inSight) - spareRows);
  return { from, end: Math.min(count, first + inSight + spareRows) };
}

/** @returns where to scroll so that a row is in sight; the same place when it is */
export function scrollFor(
  at: number,
  { topPx, heightPx, rowPx }: { readonly topPx: number; readonly heightPx: number; readonly rowPx: number },
): number {
  const rowTop = at * rowPx;
  if (rowTop < topPx) return rowTop;
  return heightPx > 0 && rowTop + rowPx > topPx + heightPx ? rowTop + rowPx - heightPx : topPx;
}
