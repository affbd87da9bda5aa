import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pause, timeoutSignal, whenAborted } from '../../../src/main/timeout-signal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a pause', () => {
  it('lasts its time, and says so', async () => {
    const { signal } = new AbortController();
    const heard = vi.spyOn(signal, 'removeEventListener');
    const paused = pause(1_000, signal);
    const isOver = vi.fn();
    void paused.then(isOver);
    await vi.advanceTimersByTimeAsync(999);
    expect(isOver).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(isOver).toHaveBeenCalledWith(true);
    // A signal that lives for hours would keep every pause that listened to it.
    expect(heard).toHaveBeenCalledOnce();
  });

  it('ends with its signal, and leaves no timer', async () => {
    const giveUp = new AbortController();
    const paused = pause(1_000, giveUp.signal);
    giveUp.abort();
    expect(await paused).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not begin with a signal that has aborted', async () => {
    expect(await pause(1_000, AbortSignal.abort())).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a signal of a time', () => {
  it('aborts when the time is up, also where only another signal listens to it', async () => {
    const signal = AbortSignal.any([timeoutSignal(1_000)]);
    const aborted = vi.fn();
    void whenAborted(signal).then(aborted);
    await vi.advanceTimersByTimeAsync(999);
    expect(aborted).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(aborted).toHaveBeenCalledOnce();
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });
});
