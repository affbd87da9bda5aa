/** Which environments a person is likely to open next, for connections that are made ahead. */

import {
  type EnvironmentId,
  environmentIdFromKey,
  environmentKey,
  mayBeOpened,
} from '../../shared/environment.ts';
import { recentKeys } from '../../shared/frecency.ts';
import { type AppState, environmentOf } from './app-state.ts';
import { webServerHostOf } from './state-hosts.ts';
import { networkOf } from './state-networks.ts';

/** An environment, and the host of its web server as far as it is known. */
export interface LikelyOpening {
  readonly id: EnvironmentId;
  readonly host: string | null;
}

/** Each costs AWS and the web server a connection: as many as the picker shows at a glance. */
export const maxLikelyOpenings = 4;

/**
 * Favourites in the person's order, then what was used most. Without those that are open already, and those that have no web
 * server or a network of their own, which is made ready when it is needed.
 *
 * @returns at most `maxLikelyOpenings`; none while the computer is on no network
 */
export function likelyOpenings(state: AppState, nowMs: number): readonly LikelyOpening[] {
  if (!state.isOnline) return [];
  const { favourites, usage } = state.settings;
  const keys = new Set([...favourites.map(environmentKey), ...recentKeys(usage, nowMs, () => false)]);
  const open = new Set(state.openWindows.map(environmentKey));
  return [...keys]
    .filter((key) => !open.has(key))
    .flatMap((key) => environmentIdFromKey(key) ?? [])
    .filter(
      (id) => mayBeOpened(environmentOf(state, id).status) && Object.keys(networkOf(state, id)).length === 0,
    )
    .slice(0, maxLikelyOpenings)
    .map((id) => ({ id, host: webServerHostOf(state, id) ?? null }));
}
