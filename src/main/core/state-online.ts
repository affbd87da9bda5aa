/** Transitions of what is known of the computer's network as a whole. */

import type { AppState } from './app-state.ts';

/** Says whether the computer is on any network. */
export function withOnline(state: AppState, isOnline: boolean): AppState {
  return state.isOnline === isOnline ? state : { ...state, isOnline };
}
