import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterSight,
  graceMs,
  maxRenewals,
  newGuard,
  renewalsWithinMs,
  renewFromAgeMs,
  type SessionDeed,
  type SessionGuard,
  type SessionSight,
} from '../../../../src/main/core/relogin.ts';
import type { Failure } from '../../../../src/shared/failure.ts';

const loginMs = Date.UTC(2026, 0, 15);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const offline: Failure = { kind: 'offline' };
const cancelled: Failure = { kind: 'cancelled' };
const broken: Failure = { kind: 'session-broken', host: 'h' };
const needed: Failure = {
  kind: 'person-needed',
  profile: 'p',
  need: { kind: 'mfa-code', profile: 'p', device: 'd' },
};

const unauthorized: SessionSight = { kind: 'unauthorized' };
const returned: SessionSight = { kind: 'returned' };
const woke: SessionSight = { kind: 'woke' };
const needMet: SessionSight = { kind: 'need-met' };
const loggedOut: SessionSight = { kind: 'logged-out' };
const forbidden: SessionSight = { kind: 'forbidden' };
const page: SessionSight = { kind: 'page' };
const began: SessionSight = { kind: 'login-began' };
const landed: SessionSight = { kind: 'login-landed' };
const failed = (failure: Failure): SessionSight => ({ kind: 'login-failed', failure });
/** A page that began to load so long after the login says "signed out". */
const signedOut = (sinceMs = 0): SessionSight => ({ kind: 'signed-out', sinceMs: loginMs + sinceMs });

/** What happens, at which time after the login. */
type Step = readonly [atMs: number, sight: SessionSight];

/** @returns where a story ends, and what was done in it */
function tell(story: readonly Step[]): { guard: SessionGuard; deeds: readonly SessionDeed[] } {
  let guard = newGuard(loginMs);
  const deeds: SessionDeed[] = [];
  for (const [atMs, sight] of story) {
    const step = afterSight(guard, sight, loginMs + atMs);
    guard = step.guard;
    if (step.deed !== 'none') deeds.push(step.deed);
  }
  return { guard, deeds };
}

/** Renewals that land, each after the one before, so far apart. */
const renewals = (count: number, everyMs: number): readonly Step[] =>
  Array.from({ length: count }, (_, index) => (index + 1) * everyMs).flatMap((atMs): readonly Step[] => [
    [atMs, unauthorized],
    [atMs, landed],
  ]);

type Row = readonly [
  what: string,
  story: readonly Step[],
  deeds: readonly SessionDeed[],
  phase: SessionGuard['phase'],
];

const rows: readonly Row[] = [
  ['Airflow 3: an API answers 401', [[hourMs, unauthorized]], ['renew'], 'renewing'],
  ['Airflow 3: its page goes to its login', [[hourMs, signedOut()]], ['renew'], 'renewing'],
  ['Airflow 2: 302 to /login/ or to aws-console-sso', [[hourMs, signedOut(hourMs)]], ['renew'], 'renewing'],
  ['403 "Forbidden"', [[hourMs, forbidden]], [], 'forbidden'],
  [
    '403 "Invalid JWT token", upon which the page goes to its login',
    [
      [hourMs, forbidden],
      [hourMs, signedOut()],
    ],
    ['renew'],
    'renewing',
  ],
  [
    '"Forbidden", then another page',
    [
      [hourMs, forbidden],
      [hourMs, page],
    ],
    [],
    'signed-in',
  ],
  [
    'a request before the cookie was there: 401',
    [
      [100, unauthorized],
      [4_999, unauthorized],
    ],
    [],
    'signed-in',
  ],
  ['401 at the end of that time', [[graceMs, unauthorized]], ['renew'], 'renewing'],
  [
    'a page older than the login, as often as it likes',
    [
      [1, signedOut(-1)],
      [2, signedOut(-1)],
      [3, signedOut(-1)],
    ],
    ['reload', 'reload', 'reload'],
    'signed-in',
  ],
  ['a page newer than the login: loaded once more', [[100, signedOut(50)]], ['reload'], 'signed-in'],
  [
    'and again: the new session is refused',
    [
      [100, signedOut(50)],
      [900, signedOut(800)],
    ],
    ['reload'],
    'stopped',
  ],
  [
    'stopped stays stopped',
    [
      [100, signedOut(50)],
      [900, signedOut(800)],
      [hourMs, unauthorized],
      [hourMs, returned],
      [hourMs, needMet],
    ],
    ['reload'],
    'stopped',
  ],
  [
    'stopped, then a login of the person',
    [
      [100, signedOut(50)],
      [900, signedOut(800)],
      [hourMs, began],
      [hourMs, landed],
    ],
    ['reload'],
    'signed-in',
  ],
  [
    'three windows at once',
    [
      [hourMs, unauthorized],
      [hourMs, unauthorized],
      [hourMs, signedOut()],
    ],
    ['renew'],
    'renewing',
  ],
  [
    'the login lands',
    [
      [hourMs, unauthorized],
      [hourMs + 800, landed],
    ],
    ['renew'],
    'signed-in',
  ],
  [
    'a fourth renewal within ten minutes',
    [...renewals(3, minuteMs), [4 * minuteMs, unauthorized]],
    ['renew', 'renew', 'renew'],
    'stopped',
  ],
  [
    'a fourth one later',
    [...renewals(3, minuteMs), [12 * minuteMs, unauthorized]],
    ['renew', 'renew', 'renew', 'renew'],
    'renewing',
  ],
  [
    'a page that asks for one every four minutes gets twelve',
    [...renewals(12, 4 * minuteMs), [52 * minuteMs, unauthorized], [56 * minuteMs, unauthorized]],
    Array.from({ length: 12 }, () => 'renew' as const),
    'stopped',
  ],
  [
    'a window that stands open for weeks is renewed twice a day',
    [...renewals(40, 12 * hourMs)],
    Array.from({ length: 40 }, () => 'renew' as const),
    'signed-in',
  ],
  [
    'AWS needs a person',
    [
      [hourMs, unauthorized],
      [hourMs, failed(needed)],
    ],
    ['renew'],
    'person-needed',
  ],
  [
    'and the page goes on asking',
    [
      [hourMs, unauthorized],
      [hourMs, failed(needed)],
      [2 * hourMs, unauthorized],
    ],
    ['renew'],
    'person-needed',
  ],
  [
    'the person signs in elsewhere',
    [
      [hourMs, unauthorized],
      [hourMs, failed(needed)],
      [hourMs + 1, needMet],
    ],
    ['renew', 'renew'],
    'person-needed',
  ],
  [
    'the person comes back, perhaps from `aws sso login`',
    [
      [hourMs, unauthorized],
      [hourMs, failed(needed)],
      [2 * hourMs, returned],
    ],
    ['renew', 'renew'],
    'person-needed',
  ],
  [
    'the person gives up the prompt',
    [
      [hourMs, unauthorized],
      [hourMs, failed(needed)],
      [hourMs, began],
      [hourMs, failed(cancelled)],
    ],
    ['renew'],
    'person-needed',
  ],
  [
    'a network that fails',
    [
      [hourMs, unauthorized],
      [hourMs, failed(offline)],
      [2 * hourMs, unauthorized],
    ],
    ['renew'],
    'expired',
  ],
  [
    'and the person who comes back',
    [
      [hourMs, unauthorized],
      [hourMs, failed(offline)],
      [2 * hourMs, returned],
    ],
    ['renew', 'renew'],
    'renewing',
  ],
  [
    'and clicks at once',
    [
      [hourMs, unauthorized],
      [hourMs, failed(offline)],
      [hourMs + 4_999, returned],
    ],
    ['renew'],
    'expired',
  ],
  ['a return to a young session', [[11 * hourMs, returned]], [], 'signed-in'],
  ['a return after 11.5 h', [[renewFromAgeMs, returned]], ['renew'], 'signed-in'],
  [
    'no return after 11.5 h',
    [
      [renewFromAgeMs, page],
      [renewFromAgeMs, woke],
    ],
    [],
    'signed-in',
  ],
  [
    'a session renewed ahead of its end that AWS needs a person for lives on',
    [
      [renewFromAgeMs, returned],
      [renewFromAgeMs, failed(needed)],
    ],
    ['renew'],
    'signed-in',
  ],
  [
    'and is tried again a minute later',
    [
      [renewFromAgeMs, returned],
      [renewFromAgeMs, failed(needed)],
      [renewFromAgeMs + 59_999, returned],
      [renewFromAgeMs + minuteMs, returned],
    ],
    ['renew', 'renew'],
    'signed-in',
  ],
  [
    'waking up',
    [
      [hourMs, woke],
      [hourMs, unauthorized],
      [hourMs, signedOut()],
    ],
    [],
    'expired',
  ],
  [
    'waking up, then the person',
    [
      [hourMs, woke],
      [hourMs, unauthorized],
      [hourMs, returned],
    ],
    ['renew'],
    'renewing',
  ],
  [
    'the person, then the first 401',
    [
      [hourMs, woke],
      [hourMs, returned],
      [hourMs, unauthorized],
    ],
    ['renew'],
    'renewing',
  ],
  [
    '"Log out"',
    [
      [hourMs, loggedOut],
      [hourMs, returned],
      [hourMs, unauthorized],
      [hourMs, needMet],
    ],
    [],
    'expired',
  ],
  [
    '"Log out", then a login of the person',
    [
      [hourMs, loggedOut],
      [hourMs, began],
      [hourMs, landed],
      [2 * hourMs, unauthorized],
    ],
    ['renew'],
    'renewing',
  ],
  [
    'in the middle of a login of the person',
    [
      [hourMs, began],
      [hourMs, unauthorized],
      [hourMs, returned],
    ],
    [],
    'renewing',
  ],
  [
    'a page says so in the middle of a renewal ahead of its end',
    [
      [renewFromAgeMs, returned],
      [renewFromAgeMs, unauthorized],
    ],
    ['renew'],
    'signed-in',
  ],
  ['a clock that was set back', [[-hourMs, unauthorized]], ['renew'], 'renewing'],
];

describe('what becomes of a session', () => {
  it.each(rows)('%s', (_what, story, deeds, phase) => {
    const told = tell(story);
    expect(told.deeds).toEqual(deeds);
    expect(told.guard.phase).toBe(phase);
  });

  it('says why it is over, and no longer once it is not', () => {
    const over = tell([
      [hourMs, unauthorized],
      [hourMs, failed(offline)],
    ]).guard;
    expect(over.failure).toEqual(offline);
    expect(afterSight(over, landed, loginMs + 2 * hourMs).guard.failure).toBeNull();
  });

  it('offers the cure of a page that is answered with 500, until the next page', () => {
    const seen = tell([[hourMs, { kind: 'broken', failure: broken }]]).guard;
    expect(seen).toMatchObject({ phase: 'signed-in', failure: broken });
    expect(afterSight(seen, page, loginMs + hourMs).guard.failure).toBeNull();
  });
});

const anySight: fc.Arbitrary<SessionSight> = fc.oneof(
  fc.constantFrom(unauthorized, returned, woke, needMet, loggedOut, forbidden, page, began),
  fc
    .integer({ min: -20_000, max: 20_000 })
    .map((ms): SessionSight => ({ kind: 'signed-out', sinceMs: loginMs + ms })),
  fc.constantFrom(landed, failed(offline), failed(needed), failed(cancelled)),
);
const anyStory = fc.array(fc.tuple(fc.oneof(fc.nat(8_000), fc.nat(hourMs)), anySight), { maxLength: 80 });

/** One renewal of a told story. */
interface Renewal {
  readonly atMs: number;
  readonly landedAtMs: number | null;
}

/** Plays a story as the app would: a login ends only where one began, and sights say when pages began to load. */
function play(story: readonly (readonly [gapMs: number, sight: SessionSight])[]) {
  let guard = newGuard(loginMs);
  let nowMs = loginMs;
  let isRunning = false;
  let lastFailureMs: number | null = null;
  const done: Renewal[] = [];
  const problems: string[] = [];
  for (const [gapMs, sight] of story) {
    nowMs += gapMs;
    const isEnd = sight.kind === 'login-landed' || sight.kind === 'login-failed';
    if (isEnd && !isRunning) continue;
    const loggedInAtMs = guard.loggedInAtMs;
    const before = guard;
    const step = afterSight(guard, sight, nowMs);
    guard = step.guard;
    if (isEnd) {
      const last = done.at(-1);
      if (before.login === 'silent' && last !== undefined && sight.kind === 'login-landed') {
        done[done.length - 1] = { ...last, landedAtMs: nowMs };
      }
      isRunning = false;
      if (sight.kind === 'login-failed') lastFailureMs = nowMs;
    }
    if (step.deed === 'renew') {
      if (isRunning) problems.push('a second login beside one that runs');
      if (nowMs - loggedInAtMs < graceMs) problems.push('a login right after a login');
      if (before.waitsFor === 'sign-in') problems.push('a login after "Log out"');
      if (sight.kind !== 'returned' && before.waitsFor === 'return') problems.push('a login after waking up');
      const isAsked = sight.kind === 'returned' || sight.kind === 'need-met';
      if (before.phase === 'stopped') problems.push('a login after it was stopped');
      if (!isAsked && !['signed-in', 'forbidden'].includes(before.phase))
        problems.push('tried again by itself');
      if (sight.kind === 'returned' && lastFailureMs !== null && nowMs - lastFailureMs < graceMs)
        problems.push('tried again at once');
      const isLiving = before.phase === 'signed-in' || before.phase === 'forbidden';
      // Renewed ahead of its end: 11.5 h after a login, so never in a loop.
      if (!(isLiving && sight.kind === 'returned')) {
        const recent = done.filter(
          ({ landedAtMs }) => landedAtMs !== null && nowMs - landedAtMs < renewalsWithinMs,
        );
        if (recent.length >= maxRenewals) problems.push('more renewals than the guard allows');
      }
      done.push({ atMs: nowMs, landedAtMs: null });
      isRunning = true;
    } else if (sight.kind === 'login-began') isRunning = true;
  }
  return { problems, renewals: done };
}

describe('no sequence of sights', () => {
  it('makes a loop, a storm, or a login that nobody is there for', () => {
    let renewed = 0;
    fc.assert(
      fc.property(anyStory, (story) => {
        const played = play(story);
        renewed += played.renewals.length;
        expect(played.problems).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
    // Else the test would have looked at nothing.
    expect(renewed).toBeGreaterThan(1_000);
  });

  it('of pages alone logs in more than three times in ten minutes', () => {
    const atOnce = fc.array(fc.tuple(fc.nat(9_000), fc.constantFrom(unauthorized, signedOut(-1), landed)), {
      minLength: 20,
      maxLength: 200,
    });
    fc.assert(
      fc.property(atOnce, (story) => {
        const times = play(story).renewals.map(({ atMs }) => atMs);
        for (const atMs of times) {
          const within = times.filter((each) => each >= atMs && each - atMs < renewalsWithinMs);
          expect(within.length).toBeLessThanOrEqual(maxRenewals);
        }
      }),
    );
  });
});
