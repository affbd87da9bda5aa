/** Lets only so many requests be on their way at once: few for each account and region, and not too many in all. */

import type { AwsRequestHandler, ClientRequestHandler } from './request-handler.ts';

/** Who asks: a person who waits for one thing, or a search through many places, which stands back. */
export type Urgency = 'person' | 'search';

/** The gate. */
export interface CallGate {
  /** Runs the work when there is room, else later; rejects with the signal's reason when that aborts before. */
  readonly pass: <T>(
    entry: { readonly key: string; readonly urgency: Urgency; readonly signal?: AbortSignal | undefined },
    work: () => Promise<T>,
  ) => Promise<T>;
}

/** Throttling rates are unpublished. The second bound is the search's: a person's own call never waits for other accounts. */
export const gateBounds = { forEachKey: 3, ofSearches: 24 } as const;

interface Waiting {
  readonly key: string;
  readonly urgency: Urgency;
  readonly start: () => void;
}

/** @param bounds  requests at once: with the same key, and of searches in all */
export function createCallGate(bounds: { forEachKey: number; ofSearches: number } = gateBounds): CallGate {
  const running = new Map<string, number>();
  const waiting: Waiting[] = [];
  let searches = 0;

  const hasRoom = ({ key, urgency }: Pick<Waiting, 'key' | 'urgency'>) =>
    (running.get(key) ?? 0) < bounds.forEachKey && (urgency === 'person' || searches < bounds.ofSearches);
  const enter = ({ key, urgency }: Pick<Waiting, 'key' | 'urgency'>, change: 1 | -1) => {
    const count = (running.get(key) ?? 0) + change;
    if (count === 0) running.delete(key);
    else running.set(key, count);
    if (urgency === 'search') searches += change;
  };
  /** Persons first, whoever came first among equals. */
  const nextWithRoom = () =>
    waiting.find((each) => each.urgency === 'person' && hasRoom(each)) ?? waiting.find(hasRoom);
  // More than one: a search that ends makes room for its account, and for a search of another one.
  const startWaiting = () => {
    for (let next = nextWithRoom(); next !== undefined; next = nextWithRoom()) {
      waiting.splice(waiting.indexOf(next), 1);
      next.start();
    }
  };

  const admitted = (entry: Pick<Waiting, 'key' | 'urgency'>, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(own), 1);
        reject(signal?.reason);
      };
      const own: Waiting = {
        ...entry,
        start: () => {
          signal?.removeEventListener('abort', leave);
          enter(entry, 1);
          resolve();
        },
      };
      if (signal?.aborted) reject(signal.reason);
      else if (hasRoom(entry)) own.start();
      else {
        waiting.push(own);
        signal?.addEventListener('abort', leave, { once: true });
      }
    });

  return {
    pass: async ({ signal, ...entry }, work) => {
      await admitted(entry, signal);
      try {
        return await work();
      } finally {
        enter(entry, -1);
        startWaiting();
      }
    },
  };
}

/**
 * Each attempt passes the gate by itself, so that a call that waits between two tries holds no place.
 *
 * @param handler  what carries the requests; without a `handle` of its own (the SDK's), it is given back as it is
 */
export function gatedHandler(
  handler: ClientRequestHandler,
  gate: CallGate,
  entry: { readonly key: () => string; readonly urgency: Urgency },
): ClientRequestHandler {
  if (!('handle' in handler)) return handler;
  const handle: AwsRequestHandler['handle'] = (request, options) => {
    const signal = options?.abortSignal instanceof AbortSignal ? options.abortSignal : undefined;
    return gate.pass({ key: entry.key(), urgency: entry.urgency, signal }, () =>
      handler.handle(request, options),
    );
  };
  return { ...handler, handle };
}
