import { describe, expect, it } from 'vitest';
import { acceleratorText, agoText } from '../../../src/shared/strings.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('how long ago', () => {
  it.each([
    [0, 'just now'],
    [minute - 1, 'just now'],
    [minute, '1 min ago'],
    [hour - 1, '59 min ago'],
    [hour, '1 h ago'],
    [48 * hour - 1, '47 h ago'],
    [48 * hour, '2 days ago'],
    [30 * 24 * hour, '30 days ago'],
    [-hour, 'just now'],
  ])('%i ms is %s', (ageMs, text) => {
    const nowMs = Date.UTC(2026, 0, 15);
    expect(agoText(nowMs - ageMs, nowMs)).toBe(text);
  });
});

describe('a hotkey as it stands on the keys', () => {
  it.each([
    ['Alt+Shift+Space', 'mac', '⌥ ⇧ Space'],
    ['Control+Command+Return', 'mac', '⌃ ⌘ ↩'],
    ['Alt+Shift+Space', 'other', 'Alt+Shift+Space'],
    ['Control+Alt+Return', 'other', 'Ctrl+Alt+Enter'],
    ['constructor+toString', 'other', 'constructor+toString'],
    ['', 'mac', ''],
  ] as const)('%s on %s is %s', (accelerator, keyboard, text) => {
    expect(acceleratorText(accelerator, keyboard)).toBe(text);
  });
});
