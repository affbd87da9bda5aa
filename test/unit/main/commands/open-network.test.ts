import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { alpha } from '../sample-state.ts';
import { hide, journeyWith, tokenNumber } from './login-fakes.ts';

describe('opening an environment with a network of its own', () => {
  it('mints a token only once the way is open', async () => {
    const ready = Promise.withResolvers<ReturnType<typeof ok<null>>>();
    const journey = journeyWith({ ensureNetwork: () => ready.promise });
    const done = journey.open(alpha, hide);
    await Promise.resolve();
    expect(journey.asked).toEqual([]);
    ready.resolve(ok(null));
    expect(await done).toEqual(ok(null));
    expect(journey.asked).toEqual(['mint', 'prepare', 'log in', 'show', 'hide picker']);
  });

  it('says in the row what kept the way from opening', async () => {
    const failure: Failure = { kind: 'tunnel-ended', exitCode: 255 };
    const journey = journeyWith({ ensureNetwork: async () => fail(failure) });
    expect(await journey.open(alpha, hide)).toEqual(fail(failure));
    expect(journey.store.get().openings[environmentKey(alpha)]).toEqual({ phase: 'failed', failure });
    expect(journey.asked).not.toContain('mint');
  });

  it('asks nothing of the way where the window is there and logged in', async () => {
    const ensureNetwork = vi.fn(async () => ok(null));
    const journey = journeyWith({ isOpen: () => true, ensureNetwork });
    await journey.open(alpha, hide);
    expect(ensureNetwork).not.toHaveBeenCalled();
  });

  it('is cancelled while the way opens', async () => {
    const journey = journeyWith({
      ensureNetwork: (_id, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(fail({ kind: 'cancelled' })));
        }),
    });
    const done = journey.open(alpha, hide);
    await Promise.resolve();
    journey.cancel(alpha);
    expect(await done).toEqual(fail({ kind: 'cancelled' }));
    expect(journey.store.get().openings).toEqual({});
  });

  it('leaves the login its whole time, however long the tunnel took', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
    const journey = journeyWith({
      ensureNetwork: () => pause(14_000).then(() => ok(null)),
      mint: async ({ signal }) => {
        await pause(5_000);
        return signal.aborted
          ? fail({ kind: 'cancelled' })
          : ok({ host: 'h.example', token: tokenNumber(1) });
      },
    });
    const done = journey.open(alpha, hide);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await done).toEqual(ok(null));
  });
});
