/** Runs equal work once for all that wait for it, and stops it when nobody does any more. */

/** Work under way, by keys. */
export interface JoinedWork<T> {
  /**
   * Joins the work that runs under the key, or starts it.
   *
   * @param start  is given a signal that aborts when the last of those who wait has gone
   * @returns what the work gives; rejects as soon as the caller's own signal aborts
   */
  readonly join: (key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Whoever asks from now on starts anew; those who wait still get their answer. */
  readonly forget: (isMeant: (key: string) => boolean) => void;
  /** Stops everything. */
  readonly abortAll: () => void;
}

interface Running<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** @param onDone  is told of answers that were not forgotten in the meantime */
export function createJoinedWork<T>(onDone: (key: string, answer: T) => void): JoinedWork<T> {
  const running = new Map<string, Running<T>>();

  const begin = (key: string, start: (signal: AbortSignal) => Promise<T>): Running<T> => {
    const controller = new AbortController();
    const promise = start(controller.signal);
    const work: Running<T> = { promise, controller, waiting: 0 };
    running.set(key, work);
    const finish = () => running.get(key) === work && running.delete(key);
    promise.then(
      (answer) => {
        if (finish()) onDone(key, answer);
      },
      // Those who wait are told; here it is only over.
      finish,
    );
    return work;
  };

  return {
    join: (key, signal, start) => {
      const work = running.get(key) ?? begin(key, start);
      work.waiting += 1;
      return new Promise((resolve, reject) => {
        const leave = () => {
          work.waiting -= 1;
          signal.removeEventListener('abort', stop);
        };
        const stop = () => {
          leave();
          reject(new Error('aborted'));
          if (work.waiting > 0) return;
          if (running.get(key) === work) running.delete(key);
          work.controller.abort();
        };
        if (signal.aborted) return stop();
        signal.addEventListener('abort', stop, { once: true });
        work.promise.then(resolve, reject).finally(leave);
      });
    },
    forget: (isMeant) => {
      for (const key of [...running.keys()].filter(isMeant)) running.delete(key);
    },
    abortAll: () => {
      for (const { controller } of running.values()) controller.abort();
      running.clear();
    },
  };
}
