import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { patternMatcher } from '../../../src/shared/pattern.ts';

test.each([
  ['abc', 'ABC', true],
  ['abc', 'abcd', false],
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['a*', 'a', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*ab*ab*', 'ab', false],
  ['*ab*ab*', 'xabab', true],
  ['a*b*c', 'a-c-b-c', true],
  ['a*bc*c', 'abc', false],
  ['**', 'x', true],
  ['a.c', 'abc', false],
  ['(a+)+$', '(a+)+$', true],
  ['STRASSE', 'straße', false],
  ['é', 'e\u0301', true],
])('%j on %j: %s', (pattern, text, expected) => {
  expect(patternMatcher(pattern)(text)).toBe(expected);
});

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'B', '*', '.', '\\', 'é', '😀', '\n'),
  maxLength: 12,
});

it('says what a regular expression of the same meaning says', () => {
  fc.assert(
    fc.property(letters, letters, (pattern, text) => {
      const parts = pattern.split('*').map((part) => part.replace(/[.\\]/g, '\\$&'));
      const expected = new RegExp(`^${parts.join('[^]*')}$`, 'i').test(text);
      expect(patternMatcher(pattern)(text)).toBe(expected);
    }),
  );
});

it('fits any text between the same beginning and end', () => {
  const any = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('*'));
  fc.assert(
    fc.property(any, any, (start, end) => {
      expect(patternMatcher(`${start}*${end}`)(`${start}…${end}`)).toBe(true);
    }),
  );
});

it('takes a pattern made to be slow as quickly as any other', () => {
  const matches = patternMatcher(`${'*a'.repeat(190)}*b`);
  const startedAtMs = performance.now();
  const text = 'a'.repeat(400);
  for (let times = 0; times < 1_000; times += 1) if (matches(text)) throw new Error('it does not fit');
  expect(performance.now() - startedAtMs).toBeLessThan(2_000);
});
