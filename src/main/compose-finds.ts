/** Joins what searches find to the file that keeps it between starts. */

import type { AppState } from './core/app-state.ts';
import { type KeptFinds, keptFinds } from './core/state-discovery.ts';
import { openFoundStore } from './electron/found-store.ts';
import { log } from './electron/log.ts';
import type { Store } from './store.ts';

/** What was found before this start, and what keeps what is found from now on. */
export function composeFinds(folder: string) {
  const file = openFoundStore({
    folder,
    onError: (error) => log.warn('The environments that were found could not be saved', error),
  });
  return {
    initial: file.initial satisfies KeptFinds,
    /** Saves from now on what the state has found. */
    follow: (store: Store<AppState>): void => {
      store.subscribe(({ found, discovery }, before) => {
        if (found === before.found && discovery.phase === before.discovery.phase) return;
        file.save(() => keptFinds(store.get()));
      });
    },
    flush: file.flush,
  };
}
