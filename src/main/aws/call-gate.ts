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
export const gateBounds: GateBounds = { forEachKey: 3, ofSearches: { unseen: 24, seen: 10, typing: 4 } };

/** What a person does with the picker at this moment. A call costs the main process some ms, which every letter waits for. */
export type Attention = keyof GateBounds['ofSearches'];

/** Requests at once. */
interface GateBounds {
  readonly forEachKey: number;
  /** Of searches, in all: with nobody at the picker, while it is on the screen, and while somebody types in it. */
  readonly ofSearches: { readonly unseen: number; readonly seen: number; readonly typing: number };
}

interface Entry {
  readonly key: string;
  readonly urgency: Urgency;
}

interface Waiting extends Entry {
  readonly start: () => void;
}

/** @param attention  what a person does with the picker at this moment */
export function createCallGate(
  attention: () => Attention = () => 'unseen',
  bounds: GateBounds = gateBounds,
): CallGate {
  const running = new Map<string, number>();
  const waiting: Waiting[] = [];
  let searches = 0;

  const hasRoom = ({ key, urgency }: Entry) =>
    (running.get(key) ?? 0) < bounds.forEachKey &&
    (urgency === 'person' || searches < bounds.ofSearches[attention()]);
  const enter = ({ key, urgency }: Entry, change: 1 | -1) => {
    const count = (running.get(key) ?? 0) + change;
    if (count === 0) running.delete(key);
    else running.set(key, count);
    if (urgency === 'search') searches += change;
  };
  const startWaiting = () => {
    const next = () => nextOf(waiting, hasRoom);
    // More than one, where the bound has just grown again.
    for (let each = next(); each !== undefined; each = next()) {
      waiting.splice(waiting.indexOf(each), 1);
      each.start();
    }
  };

  const admitted = (entry: Entry, signal: AbortSignal | undefined) =>
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

/** @returns who goes in next: persons first, whoever came first among equals */
function nextOf(waiting: readonly Waiting[], hasRoom: (entry: Entry) => boolean): Waiting | undefined {
  return waiting.find((each) => each.urgency === 'person' && hasRoom(each)) ?? waiting.find(hasRoom);
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
