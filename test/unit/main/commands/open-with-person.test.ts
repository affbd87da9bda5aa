import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import { alpha } from '../sample-state.ts';
import { hide, host, journeyWith } from './login-fakes.ts';
import { session } from './meet-fakes.ts';

const key = environmentKey(alpha);
const signIn: PersonNeed = { kind: 'sign-in', session };
const mfa: PersonNeed = { kind: 'mfa-code', profile: 'dev', device: 'phone' };
const consent: PersonNeed = { kind: 'process-consent', profile: 'dev' };
const needed = (need: PersonNeed) => fail({ kind: 'person-needed', profile: 'dev', need });
const minted = ok({ host, token: 't' });

/** Answers the calls in turn, and the last one for ever. */
function inTurn<T>(...answers: readonly T[]): () => Promise<T> {
  let at = 0;
  return async () => {
    const answer = answers[Math.min(at, answers.length - 1)];
    at += 1;
    if (answer === undefined) throw new Error('There is no answer');
    return answer;
  };
}

describe('opening an environment that needs a person', () => {
  it('asks, and goes on by itself to the logged-in window', async () => {
    const meetNeed = vi.fn(async () => ok(null));
    const journey = journeyWith({
      mint: inTurn<Result<{ host: string; token: string }>>(needed(signIn), minted),
      meetNeed,
    });
    expect(await journey.open(alpha, hide)).toEqual(ok(null));
    expect(journey.phases).toEqual(['minting', 'waiting-for-person', 'minting', 'signing-in', 'none']);
    expect(journey.asked).toEqual([
      'mint',
      'prepare',
      'discard',
      'meet need',
      'mint',
      'prepare',
      'log in',
      'show',
      'hide picker',
    ]);
    expect(meetNeed).toHaveBeenCalledWith(signIn, expect.any(AbortSignal));
  });

  it('asks one thing after the other: sign-in, consent, code', async () => {
    const needs: PersonNeed[] = [];
    const journey = journeyWith({
      mint: inTurn<Result<{ host: string; token: string }>>(
        needed(signIn),
        needed(consent),
        needed(mfa),
        minted,
      ),
      meetNeed: async (need) => {
        needs.push(need);
        return ok(null);
      },
    });
    expect(await journey.open(alpha, hide)).toEqual(ok(null));
    expect(needs).toEqual([signIn, consent, mfa]);
  });

  it('does not ask for ever: a need that comes back is a failure of the row', async () => {
    const journey = journeyWith({ mint: inTurn(needed(signIn)), meetNeed: async () => ok(null) });
    expect(await journey.open(alpha, hide)).toEqual(needed(signIn));
    expect(journey.asked.filter((each) => each === 'meet need')).toHaveLength(1);
    expect(journey.store.get().openings[key]).toEqual({ phase: 'failed', failure: needed(signIn).failure });
  });

  it('forgets the session once, not again after the answer', async () => {
    const journey = journeyWith({
      mint: inTurn<Result<{ host: string; token: string }>>(needed(mfa), minted),
      meetNeed: async () => ok(null),
    });
    await journey.reset(alpha, hide);
    expect(journey.asked.filter((each) => each === 'forget')).toHaveLength(1);
  });

  it('has no deadline while the person is asked, and a fresh one afterwards', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const signals: AbortSignal[] = [];
    const answer = Promise.withResolvers<Result<null>>();
    const journey = journeyWith({
      mint: async ({ signal }) => {
        signals.push(signal);
        return signals.length === 1 ? needed(mfa) : minted;
      },
      meetNeed: (_need, signal) => {
        signals.push(signal);
        return answer.promise;
      },
    });
    const done = journey.open(alpha, hide);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    answer.resolve(ok(null));
    expect(await done).toEqual(ok(null));
    expect(signals[2]?.aborted).toBe(false);
  });
});

describe('while the person is asked', () => {
  const waitingJourney = () => {
    const signals: AbortSignal[] = [];
    const answer = Promise.withResolvers<Result<null>>();
    const journey = journeyWith({
      mint: inTurn(needed(signIn)),
      meetNeed: (_need, signal) => {
        signals.push(signal);
        signal.addEventListener('abort', () => answer.resolve(fail({ kind: 'cancelled' })));
        return answer.promise;
      },
    });
    return { journey, signals, answer };
  };

  it('Esc ends the opening and the question, quietly', async () => {
    const { journey, signals } = waitingJourney();
    const done = journey.open(alpha, hide);
    await vi.waitUntil(() => signals.length === 1);
    expect(journey.store.get().openings[key]).toEqual({ phase: 'waiting-for-person', need: signIn });
    journey.cancel(alpha);
    expect(await done).toEqual(fail({ kind: 'cancelled' }));
    expect(journey.store.get().openings).toEqual({});
  });

  it('Cancel in the prompt ends the opening quietly', async () => {
    const { journey, signals, answer } = waitingJourney();
    const done = journey.open(alpha, hide);
    await vi.waitUntil(() => signals.length === 1);
    answer.resolve(fail({ kind: 'cancelled' }));
    expect(await done).toEqual(fail({ kind: 'cancelled' }));
    expect(journey.store.get().openings).toEqual({});
    expect(journey.asked).not.toContain('show');
  });

  it('Enter again brings the prompt to the front', async () => {
    const { journey, signals } = waitingJourney();
    void journey.open(alpha, hide);
    await vi.waitUntil(() => signals.length === 1);
    void journey.open(alpha, hide);
    expect(journey.asked.at(-1)).toBe('show prompt');
    journey.cancel(alpha);
  });

  it('what stood in the way stands in the row', async () => {
    const { journey, signals, answer } = waitingJourney();
    const offline: Failure = { kind: 'offline' };
    const done = journey.open(alpha, hide);
    await vi.waitUntil(() => signals.length === 1);
    answer.resolve(fail(offline));
    expect(await done).toEqual(fail(offline));
    expect(journey.store.get().openings[key]).toEqual({ phase: 'failed', failure: offline });
  });
});

describe('an opening that is tried again by itself', () => {
  it('asks nobody: what a person is needed for stands in the row', async () => {
    const meetNeed = vi.fn(async () => ok(null));
    const journey = journeyWith({ mint: inTurn(needed(signIn)), meetNeed });
    expect(await journey.retry(alpha)).toEqual(needed(signIn));
    expect(journey.phases).toEqual(['minting', 'failed']);
    expect(journey.asked).toEqual(['mint', 'prepare', 'discard']);
    expect(meetNeed).not.toHaveBeenCalled();
    expect(journey.store.get().openings[key]).toEqual({ phase: 'failed', failure: needed(signIn).failure });
  });

  it('does what the person asked for last: the picker stays, and the query is remembered', async () => {
    const failing: Result<{ host: string; token: string }> = fail({ kind: 'offline' });
    const journey = journeyWith({ mint: inTurn(failing, minted) });
    await journey.open(alpha, { picker: 'keep', query: 'alp' });
    expect(await journey.retry(alpha)).toEqual(ok(null));
    expect(journey.asked.at(-1)).toBe('show behind the picker');
    expect(journey.store.get().settings.latches).toEqual({ alp: key });
  });

  it('is joined by whoever presses Enter meanwhile, and forgets no session', async () => {
    const journey = journeyWith({ mint: inTurn(minted) });
    await Promise.all([journey.retry(alpha), journey.open(alpha, hide)]);
    expect(journey.asked.filter((each) => each === 'mint')).toHaveLength(1);
    expect(journey.asked).not.toContain('forget');
  });
});
