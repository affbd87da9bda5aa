/** One search for environments: asks place after place, streams what it finds, and sees how far each failure reaches. */

import type { Environment } from '../../shared/environment.ts';
import type { Failure, Result } from '../../shared/failure.ts';
import { reachOf } from '../core/search-failures.ts';
import { type Place, placeKey } from '../core/search-places.ts';
import type { SearchBoard } from './search-board.ts';
import { createSearchQueue } from './search-queue.ts';

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
/** So often is a place asked that is throttled, whatever the SDK tries by itself. */
const maxTries = 5;
const firstPauseMs = 500;
/** As many places of a region that cannot be reached stand for all of it. */
const enoughUnreachable = 3;
/** As many places that cannot be reached, while none ever answered, stand for having no network. */
const enoughWithoutNetwork = 6;

/** @returns a search, which ends when nothing waits any more; its first places have to be added in the same turn */
export function runSearch(listEnvironments: ListEnvironments, board: SearchBoard): RunningSearch {
  const queue = createSearchQueue();
  const stopping = new AbortController();
  const unreachable = createUnreachable();
  const tries = new Map<string, number>();
  const { promise: ended, resolve: end } = Promise.withResolvers<SearchEnd>();
  let done = 0;
  let total = 0;
  let underWay = 0;

  const pump = () => {
    while (underWay < maxPlacesAtOnce && !stopping.signal.aborted) {
      const place = queue.next();
      if (place === undefined) break;
      underWay += 1;
      void ask(place);
    }
    if (underWay === 0) end({ done, total, isStopped: stopping.signal.aborted });
  };
  const stop = () => {
    stopping.abort();
    queue.clear();
    pump();
  };
  const leave = (places: readonly Place[], failure: Failure) => {
    done += places.length;
    for (const place of places) board.failed({ ...place, failure });
  };

  const ask = async (place: Place) => {
    const { listed, names } = await lookIn(place);
    const failure = listed.ok ? listed.value.problem : listed.failure;
    if (listed.ok) board.listed({ ...place, names });
    queue.settled(place);
    if (!stopping.signal.aborted && failure !== undefined && mayTryAgain(place, failure)) await pause(place);
    else if (!stopping.signal.aborted) settle(place, listed);
    underWay -= 1;
    pump();
  };
  const lookIn = async (place: Place) => {
    const names = new Set<string>();
    const onFound = (environment: Environment) => {
      names.add(environment.id.name);
      board.found(environment);
    };
    return { listed: await listEnvironments({ ...place, onFound, signal: stopping.signal }), names };
  };
  const settle = (place: Place, listed: Awaited<ReturnType<ListEnvironments>>) => {
    done += 1;
    if (listed.ok || /^(place|again)$/.test(reachOf(listed.failure))) unreachable.answered();
    const failure = listed.ok ? listed.value.problem : listed.failure;
    // Who may list but not describe has all that opening needs: nothing to tell.
    const isTold = failure !== undefined && !(listed.ok && failure.kind === 'access-denied');
    if (isTold) board.failed({ ...place, failure });
    if (isTold) spread(place, failure);
    board.progressed({ done, total });
  };
  const spread = (place: Place, failure: Failure) => {
    const reach = reachOf(failure);
    if (reach === 'search') stop();
    else if (reach === 'profile') leave(queue.leaveProfile(place.profile), failure);
    else if (reach === 'region') {
      const verdict = unreachable.add(place.region);
      if (verdict === 'search') stop();
      else if (verdict === 'region') leave(queue.leaveRegion(place.region), failure);
    }
  };
  const mayTryAgain = (place: Place, failure: Failure): boolean =>
    failure.kind === 'throttled' && (tries.get(placeKey(place)) ?? 1) < maxTries;
  const pause = async (place: Place) => {
    const count = tries.get(placeKey(place)) ?? 1;
    tries.set(placeKey(place), count + 1);
    await sleep(firstPauseMs * 2 ** (count - 1), stopping.signal);
    if (!stopping.signal.aborted) queue.again(place);
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
      if (!hasAnswered && count >= enoughWithoutNetwork) return 'search';
      return inRegion >= enoughUnreachable ? 'region' : 'place';
    },
  };
}

/** Waits, or until the signal aborts. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
}
