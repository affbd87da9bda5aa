/** Time and signals: a signal that is sure to abort when a time is up, and what waits for a time or a signal. */

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

/** Waits so long, or until the signal aborts. @returns whether the whole time has passed */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isOver: boolean): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(isOver);
    };
    const stop = () => end(false);
    const timer = setTimeout(() => end(true), ms);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}
