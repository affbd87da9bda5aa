import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameValue } from '../../../../src/main/core/same-value.ts';

test.each([
  ['the same text', 'a', 'a', true],
  ['another text', 'a', 'b', false],
  ['nothing and an object', null, {}, false],
  ['a list and an object', [], {}, false],
  ['lists in another order', [1, 2], [2, 1], false],
  ['a list that goes on', [1], [1, 2], false],
  ['another value deep inside', { a: { b: [1] } }, { a: { b: [2] } }, false],
  ['a field less', { a: 1, b: undefined }, { a: 1 }, false],
  ['another field', { a: undefined }, { b: undefined }, false],
  ['fields in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
])('%s', (_, a, b, expected) => {
  expect(isSameValue(a, b)).toBe(expected);
});

test('says of any data what Node says', () => {
  const data = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(data, data, (a, b) => {
      expect(isSameValue(a, structuredClone(a))).toBe(true);
      expect(isSameValue(a, b)).toBe(isDeepStrictEqual(a, b));
    }),
  );
});
