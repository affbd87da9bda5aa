/** Tries once more, by itself, what failed because of the network, as soon as there is another network. Asks nobody. */

import { type EnvironmentId, environmentIdFromKey } from '../../shared/environment.ts';
import type { AppState } from '../core/app-state.ts';
import { isNetworkFailure } from '../core/network-failures.ts';
import type { Store } from '../store.ts';

/** Something new on the network: an address of this computer, or the way to the internet. */
export interface NetworkChange {
  /** Whether the computer has just been woken up: nothing logs in by itself then. */
  readonly afterSleep: boolean;
}

/** What the use case works with. */
export interface NetworkWatchParts {
  readonly store: Store<AppState>;
  /** Calls back at each change from now on. @returns a function that ends it; nothing is watched while nobody listens */
  readonly onChange: (listener: (change: NetworkChange) => void) => () => void;
  /** Opens once more and asks nobody; how it went stands in the state. */
  readonly retryOpening: (id: EnvironmentId) => Promise<unknown>;
  /** Loads the page of a window anew. */
  readonly reloadWindow: (windowId: number) => void;
}

/**
 * An opening is tried again once for each time that a person asked for it, the latest one alone, and only while the picker
 * shows its row; a window whenever the network changed while it shows such a failure.
 *
 * @returns what ends it
 */
export function createNetworkWatch(parts: NetworkWatchParts): { readonly dispose: () => void } {
  const { store, onChange, retryOpening, reloadWindow } = parts;
  const openings = createFailedOpenings();
  let stopListening: (() => void) | null = null;

  const onNetwork = ({ afterSleep }: NetworkChange): void => {
    const state = store.get();
    for (const { windowId } of failedWindows(state)) reloadWindow(windowId);
    const id = afterSleep || !state.pickerVisible ? null : openings.take();
    if (id !== null) void retryOpening(id).catch(() => undefined);
  };
  const follow = (state: AppState): void => {
    openings.follow(state.openings);
    const isWanted = (state.pickerVisible && openings.areWaiting()) || failedWindows(state).length > 0;
    if (isWanted) stopListening ??= onChange(onNetwork);
    else {
      stopListening?.();
      stopListening = null;
    }
  };
  const stopFollowing = store.subscribe(follow);
  return {
    dispose: () => {
      stopFollowing();
      stopListening?.();
    },
  };
}

function failedWindows({ airflowWindows }: AppState) {
  return airflowWindows.filter(
    ({ problem }) => problem?.kind === 'failed' && isNetworkFailure(problem.failure),
  );
}

/** The openings that failed because of the network, in the order in which they did, each to be taken once. */
function createFailedOpenings() {
  const waiting = new Set<string>();
  /** Tried by itself, until a person asks again. */
  const tried = new Set<string>();
  let before: AppState['openings'] = {};
  return {
    follow: (openings: AppState['openings']): void => {
      if (openings === before) return;
      for (const key of new Set([...Object.keys(before), ...Object.keys(openings)])) {
        const opening = openings[key];
        if (opening === before[key]) continue;
        waiting.delete(key);
        const hasFailed = opening?.phase === 'failed';
        if (hasFailed && isNetworkFailure(opening.failure) && !tried.delete(key)) waiting.add(key);
        // Landed, given up, or failed for another reason: the next one is a person's again.
        if (opening === undefined || hasFailed) tried.delete(key);
      }
      before = openings;
    },
    areWaiting: (): boolean => waiting.size > 0,
    take: (): EnvironmentId | null => {
      const key = [...waiting].at(-1);
      if (key === undefined) return null;
      waiting.delete(key);
      tried.add(key);
      return environmentIdFromKey(key);
    },
  };
}
