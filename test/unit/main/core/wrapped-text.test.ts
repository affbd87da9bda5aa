import { expect, it } from 'vitest';
import { wrappedLines } from '../../../../src/main/core/wrapped-text.ts';

it.each([
  ['one two three\n', 8, 'one two\nthree\n'],
  ['NAME   X\na      b\n', 8, 'NAME   X\na      b\n'],
  ['a-word-that-is-long here', 8, 'a-word-that-is-long\nhere'],
  ['', 8, ''],
])('%j in %i columns', (text, width, lines) => {
  expect(wrappedLines(text, width)).toBe(lines);
});
