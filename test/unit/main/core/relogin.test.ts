import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterSight,
  graceMs,
  maxRenewals,
  newGuard,
  renewalsWithinMs,
  type SessionDeed,
  type SessionGuard,
  type SessionSight,
} from '../../../../src/main/core/relogin.ts';
import {
  began,
  broken,
  cancelled,
  failed,
  forbidden,
  hourMs,
  landed,
  loggedOut,
  loginMs,
  needed,
  needMet,
  offline,
  page,
  relogins,
  returned,
  type Step,
  signedOut,
  unauthorized,
  woke,
} from './relogin-cases.ts';

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

describe('what becomes of a session', () => {
  it.each(relogins)('%s', (_what, story, deeds, phase) => {
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
  let lastFailure: { readonly atMs: number; readonly isOfNetwork: boolean } | null = null;
  let wasAtOnce = false;
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
      if (sight.kind === 'login-failed')
        lastFailure = { atMs: nowMs, isOfNetwork: sight.failure.kind === 'offline' };
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
      const isAtOnce =
        sight.kind === 'returned' && lastFailure !== null && nowMs - lastFailure.atMs < graceMs;
      if (isAtOnce && !lastFailure?.isOfNetwork) problems.push('tried again at once');
      if (isAtOnce && wasAtOnce) problems.push('tried again at once a second time');
      wasAtOnce = isAtOnce;
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
