import fc from 'fast-check';
import { expect, it } from 'vitest';
import { burstMs, maxLinksAtOnce, noLinkYet, withLink } from '../../../../src/main/core/link-burst.ts';

/** @returns the verdicts on links at these times */
function verdictsAt(...timesMs: readonly number[]) {
  let burst = noLinkYet;
  return timesMs.map((nowMs) => {
    burst = withLink(burst, nowMs);
    return burst.verdict;
  });
}

it('of hundreds at once a few are taken, and the rest is worth one line', () => {
  const verdicts = verdictsAt(...Array.from({ length: 300 }, (_, at) => at));
  expect(verdicts.filter((each) => each === 'taken')).toHaveLength(maxLinksAtOnce);
  expect(verdicts.filter((each) => each === 'first-dropped')).toHaveLength(1);
});

it('who clicks one after the other loses none', () => {
  const times = Array.from({ length: 50 }, (_, at) => (at * burstMs) / maxLinksAtOnce);
  expect(new Set(verdictsAt(...times))).toEqual(new Set(['taken']));
});

it('a while after a burst links are taken again, and the next burst is told again', () => {
  const full = Array.from({ length: maxLinksAtOnce }, () => 0);
  expect(verdictsAt(...full, 1, burstMs).slice(-2)).toEqual(['first-dropped', 'taken']);
  const again = full.map(() => burstMs);
  expect(verdictsAt(...full, 1, ...again, burstMs).at(-1)).toBe('first-dropped');
});

it('a clock that was set back stops nothing', () => {
  expect(verdictsAt(...Array.from({ length: 20 }, (_, at) => -at * 1_000)).at(-1)).toBe('taken');
});

it('never takes more than the bound in any such time', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000), { maxLength: 60 }), (gaps) => {
      let now = 0;
      const times = gaps.map((gap) => (now += gap));
      const verdicts = verdictsAt(...times);
      const taken = times.filter((_, at) => verdicts[at] === 'taken');
      for (const from of taken) {
        expect(taken.filter((each) => each >= from && each - from < burstMs).length).toBeLessThanOrEqual(
          maxLinksAtOnce,
        );
      }
    }),
  );
});
