/** Signals that abort: one when a time is up, which is sure to, and what waits for any. */

/**
 * Stands in for `AbortSignal.timeout`: Node lets go of that one's signal when only an `AbortSignal.any` listens to it, and
 * then it never aborts. Mended in Node 24; to be removed when no Electron with Node 20 has to run the code.
 *
 * @param timeoutMs  aborts after this many milliseconds, with a `TimeoutError` as reason
 * @see https://github.com/nodejs/node/issues/57736
 */
export function timeoutSignal(timeoutMs: number): AbortSignal {
  const controller = new AbortController();
  const timeIsUp = () => controller.abort(new DOMException('The time is up', 'TimeoutError'));
  setTimeout(timeIsUp, timeoutMs).unref();
  return controller.signal;
}

/** @returns what settles once the signal aborts */
export function whenAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
