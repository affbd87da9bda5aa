/** Looks for environments: chosen profiles in chosen regions, results as they come, failures as one quiet line for all alike. */

import { ok, type Result } from '../../shared/failure.ts';
import { type AppState, withNotice } from '../core/app-state.ts';
import { type SearchRequest, searchPlaces } from '../core/search-places.ts';
import { type SearchScope, searchScope, wholeScope } from '../core/search-scope.ts';
import {
  type PlaceFailure,
  updatedAt,
  withDiscovery,
  withLookAtStart,
  withoutSearchNotices,
} from '../core/state-discovery.ts';
import type { Store } from '../store.ts';
import { type ListEnvironments, type RunningSearch, runSearch, type SearchEnd } from './run-search.ts';
import { createSearchBoard } from './search-board.ts';

/** What the use case works with. */
export interface DiscoverParts {
  readonly store: Store<AppState>;
  /** Reads the profile files anew: a person who looks again may have mended them just now. */
  readonly readProfiles: () => Promise<void>;
  readonly listEnvironments: ListEnvironments;
  readonly nowMs: () => number;
}

/** Searching, and ending a search. */
export interface Discover {
  /**
   * A call while one runs adds what it asks for to that one. It never asks a person, and never fails as a whole: failures
   * become notices. What is thrown ends the search and goes on to all who asked.
   */
  readonly discover: (request?: SearchRequest) => Promise<Result<null>>;
  /** Ends the search that runs, if any; what was found stays. */
  readonly cancel: () => void;
}

/** A search from the call that began it on; it runs once the profiles are read. */
interface Search {
  readonly requests: SearchRequest[];
  running: RunningSearch | null;
  scope: SearchScope;
  isCancelled: boolean;
}

/** @returns the search; nothing runs yet */
export function createDiscover(parts: DiscoverParts): Discover {
  const { store } = parts;
  let current: { readonly search: Search; readonly ended: Promise<void> } | null = null;

  const begin = (request: SearchRequest, before?: Promise<void>) => {
    const search: Search = { requests: [request], running: null, scope: wholeScope, isCancelled: false };
    // What the one before threw went to whoever asked for that one.
    const ended = (before ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => perform(parts, search))
      .finally(() => {
        if (current?.search === search) current = null;
      });
    current = { search, ended };
    return ended;
  };

  return {
    discover: async (request = {}) => {
      // One that is being cancelled ends first.
      if (current === null || current.search.isCancelled) await begin(request, current?.ended);
      else {
        const { search, ended } = current;
        search.requests.push(request);
        if (search.running !== null) addTo(store, search, { running: search.running, request });
        await ended;
      }
      return ok(null);
    },
    cancel: () => {
      if (current === null) return;
      current.search.isCancelled = true;
      current.search.running?.stop();
    },
  };
}

/** A profile that is asked for by name is asked anew: something has changed for it, such as a sign-in. */
function addTo(
  store: Store<AppState>,
  search: Search,
  { running, request }: { readonly running: RunningSearch; readonly request: SearchRequest },
): void {
  const { profiles } = request;
  store.update((state) =>
    profiles === undefined ? withLookAtStart(state) : withoutSearchNotices(state, new Set(profiles)),
  );
  search.scope = searchScope(store.get(), search.requests);
  running.add(searchPlaces(store.get(), request), profiles !== undefined);
}

async function perform(parts: DiscoverParts, search: Search): Promise<void> {
  try {
    await searchNow(parts, search);
  } catch (error) {
    search.isCancelled = true;
    search.running?.stop();
    parts.store.update((state) => brokenOff(state, parts.nowMs()));
    throw error;
  }
}

async function searchNow(parts: DiscoverParts, search: Search): Promise<void> {
  const { store, nowMs, listEnvironments } = parts;
  const updatedAtMs = updatedAt(store.get().discovery);
  const updated = updatedAtMs === undefined ? {} : { updatedAtMs };
  store.update((state) => withDiscovery(state, { phase: 'running', done: 0, total: 0, ...updated }));
  await parts.readProfiles();
  const isWhole = () => search.requests.some(({ profiles }) => profiles === undefined);
  if (isWhole()) store.update((state) => withoutSearchNotices(state));
  const board = createSearchBoard({ store, nowMs, updatedAtMs });
  const running = runSearch(withinScope(listEnvironments, search), {
    ...board,
    failed: (each) => isTold(search, each) && board.failed({ ...each, isOfLink: !search.scope.isOwn(each) }),
  });
  search.running = running;
  for (const request of search.requests) addTo(store, search, { running, request });
  if (search.isCancelled) running.stop();
  const end = await running.ended.finally(() => {
    // What is asked for from here on is another search.
    search.isCancelled = true;
    board.flush();
  });
  if (isWhole() && end.total === 0) sayWhyNowhere(store);
  store.update((state) => finished(state, { end, isWhole: isWhole(), updatedAtMs, nowMs: nowMs() }));
}

/** What is not kept is not seen at all. */
function withinScope(listEnvironments: ListEnvironments, search: Search): ListEnvironments {
  return (request) =>
    listEnvironments({
      ...request,
      onFound: (each) => search.scope.keeps(each) && request.onFound(each),
    });
}

/** Who searches all regions wants to know which of them are not enabled; in a region of every day that is no news. */
function isTold({ requests }: Search, { failure }: PlaceFailure): boolean {
  return failure.kind !== 'region-not-enabled' || requests.some(({ regions }) => regions === 'all');
}

/** A search of some profiles says nothing of the age of all, and a stopped one brought nothing up to date. */
function finished(
  state: AppState,
  facts: {
    readonly end: SearchEnd;
    readonly isWhole: boolean;
    readonly updatedAtMs: number | undefined;
    readonly nowMs: number;
  },
): AppState {
  const { end, isWhole, updatedAtMs, nowMs } = facts;
  const { done, total, isStopped } = end;
  const finishedAtMs = isWhole && !isStopped ? nowMs : (updatedAtMs ?? nowMs);
  return withDiscovery(state, {
    phase: 'done',
    finishedAtMs,
    ...(isStopped ? { stopped: { done, total } } : {}),
  });
}

/** A search that broke off looks like one that was stopped where it was. */
function brokenOff(state: AppState, nowMs: number): AppState {
  const { discovery } = state;
  if (discovery.phase !== 'running') return state;
  const { done, total } = discovery;
  return withDiscovery(state, {
    phase: 'done',
    finishedAtMs: updatedAt(discovery) ?? nowMs,
    stopped: { done, total },
  });
}

/** A search that asks nowhere must not end in silence. */
function sayWhyNowhere(store: Store<AppState>): void {
  const usable = store.get().profiles.find(({ readiness }) => readiness.ready);
  // The list of profiles says what each of the others needs.
  if (usable === undefined || usable.region !== undefined) return;
  const failure = { kind: 'region-missing', profile: usable.name } as const;
  const about = { profiles: [usable.name] };
  store.update((state) => withNotice(state, { id: 'search:nowhere', failure, about }));
}
