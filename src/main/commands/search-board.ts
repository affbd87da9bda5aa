/** Brings what a search finds to the state a few times a second, however fast it comes. */

import type { Environment } from '../../shared/environment.ts';
import type { SearchProgress } from '../../shared/snapshot.ts';
import type { AppState } from '../core/app-state.ts';
import {
  type Listed,
  type PlaceFailure,
  withDiscovery,
  withFound,
  withOnlyListed,
  withSearchFailures,
} from '../core/state-discovery.ts';
import type { Store } from '../store.ts';

/** What has been found, and how far the search is. */
export interface SearchBoard {
  readonly found: (environment: Environment) => void;
  readonly listed: (list: Listed) => void;
  readonly failed: (failure: PlaceFailure) => void;
  readonly progressed: (progress: SearchProgress) => void;
  /** Brings what waits to the state at once. */
  readonly flush: () => void;
}

/** Each time copies all that was found so far: the more there is, the less often. */
const gapMs = (foundCount: number): number => 100 + foundCount / 8;

/** @returns a board for one search; `updatedAtMs` is when the search before was done, where there was one */
export function createSearchBoard(parts: {
  readonly store: Store<AppState>;
  readonly nowMs: () => number;
  readonly updatedAtMs: number | undefined;
}): SearchBoard {
  const { store, nowMs, updatedAtMs } = parts;
  const rows: Environment[] = [];
  const lists: Listed[] = [];
  const failures: PlaceFailure[] = [];
  let progress: SearchProgress | null = null;
  let timer: NodeJS.Timeout | null = null;
  let foundCount = 0;

  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const [newRows, newLists, newFailures] = [rows.splice(0), lists.splice(0), failures.splice(0)];
    store.update((state) => {
      // Rows before lists: a list that is complete speaks of rows that came with it.
      const withRows = newRows.length === 0 ? state : withFound(state, ...newRows);
      const found = withOnlyListed(withRows, newLists, nowMs());
      const told = newFailures.length === 0 ? found : withSearchFailures(found, newFailures);
      if (progress === null) return told;
      const updated = updatedAtMs === undefined ? {} : { updatedAtMs };
      return withDiscovery(told, { phase: 'running', ...progress, ...updated });
    });
    progress = null;
  };
  const soon = () => {
    timer ??= setTimeout(flush, gapMs(foundCount));
  };

  return {
    found: (environment) => {
      rows.push(environment);
      foundCount += 1;
      soon();
    },
    listed: (list) => {
      lists.push(list);
      soon();
    },
    failed: (failure) => {
      failures.push(failure);
      soon();
    },
    progressed: (next) => {
      progress = next;
      soon();
    },
    flush,
  };
}
