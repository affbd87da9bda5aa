/** From keys that are held down to a hotkey as Electron writes it; pure. */

/** The parts of a `KeyboardEvent` that matter here. */
export interface RecordedPress {
  readonly key: string;
  /** The place on the keyboard. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr, which types letters on many keyboards. */
  readonly altGraph: boolean;
}

/** Which letter stands at which place of this person's keyboard; empty where the system does not tell. */
export type KeyboardLayout = ReadonlyMap<string, string>;

interface Surroundings {
  readonly keyboard: 'mac' | 'other';
  readonly layout: KeyboardLayout;
}

/** What the keys come to: modifiers alone so far, a hotkey, or why they can be none. */
export type Recording =
  | { readonly kind: 'held'; readonly modifiers: string }
  | { readonly kind: 'hotkey'; readonly accelerator: string }
  | { readonly kind: 'refused'; readonly reason: string };

const modifierKeys: ReadonlySet<string> = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'OS',
  'Fn',
  'CapsLock',
  'NumLock',
]);

/** Places whose keys are the same on every keyboard. */
const namedKeys: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Return',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  PrintScreen: 'PrintScreen',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
};

/** Places of signs, and the sign that an American keyboard has there. */
const signs: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
};

/** @returns the key's name in an accelerator; null for a key that accelerators do not know */
function keyName({ key, code }: RecordedPress, { keyboard, layout }: Surroundings): string | null {
  const named = namedKeys[code];
  if (named !== undefined) return named;
  const digit = /^(Digit|Numpad)(\d)$/.exec(code);
  if (digit !== null) return digit[1] === 'Digit' ? (digit[2] ?? null) : `num${digit[2]}`;
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  const letterAtPlace = /^Key([A-Z])$/.exec(code)?.[1];
  // On a Mac accelerators go by the place on an American keyboard, whatever is printed on the key; elsewhere by the letter.
  if (keyboard === 'mac') return letterAtPlace ?? signs[code] ?? null;
  const letter = [layout.get(code), key].find((each) => each !== undefined && /^[a-z]$/i.test(each));
  if (letter !== undefined) return letter.toUpperCase();
  // Of a keyboard without Latin letters the places are known, since they are those of an American one.
  if (letterAtPlace !== undefined) return letterAtPlace;
  const sign = signs[code];
  return sign !== undefined && (layout.get(code) ?? sign) === sign ? sign : null;
}

function modifiersOf(press: RecordedPress, { keyboard }: Surroundings): readonly string[] {
  return [
    ...(press.ctrlKey ? ['Control'] : []),
    ...(press.metaKey ? [keyboard === 'mac' ? 'Command' : 'Super'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
  ];
}

/** Keys that go through text and pages, and change them: with any one modifier, and with Shift, which selects, too. */
const textKeys: ReadonlySet<string> = new Set([
  'Backspace',
  'Delete',
  'Insert',
  'Up',
  'Down',
  'Left',
  'Right',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** Keys that programs and desktops have uses for with any one modifier: for menus, zoom, settings, stopping. */
const workingKeys: ReadonlySet<string> = new Set(['Return', 'Space', 'Tab', '=', '-', ',', '.']);

/** With Ctrl and Shift: paste, copy, redo, open again, new window. */
const sharedLetters = /^[VCZTN]$/;

/** Whether most programs need the keys themselves. */
function isInCommonUse(modifiers: readonly string[], name: string, command: string): boolean {
  const [first, ...more] = modifiers.filter((each) => each !== 'Shift');
  if (more.length > 0) return false;
  if (textKeys.has(name)) return true;
  if (modifiers.includes('Shift')) return first === command && sharedLetters.test(name);
  return workingKeys.has(name) || /^[A-Z]$/.test(name);
}

/** Tabs, windows and workspaces go by digits, also with Shift where the desktop has its key; Alt with the keypad types signs. */
function isDigitInUse(modifiers: readonly string[], name: string): boolean {
  const [first, ...more] = modifiers.filter((each) => each !== 'Shift');
  if (more.length > 0) return false;
  if (/^num\d$/.test(name)) return modifiers.join() === 'Alt';
  const isOfDesktop = first === 'Super' || first === 'Command';
  return /^\d$/.test(name) && (isOfDesktop || !modifiers.includes('Shift'));
}

/** Reloading, closing, running, the menus of desktops: F1 to F12 with one modifier, but for the one of the desktop's own. */
function isFunctionInUse(modifiers: readonly string[], name: string): boolean {
  return modifiers.length === 1 && modifiers[0] !== 'Super' && /^F([1-9]|1[0-2])$/.test(name);
}

/** Whether the keys change windows or end the session, whatever program is at work. */
function isSystem(modifiers: readonly string[], name: string, command: string): boolean {
  const held = modifiers.join('+');
  if (name === 'Tab') return modifiers.includes('Alt') || modifiers.includes(command);
  if (held === 'Control+Alt') return name === 'Delete' || name === 'Backspace';
  return held === 'Alt' && name === 'F4';
}

/** Why the keys can be no hotkey, although each of them could; null where they can. */
function objection(modifiers: readonly string[], name: string, { keyboard }: Surroundings): string | null {
  const holds = keyboard === 'mac' ? '⌃, ⌥ or ⌘' : 'Ctrl or Alt';
  if (name === 'PrintScreen') return 'Print cannot be a hotkey: the system takes pictures with it.';
  if (modifiers.every((each) => each === 'Shift'))
    return /^F\d/.test(name)
      ? `Hold ${holds} as well: ${[...modifiers, name].join('+')} alone belongs to the programs.`
      : `Hold ${holds} as well: this alone is for typing.`;
  const command = keyboard === 'mac' ? 'Command' : 'Control';
  if (isSystem(modifiers, name, command)) return 'The system needs these keys itself. Choose others.';
  if (isDigitInUse(modifiers, name))
    return 'Desktops and programs use these keys, as to change the tab or the window. Hold one more key.';
  if (isFunctionInUse(modifiers, name))
    return 'Programs and desktops use these keys, as to reload or to close. Hold one more key.';
  return isInCommonUse(modifiers, name, command)
    ? 'Most programs need these keys themselves, as for copying. Hold one more key.'
    : null;
}

/** @returns the modifiers that are held */
export function heldFrom(press: RecordedPress, surroundings: Surroundings): Recording {
  return { kind: 'held', modifiers: modifiersOf(press, surroundings).join('+') };
}

/** @returns what the keys come to that are held at this press */
export function recordingFrom(press: RecordedPress, surroundings: Surroundings): Recording {
  if (modifierKeys.has(press.key)) return heldFrom(press, surroundings);
  const modifiers = modifiersOf(press, surroundings);
  if (press.altGraph) return { kind: 'refused', reason: 'AltGr types letters. Use Ctrl or the left Alt.' };
  const name = keyName(press, surroundings);
  if (name === null)
    return {
      kind: 'refused',
      reason: 'This key cannot be part of a hotkey. Use a letter, a digit or Space.',
    };
  const reason = objection(modifiers, name, surroundings);
  if (reason !== null) return { kind: 'refused', reason };
  return { kind: 'hotkey', accelerator: [...modifiers, name].join('+') };
}

/** @returns the accelerator as people read it, one text for each key: with what is printed on this person's keys */
export function keyCapsOf(accelerator: string, { keyboard, layout }: Surroundings): readonly string[] {
  if (accelerator === '') return [];
  const names = keyboard === 'mac' ? macNames : otherNames;
  return accelerator.split('+').map((key) => {
    if (Object.hasOwn(names, key)) return names[key] ?? key;
    const digit = /^num(\d)$/.exec(key)?.[1];
    if (digit !== undefined) return `Num ${digit}`;
    const printed = keyboard === 'mac' ? layout.get(placeOf(key)) : undefined;
    return printed?.toUpperCase() ?? key;
  });
}

/** The place of an American keyboard that has this letter or sign. */
function placeOf(key: string): string {
  return /^[A-Z]$/.test(key) ? `Key${key}` : (Object.keys(signs).find((code) => signs[code] === key) ?? '');
}

const arrows = { Up: '↑', Down: '↓', Left: '←', Right: '→' } as const;
const keypad = {
  numadd: 'Num +',
  numsub: 'Num -',
  nummult: 'Num *',
  numdiv: 'Num /',
  numdec: 'Num .',
} as const;
const macNames: Readonly<Record<string, string>> = {
  ...arrows,
  ...keypad,
  Control: '⌃',
  Command: '⌘',
  Alt: '⌥',
  Shift: '⇧',
  Return: '↵',
  Backspace: '⌫',
  Delete: '⌦',
  Plus: '+',
};
const otherNames: Readonly<Record<string, string>> = {
  ...arrows,
  ...keypad,
  Control: 'Ctrl',
  Return: '↵',
  Delete: 'Del',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Plus: '+',
};
