// A server that trickles: the clock is the test's. Servers that lead on and that send too much are in e2e/updates.spec.ts.
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { UpdateLimits } from '../../../../src/main/core/update-limits.ts';
import { boundRequests, type UpdateExecutor } from '../../../../src/main/electron/update-requests.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks once, and hears a byte every half second until the answer is ended. */
function trickle(limits: UpdateLimits, { endsAfterMs }: { readonly endsAfterMs?: number } = {}) {
  const request = Object.assign(new EventEmitter(), { abort: vi.fn() });
  const executor = {
    createRequest: () => request,
    addRedirectHandlers: () => undefined,
  } as unknown as UpdateExecutor;
  const tell = vi.fn();
  const work = boundRequests(executor)(limits, tell, () => {
    executor.createRequest({}, () => undefined);
    return new Promise<string>((resolve, reject) => {
      request.on('error', reject);
      const response = new EventEmitter();
      request.emit('response', response);
      const timer = setInterval(() => response.emit('data', '.'), 500);
      request.on('error', () => clearInterval(timer));
      if (endsAfterMs === undefined) return;
      setTimeout(() => {
        clearInterval(timer);
        response.emit('end');
        resolve('whole');
      }, endsAfterMs);
    });
  });
  return { request, tell, outcome: work.catch((error: Error) => error.message) };
}

const limits = { maxBytes: 1000, timeoutMs: 30_000, countsFrom: 'start' } as const;

it('ends a check that takes too long, however busy it is', async () => {
  const { request, tell, outcome } = trickle(limits);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(request.abort).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcome).toBe('too-slow');
  expect(request.abort).toHaveBeenCalledOnce();
  expect(tell.mock.calls).toEqual([['too-slow']]);
});

it('leaves a download that moves, and ends what is larger than it may be', async () => {
  const moving = trickle({ ...limits, countsFrom: 'last-byte' }, { endsAfterMs: 300_000 });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(await moving.outcome).toBe('whole');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(moving.tell).not.toHaveBeenCalled();

  const large = trickle({ ...limits, maxBytes: 10, countsFrom: 'last-byte' });
  await vi.advanceTimersByTimeAsync(5_500);
  expect(await large.outcome).toBe('too-large');
});
