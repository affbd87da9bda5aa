/** The actions menu: which actions a filter leaves, where the selection stands, what a key means; pure. */

import type { Action } from './actions.ts';
import type { Keyboard, KeyPress } from './keys.ts';
import { type Move, movedIndex } from './model.ts';

/** A section of the menu; the first one may have no title. */
export interface MenuGroup<Name extends string> {
  readonly title: string | null;
  readonly actions: readonly Action<Name>[];
}

/** What a person typed and where they are. */
export interface MenuState<Name extends string> {
  readonly query: string;
  /** The action at hand; null until a person moves, which is the first. */
  readonly name: Name | null;
  /** Where it stood, for when it goes away. */
  readonly at: number;
}

/** A menu that has just opened. */
export const startMenu = { query: '', name: null, at: 0 } as const;

/** @returns the sections whose actions hold every word of the query, in their order; without the empty ones */
export function menuGroups<Name extends string>(
  actions: readonly Action<Name>[],
  query: string,
): readonly MenuGroup<Name>[] {
  const words = query.toLowerCase().split(/\s+/);
  const groups: { title: string | null; actions: Action<Name>[] }[] = [];
  for (const action of actions) {
    if (groups.length === 0 || action.startsGroup !== undefined)
      groups.push({ title: action.startsGroup ?? null, actions: [] });
    const text = action.label.toLowerCase();
    if (words.every((word) => text.includes(word))) groups.at(-1)?.actions.push(action);
  }
  return groups.filter((group) => group.actions.length > 0);
}

/** @returns the index of the action at hand; its neighbour's when it has gone; -1 when there are none */
export function menuIndex<Name extends string>(
  shown: readonly Action<Name>[],
  { name, at }: MenuState<Name>,
): number {
  if (name === null) return shown.length === 0 ? -1 : 0;
  const found = shown.findIndex((action) => action.name === name);
  return found >= 0 ? found : Math.min(at, shown.length - 1);
}

/** @returns the state after a move; to the action with this index, or in a direction */
export function withMenuMove<Name extends string>(
  state: MenuState<Name>,
  shown: readonly Action<Name>[],
  to: Move | number,
): MenuState<Name> {
  const at = typeof to === 'number' ? to : movedIndex(menuIndex(shown, state), to, shown.length);
  return { ...state, name: shown[at]?.name ?? null, at: Math.max(0, at) };
}

/** What a key means in the menu. */
export type MenuIntention =
  | { readonly kind: 'move'; readonly by: Move }
  | { readonly kind: 'act' }
  | { readonly kind: 'close' };

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
};

/** The ends of the menu, as long as no text could be meant. */
const endMoves: Readonly<Record<string, Move>> = { Home: 'first', End: 'last' };

const ctrlMoves: Readonly<Record<string, Move>> = { n: 'next', p: 'previous', home: 'first', end: 'last' };

/** @returns null when the key belongs to the filter, or to the picker as a whole */
export function menuIntentionFrom(
  press: KeyPress,
  { keyboard, isFiltered }: { readonly keyboard: Keyboard; readonly isFiltered: boolean },
): MenuIntention | null {
  if (press.isComposing || press.altKey || press.shiftKey) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const isCommand = keyboard === 'mac' ? press.metaKey : press.ctrlKey;
  if (isCommand && key === 'k') return { kind: 'close' };
  const by = press.ctrlKey
    ? ctrlMoves[key.toLowerCase()]
    : (moves[key] ?? (isFiltered ? undefined : endMoves[key]));
  if (by !== undefined && !press.metaKey) return { kind: 'move', by };
  if (press.ctrlKey || press.metaKey) return null;
  if (key === 'Enter') return { kind: 'act' };
  const isClosing = key === 'Escape' || key === 'Tab' || (key === 'ArrowLeft' && !isFiltered);
  return isClosing ? { kind: 'close' } : null;
}
