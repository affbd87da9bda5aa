import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heldFrom,
  type KeyboardLayout,
  keyCapsOf,
  type RecordedPress,
  recordingFrom,
} from '../../../../src/renderer/settings/key-recording.ts';
import { hotkeyCandidates } from '../../../../src/shared/settings.ts';

const none: KeyboardLayout = new Map();
const azerty: KeyboardLayout = new Map([
  ['KeyQ', 'a'],
  ['KeyA', 'q'],
  ['Semicolon', 'm'],
  ['Comma', ';'],
]);
const russian: KeyboardLayout = new Map([['KeyA', 'ф']]);

/** @returns the press of "Ctrl+Alt+KeyA" */
function pressOf(text: string, key: string, more: Partial<RecordedPress> = {}): RecordedPress {
  const parts = text.split('+');
  return {
    key,
    code: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    altGraph: false,
    ...more,
  };
}

const onOther = { keyboard: 'other', layout: none } as const;
const onMac = { keyboard: 'mac', layout: none } as const;

describe('keys become a hotkey as Electron writes it', () => {
  it.each([
    ['Alt+Shift+Space', ' ', onOther, 'Alt+Shift+Space'],
    ['Ctrl+Alt+KeyK', 'k', onOther, 'Control+Alt+K'],
    ['Ctrl+Shift+Enter', 'Enter', onOther, 'Control+Shift+Return'],
    ['Ctrl+Shift+Digit1', '!', onOther, 'Control+Shift+1'],
    ['Alt+Shift+Digit1', '!', onOther, 'Alt+Shift+1'],
    ['Ctrl+Alt+Digit1', '1', onOther, 'Control+Alt+1'],
    ['Meta+Alt+Digit1', '1', onOther, 'Super+Alt+1'],
    ['Ctrl+Numpad5', '5', onOther, 'Control+num5'],
    ['Meta+F12', 'F12', onOther, 'Super+F12'],
    ['Ctrl+Shift+F8', 'F8', onOther, 'Control+Shift+F8'],
    ['Ctrl+F13', 'F13', onOther, 'Control+F13'],
    ['Ctrl+Alt+F9', 'F9', onOther, 'Control+Alt+F9'],
    ['Ctrl+Alt+ArrowUp', 'ArrowUp', onOther, 'Control+Alt+Up'],
    ['Ctrl+Shift+KeyK', 'K', onOther, 'Control+Shift+K'],
    ['Ctrl+Backquote', '`', onOther, 'Control+`'],
    ['Meta+Alt+KeyK', '˚', onMac, 'Command+Alt+K'],
    ['Ctrl+Alt+Shift+Comma', '<', onMac, 'Control+Alt+Shift+,'],
    // A French keyboard: by the letter, but by the place on a Mac.
    ['Ctrl+Alt+KeyQ', 'a', { keyboard: 'other', layout: azerty }, 'Control+Alt+A'],
    ['Ctrl+Alt+KeyQ', 'a', { keyboard: 'other', layout: none }, 'Control+Alt+A'],
    ['Ctrl+Alt+KeyQ', 'æ', { keyboard: 'mac', layout: azerty }, 'Control+Alt+Q'],
    ['Ctrl+Alt+KeyA', 'ф', { keyboard: 'other', layout: russian }, 'Control+Alt+A'],
  ] as const)('%s typing %j', (text, key, surroundings, accelerator) => {
    expect(recordingFrom(pressOf(text, key), surroundings)).toEqual({ kind: 'hotkey', accelerator });
  });
});

it.each(hotkeyCandidates)('%s, which Windsock offers itself, may be recorded', (accelerator) => {
  const codes = accelerator.replace('Control', 'Ctrl').replace('Return', 'Enter');
  expect(recordingFrom(pressOf(codes, ''), onOther)).toEqual({ kind: 'hotkey', accelerator });
});

describe('keys that can be none are refused with what to do', () => {
  it.each([
    ['KeyA', 'a', onOther, 'Hold Ctrl or Alt'],
    ['Shift+KeyA', 'A', onOther, 'Hold Ctrl or Alt'],
    ['F5', 'F5', onMac, 'Hold ⌃, ⌥ or ⌘ as well: F5 alone belongs to the programs'],
    ['Shift+F5', 'F5', onOther, 'Hold Ctrl or Alt as well: Shift+F5 alone belongs to the programs'],
    ['Ctrl+PrintScreen', 'PrintScreen', onOther, 'Print cannot be a hotkey'],
    ['PrintScreen', 'PrintScreen', onOther, 'Print cannot be a hotkey'],
    ['Ctrl+Enter', 'Enter', onOther, 'Hold one more key'],
    ['Alt+ArrowUp', 'ArrowUp', onOther, 'Hold one more key'],
    ['Meta+Space', ' ', onOther, 'Hold one more key'],
    ['Ctrl+Space', ' ', onMac, 'Hold one more key'],
    ['Ctrl+Backspace', 'Backspace', onOther, 'Hold one more key'],
    ['Ctrl+Equal', '=', onOther, 'Hold one more key'],
    ['Alt+KeyF', 'f', onOther, 'Hold one more key'],
    ['Meta+KeyL', 'l', onOther, 'Hold one more key'],
    ['Ctrl+Shift+KeyV', 'V', onOther, 'Hold one more key'],
    ['Meta+Shift+KeyZ', 'z', onMac, 'Hold one more key'],
    ['Ctrl+KeyC', 'c', onOther, 'Hold one more key'],
    ['Meta+KeyC', 'c', onMac, 'Hold one more key'],
    ['Ctrl+Digit1', '1', onOther, 'change the tab or the window. Hold one more key'],
    ['Alt+Digit1', '1', onOther, 'change the tab or the window. Hold one more key'],
    ['Meta+Digit9', '9', onOther, 'change the tab or the window. Hold one more key'],
    ['Meta+Shift+Digit4', '$', onOther, 'change the tab or the window. Hold one more key'],
    ['Alt+Numpad3', '3', onOther, 'change the tab or the window. Hold one more key'],
    // A French keyboard types its digits with Shift: the place counts.
    ['Alt+Digit1', '&', { keyboard: 'other', layout: azerty }, 'Hold one more key'],
    ['Ctrl+Digit1', '1', onMac, 'change the tab or the window. Hold one more key'],
    ['Alt+Digit1', '¡', onMac, 'change the tab or the window. Hold one more key'],
    ['Meta+Shift+Digit4', '$', onMac, 'change the tab or the window. Hold one more key'],
    ['Ctrl+Insert', 'Insert', onOther, 'Hold one more key'],
    ['Ctrl+Delete', 'Delete', onOther, 'Hold one more key'],
    ['Ctrl+Home', 'Home', onOther, 'Hold one more key'],
    ['Ctrl+End', 'End', onOther, 'Hold one more key'],
    ['Ctrl+PageUp', 'PageUp', onOther, 'Hold one more key'],
    ['Alt+PageDown', 'PageDown', onOther, 'Hold one more key'],
    ['Ctrl+Shift+ArrowLeft', 'ArrowLeft', onOther, 'Hold one more key'],
    ['Ctrl+Shift+End', 'End', onOther, 'Hold one more key'],
    ['Ctrl+Comma', ',', onOther, 'Hold one more key'],
    ['Ctrl+Period', '.', onOther, 'Hold one more key'],
    ['Meta+Comma', ',', onMac, 'Hold one more key'],
    ['Ctrl+F5', 'F5', onOther, 'as to reload or to close. Hold one more key'],
    ['Alt+F2', 'F2', onOther, 'as to reload or to close. Hold one more key'],
    ['Ctrl+F12', 'F12', onMac, 'as to reload or to close. Hold one more key'],
    ['Ctrl+Alt+Delete', 'Delete', onOther, 'Choose others'],
    ['Ctrl+Alt+Backspace', 'Backspace', onOther, 'Choose others'],
    ['Alt+Tab', 'Tab', onOther, 'Choose others'],
    ['Alt+F4', 'F4', onOther, 'Choose others'],
    ['Alt+Unidentified', 'Unidentified', onOther, 'Use a letter'],
    ['Ctrl+Alt+Semicolon', 'ö', { keyboard: 'other', layout: new Map([['Semicolon', 'ö']]) }, 'Use a letter'],
  ] as const)('%s', (text, key, surroundings, advice) => {
    const { kind, ...rest } = recordingFrom(pressOf(text, key), surroundings);
    expect(kind).toBe('refused');
    expect(JSON.stringify(rest)).toContain(advice);
  });

  it('AltGr, which Windows reports as Ctrl and Alt', () => {
    const press = pressOf('Ctrl+Alt+KeyE', '€', { altGraph: true });
    expect(recordingFrom(press, onOther)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('AltGr'),
    });
  });
});

describe('while keys are held', () => {
  it.each(['Control', 'Alt', 'Shift', 'Meta'])('%s alone is none yet', (key) => {
    const press = pressOf('Ctrl+Shift', key);
    expect(recordingFrom(press, onOther)).toEqual({ kind: 'held', modifiers: 'Control+Shift' });
    expect(heldFrom(press, onOther)).toEqual({ kind: 'held', modifiers: 'Control+Shift' });
  });
});

describe('the caps', () => {
  it.each([
    ['Alt+Shift+Space', onOther, ['Alt', 'Shift', 'Space']],
    ['Alt+Shift+Space', onMac, ['⌥', '⇧', 'Space']],
    ['Control+Command+Up', onMac, ['⌃', '⌘', '↑']],
    ['Control+Q', { keyboard: 'mac', layout: azerty }, ['⌃', 'A']],
    ['Control+Q', { keyboard: 'other', layout: azerty }, ['Ctrl', 'Q']],
    ['Control+Alt+,', { keyboard: 'mac', layout: azerty }, ['⌃', '⌥', ';']],
    ['Control+num5', onOther, ['Ctrl', 'Num 5']],
    ['Alt+numadd', onMac, ['⌥', 'Num +']],
    ['', onOther, []],
  ] as const)('of %j', (accelerator, surroundings, caps) => {
    expect(keyCapsOf(accelerator, surroundings)).toEqual(caps);
  });
});

it('whatever is pressed, a hotkey has a modifier beside Shift, and one key', () => {
  const code = fc.oneof(
    fc.constantFrom('KeyA', 'Digit1', 'Space', 'F1', 'Comma', 'Numpad0', 'ArrowUp', 'Escape', 'Tab', ''),
    fc.string(),
  );
  const press = fc.record({
    key: fc.string(),
    code,
    ctrlKey: fc.boolean(),
    metaKey: fc.boolean(),
    altKey: fc.boolean(),
    shiftKey: fc.boolean(),
    altGraph: fc.boolean(),
  });
  fc.assert(
    fc.property(press, fc.constantFrom('mac' as const, 'other' as const), (pressed, keyboard) => {
      const recording = recordingFrom(pressed, { keyboard, layout: none });
      if (recording.kind !== 'hotkey') return;
      const keys = recording.accelerator.split('+');
      expect(keys.slice(0, -1).some((key) => /^(Control|Command|Super|Alt)$/.test(key))).toBe(true);
      expect(keys.at(-1)).not.toMatch(/^(Control|Command|Super|Alt|Shift|)$/);
    }),
  );
});
