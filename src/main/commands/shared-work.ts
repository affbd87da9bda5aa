/** Work that equal requests share: it goes on while one of them still wants it. */

/** One request for a piece of work. */
export interface WorkRequest<T> {
  /** Requests with the same key share the work. */
  readonly key: string;
  /** Ends this request; the work only when no other waits for it. */
  readonly signal: AbortSignal;
  /** What this request gets when its signal aborts. */
  readonly aborted: T;
  readonly work: (signal: AbortSignal) => Promise<T>;
}

interface Shared<T> {
  readonly done: Promise<T>;
  readonly ending: AbortController;
  waiting: number;
}

/** @returns what runs a request's work, or joins the work that runs already; throws only what the work throws */
export function createSharedWork<T>(): (request: WorkRequest<T>) => Promise<T> {
  const running = new Map<string, Shared<T>>();

  function start({ key, work }: WorkRequest<T>): Shared<T> {
    const ending = new AbortController();
    const done = work(ending.signal).finally(() => {
      if (running.get(key) === shared) running.delete(key);
    });
    const shared: Shared<T> = { done, ending, waiting: 0 };
    running.set(key, shared);
    return shared;
  }

  return async (request) => {
    const { key, signal, aborted } = request;
    if (signal.aborted) return aborted;
    const shared = running.get(key) ?? start(request);
    shared.waiting += 1;
    const { promise: left, resolve: leave } = Promise.withResolvers<T>();
    const onAbort = () => leave(aborted);
    signal.addEventListener('abort', onAbort);
    try {
      return await Promise.race([shared.done, left]);
    } finally {
      signal.removeEventListener('abort', onAbort);
      shared.waiting -= 1;
      if (shared.waiting === 0) {
        // Whoever asks from now on begins anew.
        if (running.get(key) === shared) running.delete(key);
        shared.ending.abort();
      }
    }
  };
}
