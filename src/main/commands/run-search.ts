/** One search for environments: asks place after place, streams what it finds, and sees how far each failure reaches. */

import type { Environment } from '../../shared/environment.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import { reachOf } from '../core/search-failures.ts';
import { type Place, placeKey } from '../core/search-places.ts';
import { pause } from '../timeout-signal.ts';
import type { SearchBoard } from './search-board.ts';
import { createSearchQueue, type SearchQueue } from './search-queue.ts';

/** Lists the environments of one place. */
export type ListEnvironments = (
  request: Place & {
    readonly onFound: (environment: Environment) => void;
    readonly signal: AbortSignal;
  },
  /** On success, `problem` is the first failure to describe an environment: it is listed, but without details. */
) => Promise<Result<{ readonly problem?: Failure }>>;

/** A search that runs. */
export interface RunningSearch {
  /** Adds places that this search has not asked, or with `anew` those that do not wait. */
  readonly add: (places: readonly Place[], anew: boolean) => void;
  /** Ends it; what it found stays. */
  readonly stop: () => void;
  /** Rejects with what was thrown, once nothing of the search is under way any more. */
  readonly ended: Promise<SearchEnd>;
}

/** How far it came. `isStopped`: it ended before all places were asked. */
export interface SearchEnd {
  readonly done: number;
  readonly total: number;
  readonly isStopped: boolean;
}

/** Above what the AWS side sends at once, so that one that waits between two tries keeps no other from its turn. */
const maxPlacesAtOnce = 48;

/** @returns a search, which ends when nothing waits any more; its first places have to be added in the same turn */
export function runSearch(listEnvironments: ListEnvironments, board: SearchBoard): RunningSearch {
  const queue = createSearchQueue();
  const stopping = new AbortController();
  const { signal } = stopping;
  const retries = createRetries(signal);
  const { promise: ended, resolve: end, reject: breakOff } = Promise.withResolvers<SearchEnd>();
  let [done, total, underWay] = [0, 0, 0];
  let thrown: { readonly error: unknown } | null = null;

  const pump = () => {
    while (underWay < maxPlacesAtOnce && !signal.aborted) {
      const place = queue.next();
      if (place === undefined) break;
      underWay += 1;
      void ask(place);
    }
    if (underWay > 0) return;
    if (thrown !== null) breakOff(thrown.error);
    else end({ done, total, isStopped: signal.aborted });
  };
  const stop = () => {
    stopping.abort();
    queue.clear();
    pump();
  };
  const judge = createJudge({ queue, board, stop });

  const ask = async (place: Place) => {
    await settle(place).catch((error: unknown) => {
      thrown ??= { error };
      stop();
    });
    underWay -= 1;
    pump();
  };
  const settle = async (place: Place) => {
    const listed = await lookIn(place, { listEnvironments, board, signal });
    queue.settled(place);
    const failure = listed.ok ? listed.value.problem : listed.failure;
    if (!signal.aborted && failure !== undefined && retries.mayTry(place, failure)) {
      await retries.pause(place);
      if (!signal.aborted) queue.again(place);
    } else if (!signal.aborted) {
      done += 1 + judge(place, listed);
      board.progressed({ done, total });
    }
  };

  return {
    add: (places, anew) => {
      total += queue.add(places, anew);
      board.progressed({ done, total });
      // Later in this turn more may be added, and a search without places would be over by then.
      void Promise.resolve().then(pump);
    },
    stop,
    ended,
  };
}

/** Lists one place and brings what it has to the board. */
async function lookIn(
  place: Place,
  parts: {
    readonly listEnvironments: ListEnvironments;
    readonly board: SearchBoard;
    readonly signal: AbortSignal;
  },
): ReturnType<ListEnvironments> {
  const { listEnvironments, board, signal } = parts;
  const names = new Set<string>();
  const onFound = (environment: Environment) => {
    names.add(environment.id.name);
    board.found(environment);
  };
  const listed = await listEnvironments({ ...place, onFound, signal });
  if (listed.ok) board.listed({ ...place, names });
  return listed;
}

/** @returns what tells the board of a place's failure, and sees how far it reaches. It answers how many other places will not be asked for it */
function createJudge(parts: {
  readonly queue: SearchQueue;
  readonly board: SearchBoard;
  readonly stop: () => void;
}): (place: Place, listed: Awaited<ReturnType<ListEnvironments>>) => number {
  const { queue, board, stop } = parts;
  const unreachable = createUnreachable();
  const leave = (places: readonly Place[], failure: Failure): number => {
    for (const place of places) board.failed({ ...place, failure });
    return places.length;
  };
  return (place, listed) => {
    if (listed.ok || /^(place|again)$/.test(reachOf(listed.failure))) unreachable.answered();
    const failure = listed.ok ? listed.value.problem : listed.failure;
    // Who may list but not describe has all that opening needs: nothing to tell.
    if (failure === undefined || (listed.ok && failure.kind === 'access-denied')) return 0;
    board.failed({ ...place, failure });
    const reach = reachOf(failure);
    if (reach === 'profile') return leave(queue.leaveProfile(place.profile), failure);
    const verdict = reach === 'region' ? unreachable.add(place.region) : reach;
    if (verdict === 'region') return leave(queue.leaveRegion(place.region), failure);
    if (verdict === 'search') stop();
    return 0;
  };
}

/** As many places of a region that cannot be reached stand for all of it. */
const enoughUnreachable = 3;
/** As many places of several regions that cannot be reached, while none ever answered, stand for having no network. */
const enoughWithoutNetwork = 6;

/** @returns what counts places that could not be reached, and says what to give up for them */
function createUnreachable() {
  const byRegion = new Map<string, number>();
  let hasAnswered = false;
  let count = 0;
  return {
    answered: (): void => {
      hasAnswered = true;
    },
    add: (region: string): 'search' | 'region' | 'place' => {
      count += 1;
      const inRegion = (byRegion.get(region) ?? 0) + 1;
      byRegion.set(region, inRegion);
      if (!hasAnswered && count >= enoughWithoutNetwork && byRegion.size > 1) return 'search';
      return inRegion >= enoughUnreachable ? 'region' : 'place';
    },
  };
}

/** So often is a place asked that is throttled, whatever the SDK tries by itself. */
const maxTries = 5;
const firstPauseMs = 500;

/** @returns what says whether a place is asked once more, and waits before that, longer each time */
function createRetries(signal: AbortSignal) {
  const tries = new Map<string, number>();
  const triesOf = (place: Place) => tries.get(placeKey(place)) ?? 1;
  return {
    mayTry: (place: Place, { kind }: Failure): boolean => kind === 'throttled' && triesOf(place) < maxTries,
    pause: async (place: Place): Promise<void> => {
      const count = triesOf(place);
      tries.set(placeKey(place), count + 1);
      await pause(firstPauseMs * 2 ** (count - 1), signal);
    },
  };
}
