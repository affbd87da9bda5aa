import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNewerRelease } from '../../../../src/main/core/version-order.ts';

it.each([
  ['1.2.4', '1.2.3', true],
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.99.99', true],
  ['1.2.3', '1.2.3', false],
  ['1.2.2', '1.2.3', false],
  ['0.9.9', '1.0.0', false],
  // A pre-release is offered to nobody, and followed by its release.
  ['1.3.0-beta.1', '1.2.3', false],
  ['1.3.0', '1.3.0-beta.1', true],
  ['1.2.9', '1.3.0-beta.1', false],
  // None that Windsock has
  ['1.2', '1.1.1', false],
  ['v1.2.4', '1.2.3', false],
  ['1.2.4 <img>', '1.2.3', false],
  ['1.2.4\n', '1.2.3', false],
  ['', '1.2.3', false],
  ['99999999999999999999.0.0', '1.2.3', false],
])('%s is newer than %s: %s', (offered, own, isNewer) => {
  expect(isNewerRelease(offered, own)).toBe(isNewer);
});

const numbers = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50));

it('orders releases as their numbers are ordered, one way only', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const order = a.map((number, at) => number - (b[at] ?? 0)).find((each) => each !== 0) ?? 0;
      expect(isNewerRelease(a.join('.'), b.join('.'))).toBe(order > 0);
    }),
  );
});
