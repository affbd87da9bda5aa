/** The host of an environment's web server: AWS's own, or the one that the person set or confirmed. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { type AppState, environmentOf } from './app-state.ts';

/** Remembers the environment's host, or with null that it has none but AWS's. */
export function withCustomHost(state: AppState, id: EnvironmentId, host: string | null): AppState {
  const key = environmentKey(id);
  const { [key]: before, ...others } = state.settings.customHosts;
  if (before === (host ?? undefined)) return state;
  const customHosts = host === null ? others : { ...others, [key]: host };
  return { ...state, settings: { ...state.settings, customHosts } };
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
