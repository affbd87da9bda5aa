import { describe, expect, test } from 'vitest';
import {
  type Intention,
  intentionFrom,
  type KeyContext,
  keyCaps,
} from '../../../../src/renderer/picker/keys.ts';
import { keyPress } from './key-press.ts';

const inList: KeyContext = { keyboard: 'other', view: 'list', isAtTextEnd: true, hasSelectedText: false };

const table: readonly (readonly [string, Partial<KeyContext>, Intention | null])[] = [
  ['ArrowDown', {}, { kind: 'move', by: 'next' }],
  ['ArrowUp', {}, { kind: 'move', by: 'previous' }],
  ['Ctrl+n', {}, { kind: 'move', by: 'next' }],
  ['Ctrl+P', {}, { kind: 'move', by: 'previous' }],
  ['Ctrl+n', { keyboard: 'mac' }, { kind: 'move', by: 'next' }],
  ['PageDown', {}, { kind: 'move', by: 'pageDown' }],
  ['PageUp', {}, { kind: 'move', by: 'pageUp' }],
  ['Home', {}, null],
  ['Ctrl+Home', {}, { kind: 'move', by: 'first' }],
  ['Ctrl+End', {}, { kind: 'move', by: 'last' }],
  ['Shift+ArrowDown', {}, null],
  ['Enter', {}, { kind: 'enter', picker: 'hide' }],
  ['Shift+Enter', {}, { kind: 'enter', picker: 'keep' }],
  ['Ctrl+Enter', {}, { kind: 'openInBrowser' }],
  ['Ctrl+Enter', { view: 'actions' }, { kind: 'openInBrowser' }],
  ['Ctrl+Enter', { view: 'form' }, null],
  ['Ctrl+Enter', { keyboard: 'mac' }, null],
  ['Meta+Enter', { keyboard: 'mac' }, { kind: 'openInBrowser' }],
  ['Ctrl+Shift+Enter', {}, null],
  ['Ctrl+k', {}, { kind: 'showActions' }],
  ['Ctrl+k', { keyboard: 'mac' }, null],
  ['Meta+k', { keyboard: 'mac' }, { kind: 'showActions' }],
  ['Meta+k', {}, null],
  ['ArrowRight', {}, { kind: 'showActions' }],
  ['ArrowRight', { isAtTextEnd: false }, null],
  ['Shift+ArrowRight', {}, null],
  ['ArrowLeft', {}, null],
  ...['Enter', 'ArrowDown', 'ArrowRight', 'Ctrl+n', 'Tab', 'Home'].map(
    (text) => [text, { view: 'actions' }, null] as const,
  ),
  ['Shift+Enter', { view: 'actions' }, { kind: 'enter', picker: 'keep' }],
  ['Alt+3', { view: 'actions' }, { kind: 'openFavourite', number: 3 }],
  ['Ctrl+d', { view: 'actions' }, { kind: 'toggleFavourite' }],
  ['Tab', {}, { kind: 'nothing' }],
  ['Tab', { view: 'form' }, null],
  ['Alt+3', {}, { kind: 'openFavourite', number: 3 }],
  ['Meta+3', { keyboard: 'mac' }, { kind: 'openFavourite', number: 3 }],
  ['Alt+3', { keyboard: 'mac' }, null],
  ['Alt+0', {}, null],
  ['3', {}, null],
  ['Ctrl+Alt+3', {}, null],
  ['Ctrl+d', {}, { kind: 'toggleFavourite' }],
  ['Ctrl+c', {}, { kind: 'copyAddress' }],
  ['Ctrl+c', { hasSelectedText: true }, null],
  ['Ctrl+Shift+c', {}, null],
  ['Ctrl+,', {}, { kind: 'showSettings' }],
  ['Ctrl+,', { view: 'form' }, { kind: 'showSettings' }],
  ['Ctrl+,', { keyboard: 'mac' }, null],
  ['Meta+,', { keyboard: 'mac' }, { kind: 'showSettings' }],
  ['Ctrl+r', {}, { kind: 'look' }],
  ['Ctrl+r', { view: 'form' }, { kind: 'nothing' }],
  ['Ctrl+r', { view: 'profiles' }, { kind: 'nothing' }],
  ['Escape', {}, { kind: 'escape' }],
  ['Escape', { view: 'form' }, { kind: 'escape' }],
  ['Shift+Escape', { view: 'form' }, { kind: 'hide' }],
  ['Enter', { view: 'form' }, null],
  ['ArrowDown', { view: 'form' }, null],
  ['Ctrl+c', { view: 'form' }, null],
  ['a', {}, null],
];

describe('what a key means', () => {
  test.each(table)('%s %o', (text, context, expected) => {
    expect(intentionFrom(keyPress(text), { ...inList, ...context })).toEqual(expected);
  });

  test.each(['Enter', 'ArrowDown', 'Escape'])('%s belongs to the input method while it composes', (text) => {
    expect(intentionFrom(keyPress(text, { isComposing: true }), inList)).toBeNull();
  });

  test('number keys go by their place: AZERTY types an ampersand on the first', () => {
    const azerty = keyPress('Alt+&', { code: 'Digit1' });
    expect(intentionFrom(azerty, inList)).toEqual({ kind: 'openFavourite', number: 1 });
  });
});

test('keys are named as on the keyboard at hand', () => {
  expect(keyCaps('actions', 'mac')).toEqual(['⌘', 'K']);
  expect(keyCaps('actions', 'other')).toEqual(['Ctrl', 'K']);
  expect(keyCaps({ favourite: 2 }, 'mac')).toEqual(['⌘', '2']);
  expect(keyCaps({ favourite: 2 }, 'other')).toEqual(['Alt', '2']);
});
