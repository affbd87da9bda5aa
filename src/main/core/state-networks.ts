/** Transitions of the networks of single environments, and what they follow from. */

import { type EnvironmentId, environmentKey, sameEnvironment } from '../../shared/environment.ts';
import type { NetworkSetting } from '../../shared/settings.ts';
import { type AppState, isOpening } from './app-state.ts';

/** Keeps how an environment's web server is reached; with neither proxy nor tunnel it is forgotten. */
export function withNetwork(state: AppState, id: EnvironmentId, network: NetworkSetting): AppState {
  const { [environmentKey(id)]: before, ...others } = state.settings.networks;
  const isNone = network.proxy === undefined && network.tunnel === undefined;
  if (isNone && before === undefined) return state;
  const networks = isNone ? others : { ...others, [environmentKey(id)]: network };
  return { ...state, settings: { ...state.settings, networks } };
}

/** @returns what is set for an environment; nothing where it is reached as everything else is */
export function networkOf(state: AppState, id: EnvironmentId): NetworkSetting {
  return state.settings.networks[environmentKey(id)] ?? {};
}

/** @returns whether anything goes to the environment's web server now or may at any moment: a window, an opening, a check */
export function usesNetwork(state: AppState, id: EnvironmentId): boolean {
  const { diagnosis } = state;
  return (
    state.airflowWindows.some((window) => sameEnvironment(window.id, id)) ||
    isOpening(state, id) ||
    (diagnosis?.isRunning === true && sameEnvironment(diagnosis.id, id))
  );
}
