// What the benchmarks share: how long a key takes to the frame that shows it, a clock, and medians.
import type { Page } from 'playwright';

/** Notes in the page how long each letter takes from the key to the frame that shows it, in milliseconds. @returns what reads and forgets these */
export async function watchKeys(picker: Page): Promise<() => Promise<readonly number[]>> {
  await picker.evaluate(() => {
    const times: number[] = [];
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key.length !== 1 && event.key !== 'Backspace') return;
        const channel = new MessageChannel();
        // The message comes after the frame that this key asked for.
        channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      { capture: true },
    );
    Object.assign(window, { benchTimes: times });
  });
  return () => picker.evaluate(() => (window as unknown as { benchTimes: number[] }).benchTimes.splice(0));
}

/** @returns the value that this share of the values stays below; 0 of none */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A clock that all processes of the computer share, in milliseconds. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** @returns median, 95th percentile and longest in words */
export function spread(name: string, times: readonly number[]): string {
  return `${name}: p50 ${ms(median(times))}, p95 ${ms(percentile(times, 0.95))}, longest ${ms(Math.max(...times))} (${times.length} times)`;
}
