import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchQueue } from '../../../../src/main/commands/search-queue.ts';
import type { Place } from '../../../../src/main/core/search-places.ts';

const places = (profile: string, ...regions: readonly string[]): readonly Place[] =>
  regions.map((region) => ({ profile, region }));
const name = (place: Place | undefined) => place && `${place.profile} ${place.region}`;

/** @returns what may be asked now, in order */
function taken(queue: ReturnType<typeof createSearchQueue>): readonly Place[] {
  const all: Place[] = [];
  for (let place = queue.next(); place !== undefined; place = queue.next()) all.push(place);
  return all;
}

describe('the queue of a search', () => {
  it('tries a profile in its first place before it asks the others', () => {
    const queue = createSearchQueue();
    queue.add([...places('a', 'r1', 'r2', 'r3'), ...places('b', 'r2')], false);
    const first = taken(queue);
    expect(first.map(name)).toEqual(['a r1', 'b r2']);
    queue.settled({ profile: 'a', region: 'r1' });
    expect(taken(queue).map(name)).toEqual(['a r2', 'a r3']);
  });

  it('asks no more than six places of a region at once', () => {
    const queue = createSearchQueue();
    queue.add(
      Array.from({ length: 9 }, (_, at) => ({ profile: `p${at}`, region: 'r' })),
      false,
    );
    const first = taken(queue);
    expect(first).toHaveLength(6);
    for (const place of first) queue.settled(place);
    expect(taken(queue)).toHaveLength(3);
  });

  it('takes turns among regions', () => {
    const queue = createSearchQueue();
    queue.add(
      ['a', 'b', 'c'].flatMap((profile) => places(profile, profile === 'c' ? 'r2' : 'r1')),
      false,
    );
    expect(taken(queue).map(name)).toEqual(['a r1', 'c r2', 'b r1']);
  });

  it('asks none twice, but for those asked for anew that do not wait', () => {
    const queue = createSearchQueue();
    const [place] = places('a', 'r');
    expect([queue.add(places('a', 'r', 'r'), false), queue.add(places('a', 'r'), true)]).toEqual([1, 0]);
    taken(queue);
    if (place !== undefined) queue.settled(place);
    expect([queue.add(places('a', 'r'), false), queue.add(places('a', 'r'), true)]).toEqual([0, 1]);
  });

  it('leaves a profile with all its places', () => {
    const queue = createSearchQueue();
    queue.add([...places('a', 'r1', 'r2', 'r3'), ...places('b', 'r1')], false);
    const [first] = taken(queue);
    if (first !== undefined) queue.settled(first);
    expect(queue.leaveProfile('a').map(name)).toEqual(['a r2', 'a r3']);
    expect(taken(queue)).toEqual([]);
  });

  it('tries a profile elsewhere when the region of its first place is left', () => {
    const queue = createSearchQueue();
    queue.add(places('a', 'r1', 'r2', 'r3'), false);
    queue.leaveRegion('r1');
    expect(taken(queue).map(name)).toEqual(['a r2']);
  });

  it('asks each place once in the end, whatever is settled when', () => {
    const some = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 40 });
    fc.assert(
      fc.property(some, fc.array(fc.nat(20)), (pairs, order) => {
        const queue = createSearchQueue();
        const added = queue.add(
          pairs.map(([p, r]) => ({ profile: `p${p}`, region: `r${r}` })),
          false,
        );
        const underWay: Place[] = [];
        let asked = 0;
        for (let at = 0; ; at += 1) {
          const now = taken(queue);
          asked += now.length;
          underWay.push(...now);
          const [settled] = underWay.splice(
            (order[at % Math.max(1, order.length)] ?? 0) % Math.max(1, underWay.length),
            1,
          );
          if (settled === undefined) break;
          queue.settled(settled);
        }
        expect(asked).toBe(added);
      }),
    );
  });
});
