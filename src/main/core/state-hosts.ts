/** The host of an environment's web server: AWS's own, or the one that the person set or confirmed. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { type AppState, environmentOf, withSettings } from './app-state.ts';
import { withEntries } from './record-entries.ts';

/** Remembers hosts of environments, or with null that one has none but AWS's. */
export function withCustomHosts(
  state: AppState,
  hosts: readonly (readonly [id: EnvironmentId, host: string | null])[],
): AppState {
  const customHosts = withEntries(
    state.settings.customHosts,
    hosts.map(([id, host]) => [environmentKey(id), host ?? undefined]),
  );
  return withSettings(state, { customHosts });
}

/** @returns the host that the person set or confirmed */
export function customHostOf(state: AppState, id: EnvironmentId): string | undefined {
  return state.settings.customHosts[environmentKey(id)];
}

/** @returns the host at which the environment's next login will be, as far as it is known */
export function webServerHostOf(state: AppState, id: EnvironmentId): string | undefined {
  const seen = state.settings.seenHosts[environmentKey(id)];
  return customHostOf(state, id) ?? environmentOf(state, id).webserverHost ?? seen;
}
