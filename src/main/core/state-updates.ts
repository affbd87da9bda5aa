/** Newer versions of Windsock in the state of the app. */

import type { Updates } from '../../shared/updates.ts';
import type { AppState } from './app-state.ts';
import { type UpdateEvent, updatesAfter } from './update-state.ts';

/** Takes what happened to an update. */
export function withUpdateEvent(state: AppState, event: UpdateEvent, nowMs: number): AppState {
  return withUpdates(state, updatesAfter(state.updates, event, nowMs));
}

/** Takes what is known of newer versions. */
export function withUpdates(state: AppState, updates: Updates): AppState {
  return state.updates === updates ? state : { ...state, updates };
}
