/** What of the state the frame of one Airflow window may show. */

import type { WindowSnapshot } from '../../shared/airflow-window.ts';
import type { AppFacts } from '../../shared/app-facts.ts';
import { environmentKey } from '../../shared/environment.ts';
import { productionMarkOf } from '../../shared/production.ts';
import { type AppState, environmentOf } from './app-state.ts';

/** @returns the snapshot for the window's frame; null when there is no such window */
export function toWindowSnapshot(
  state: AppState,
  windowId: number,
  { keyboard }: Pick<AppFacts, 'keyboard'>,
): WindowSnapshot | null {
  const window = state.airflowWindows.find((each) => each.windowId === windowId);
  if (window === undefined) return null;
  const key = environmentKey(window.id);
  const environment = environmentOf(state, window.id);
  const { accountId } = environment;
  const accountAlias = accountId === undefined ? undefined : state.settings.accountAliases[accountId];
  const proxy = state.settings.networks[key]?.proxy;
  return {
    keyboard,
    window,
    environment,
    session: state.sessions[key] ?? null,
    opening: state.openings[key] ?? null,
    production: productionMarkOf(environment, state.settings),
    ...(accountAlias !== undefined && { accountAlias }),
    tunnel: state.tunnels[key] ?? null,
    ...(proxy !== undefined && { proxy }),
  };
}
