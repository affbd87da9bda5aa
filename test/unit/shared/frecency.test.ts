import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frecencyOf, recentKeys, usageUnder, withUse } from '../../../src/shared/frecency.ts';
import { usageHalfLifeMs } from '../../../src/shared/settings.ts';

test('halves with every half life, and one use adds one', () => {
  const once = withUse(undefined, 0);
  expect(frecencyOf(once, 0)).toBe(1);
  expect(frecencyOf(once, usageHalfLifeMs)).toBeCloseTo(0.5);
  expect(withUse(once, usageHalfLifeMs)).toEqual({ score: 1.5, atMs: usageHalfLifeMs });
});

test('a clock that was set back raises nothing', () => {
  expect(frecencyOf({ score: 1, atMs: usageHalfLifeMs * 9 }, 0)).toBe(1);
});

test('inherited names are no usage', () => {
  expect(usageUnder({}, 'constructor')).toBeUndefined();
});

test('recent: the most used first, at most eight, none that was long ago or is excluded', () => {
  const usage = Object.fromEntries(
    Array.from({ length: 12 }, (_, at) => [`key-${at}`, { score: at + 1, atMs: 0 }]),
  );
  const keys = recentKeys(
    { ...usage, old: { score: 1, atMs: -usageHalfLifeMs * 5 } },
    0,
    (key) => key === 'key-11',
  );
  expect(keys).toEqual([10, 9, 8, 7, 6, 5, 4, 3].map((at) => `key-${at}`));
  expect(recentKeys({ old: { score: 1, atMs: -usageHalfLifeMs * 5 } }, 0, () => false)).toEqual([]);
});

test('recent: equal scores in a steady order, and now before much but long ago', () => {
  const none = () => false;
  const used = (score: number, ageInHalfLives = 0) => ({ score, atMs: -ageInHalfLives * usageHalfLifeMs });
  expect(recentKeys({ b: used(1), c: used(3), a: used(1) }, 0, none)).toEqual(['c', 'a', 'b']);
  expect(recentKeys({ old: used(20, 6), now: used(1) }, 0, none)).toEqual(['now', 'old']);
  expect(recentKeys({ a: used(1, 4) }, 0, none)).toEqual(['a']);
});

test('one use adds at least nothing and at most one, however long ago the last was', () => {
  const scores = fc.float({ min: 0, max: 1_000, noNaN: true });
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 10 * usageHalfLifeMs }), (score, ageMs) => {
      const next = withUse({ score, atMs: 0 }, ageMs);
      expect(next.score).toBeGreaterThanOrEqual(1);
      expect(next.score).toBeLessThanOrEqual(score + 1);
    }),
  );
});
