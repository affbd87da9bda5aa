/** Work that equal requests share: it goes on while one of them still wants it. */

import { createJoinedWork } from '../joined-work.ts';

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

/** @returns what runs a request's work, or joins the work that runs already; throws only what the work throws */
export function createSharedWork<T>(): (request: WorkRequest<T>) => Promise<T> {
  const joined = createJoinedWork<T>(() => undefined);
  return async ({ key, signal, aborted, work }) => {
    if (signal.aborted) return aborted;
    try {
      return await joined.join(key, signal, work);
    } catch (error) {
      if (signal.aborted) return aborted;
      throw error;
    }
  };
}
