import { describe, expect, test } from 'vitest';
import { createServerClock } from '../../../../src/main/aws/server-clock.ts';

const serverMs = Date.UTC(2026, 0, 31, 8, 0, 0);
const header = 'Sat, 31 Jan 2026 08:00:00 GMT';
const minuteMs = 60_000;

describe('AWS’s clock', () => {
  test.each([
    ['hours ahead', 5 * 60 * minuteMs, true],
    ['hours behind', -5 * 60 * minuteMs, true],
    ['just more than 5 min ahead', 5 * minuteMs + 1, true],
    ['5 min ahead', 5 * minuteMs, false],
    ['5 min behind', -5 * minuteMs, false],
    ['right', 0, false],
  ])('with a computer that is %s', (_what, aheadMs, isServers) => {
    let ours = serverMs + aheadMs;
    const clock = createServerClock(() => ours);
    expect(clock.offsetMs()).toBeUndefined();
    expect(clock.now()).toBe(ours);
    clock.note(header);
    expect(clock.offsetMs()).toBe(aheadMs);
    ours += 1_000;
    expect(clock.now()).toBe(isServers ? serverMs + 1_000 : ours);
  });

  test('is this computer’s again once that was set right', () => {
    let ours = serverMs + 60 * minuteMs;
    const clock = createServerClock(() => ours);
    clock.note(header);
    ours = serverMs;
    clock.note(header);
    expect(clock.offsetMs()).toBe(0);
    expect(clock.now()).toBe(serverMs);
  });

  test.each([undefined, '', 'now', '2026-01-31T08:00:00Z', 'Sat, 99 Foo 2026 08:00:00 GMT', 7, null])(
    'is not learned from %j',
    (bad) => {
      const clock = createServerClock(() => serverMs);
      clock.note(bad);
      expect(clock.offsetMs()).toBeUndefined();
    },
  );
});
