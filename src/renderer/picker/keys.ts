/** From a key press to what a person means by it; pure. */

import type { Snapshot } from '../../shared/snapshot.ts';
import type { Move } from './model.ts';

export type Keyboard = Snapshot['keyboard'];

/** The parts of a `KeyboardEvent` that matter here. */
export interface KeyPress {
  readonly key: string;
  /** The place on the keyboard: number keys are taken by it, since AZERTY types other letters there. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** An input method is putting letters together: no key is a command then. */
  readonly isComposing: boolean;
}

export type ViewName =
  | 'list'
  | 'actions'
  | 'form'
  | 'profiles'
  | 'regions'
  | 'identityCenter'
  | 'diagnosis'
  | 'alias'
  | 'customHost'
  | 'strangeHost'
  | 'network';

export interface KeyContext {
  readonly keyboard: Keyboard;
  readonly view: ViewName;
  /** The cursor stands behind the last letter of the query, and none is selected. */
  readonly isAtTextEnd: boolean;
  readonly hasSelectedText: boolean;
}

export type Intention =
  | { readonly kind: 'move'; readonly by: Move }
  | { readonly kind: 'enter'; readonly picker: 'hide' | 'keep' }
  | { readonly kind: 'openFavourite'; readonly number: number }
  | { readonly kind: 'showActions' }
  | { readonly kind: 'toggleFavourite' }
  | { readonly kind: 'copyAddress' }
  | { readonly kind: 'openInBrowser' }
  | { readonly kind: 'look' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'showSettings' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'hide' }
  /** Keep the browser from doing what it does on this key, such as reloading the page. */
  | { readonly kind: 'nothing' };

const plainMoves: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
};

const ctrlMoves: Readonly<Record<string, Move>> = { n: 'next', p: 'previous', Home: 'first', End: 'last' };

/** No modifier but, where allowed, Shift. */
const isPlain = (press: KeyPress): boolean => !press.ctrlKey && !press.metaKey && !press.altKey;

/** Command on a Mac, Ctrl elsewhere, and nothing else. */
function isCommand(press: KeyPress, keyboard: Keyboard): boolean {
  if (press.altKey || press.shiftKey) return false;
  return keyboard === 'mac' ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
}

/** @returns where a key moves the selection of a list; null when it does not */
export function moveFrom(press: KeyPress): Move | null {
  const plain = isPlain(press) && !press.shiftKey ? plainMoves[press.key] : undefined;
  if (plain !== undefined) return plain;
  const isCtrl = press.ctrlKey && !press.metaKey && !press.altKey && !press.shiftKey;
  const ctrl = isCtrl ? ctrlMoves[press.key.length === 1 ? press.key.toLowerCase() : press.key] : undefined;
  return ctrl ?? null;
}

function favouriteNumber(press: KeyPress, keyboard: Keyboard): number | null {
  const digit = /^Digit([1-9])$/.exec(press.code)?.[1];
  if (digit === undefined || press.shiftKey) return null;
  const isHeld =
    keyboard === 'mac'
      ? press.metaKey && !press.altKey && !press.ctrlKey
      : press.altKey && !press.ctrlKey && !press.metaKey;
  return isHeld ? Number(digit) : null;
}

function commandFrom(press: KeyPress, context: KeyContext): Intention | null {
  if (!isCommand(press, context.keyboard)) return null;
  switch (press.key.toLowerCase()) {
    case 'enter':
      return { kind: 'openInBrowser' };
    case 'k':
      return { kind: 'showActions' };
    case 'd':
      return { kind: 'toggleFavourite' };
    case 'c':
      return context.hasSelectedText ? null : { kind: 'copyAddress' };
    case 'r':
      return { kind: 'look' };
    case '.':
      return { kind: 'stop' };
    case ',':
      return { kind: 'showSettings' };
    default:
      return null;
  }
}

function escapeFrom(press: KeyPress): Intention | null {
  if (press.key !== 'Escape' || !isPlain(press)) return null;
  return { kind: press.shiftKey ? 'hide' : 'escape' };
}

/** In forms and in lists of other things the keys belong to the fields, but for Esc, the settings and reloading. */
function intentionAside(press: KeyPress, context: KeyContext): Intention | null {
  if (!isCommand(press, context.keyboard)) return null;
  if (press.key === ',') return { kind: 'showSettings' };
  return press.key.toLowerCase() === 'r' ? { kind: 'nothing' } : null;
}

/** What a key means in the list, and in the actions menu over it. */
function intentionAnywhere(press: KeyPress, context: KeyContext): Intention | null {
  if (press.key === 'Enter' && isPlain(press) && press.shiftKey) return { kind: 'enter', picker: 'keep' };
  const number = favouriteNumber(press, context.keyboard);
  return number === null ? commandFrom(press, context) : { kind: 'openFavourite', number };
}

function intentionInList(press: KeyPress, context: KeyContext): Intention | null {
  const move = moveFrom(press);
  if (move !== null) return { kind: 'move', by: move };
  const isBare = isPlain(press) && !press.shiftKey;
  if (isBare && press.key === 'Enter') return { kind: 'enter', picker: 'hide' };
  if (isBare && press.key === 'ArrowRight' && context.isAtTextEnd) return { kind: 'showActions' };
  // Tab would lead out of the field to nowhere.
  if (press.key === 'Tab' && isPlain(press)) return { kind: 'nothing' };
  return intentionAnywhere(press, context);
}

/** @returns what the key press means; null when the browser may have it */
export function intentionFrom(press: KeyPress, context: KeyContext): Intention | null {
  if (press.isComposing) return null;
  const leaving = escapeFrom(press);
  if (leaving !== null) return leaving;
  if (context.view === 'list') return intentionInList(press, context);
  // Its own keys the menu takes before.
  return context.view === 'actions' ? intentionAnywhere(press, context) : intentionAside(press, context);
}

export type KeyName =
  | 'enter'
  | 'keepOpen'
  | 'browser'
  | 'actions'
  | 'favourite'
  | 'copy'
  | 'look'
  | 'stop'
  | 'settings'
  | 'escape';

/** @returns the keys to press, one text per key cap, as this keyboard names them */
export function keyCaps(
  name: KeyName | { readonly favourite: number },
  keyboard: Keyboard,
): readonly string[] {
  const command = keyboard === 'mac' ? '⌘' : 'Ctrl';
  if (typeof name === 'object') return [keyboard === 'mac' ? '⌘' : 'Alt', String(name.favourite)];
  switch (name) {
    case 'enter':
      return ['↵'];
    case 'keepOpen':
      return [keyboard === 'mac' ? '⇧' : 'Shift', '↵'];
    case 'browser':
      return [command, '↵'];
    case 'actions':
      return [command, 'K'];
    case 'favourite':
      return [command, 'D'];
    case 'copy':
      return [command, 'C'];
    case 'look':
      return [command, 'R'];
    case 'stop':
      return [command, '.'];
    case 'settings':
      return [command, ','];
    case 'escape':
      return ['Esc'];
  }
}
