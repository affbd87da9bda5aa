/** Transitions of the Airflow windows, their sessions and their tunnels. */

import type { AirflowSession, AirflowWindowState, TunnelState } from '../../shared/airflow-window.ts';
import { type EnvironmentId, environmentKey, sameEnvironment } from '../../shared/environment.ts';
import { type Bounds, maxUsages } from '../../shared/settings.ts';
import { type AppState, withSettings } from './app-state.ts';
import { withLatestEntry } from './latest-entries.ts';

/** Takes what is now true of one window, which may be new. */
export function withAirflowWindow(state: AppState, window: AirflowWindowState): AppState {
  const isKnown = state.airflowWindows.some(({ windowId }) => windowId === window.windowId);
  const airflowWindows = isKnown
    ? state.airflowWindows.map((each) => (each.windowId === window.windowId ? window : each))
    : [...state.airflowWindows, window];
  return { ...state, airflowWindows };
}

/** Says that a window is gone. */
export function withoutAirflowWindow(state: AppState, windowId: number): AppState {
  const airflowWindows = state.airflowWindows.filter((each) => each.windowId !== windowId);
  return airflowWindows.length === state.airflowWindows.length ? state : { ...state, airflowWindows };
}

/** Says that an environment's window is open, or no longer. */
export function withWindow(state: AppState, id: EnvironmentId, open: boolean): AppState {
  const others = state.openWindows.filter((each) => !sameEnvironment(each, id));
  const isOpen = others.length < state.openWindows.length;
  if (isOpen === open) return state;
  return { ...state, openWindows: open ? [...others, id] : others };
}

/** Remembers place and size of an environment's window. */
export function withWindowBounds(state: AppState, id: EnvironmentId, bounds: Bounds): AppState {
  return withSettings(state, {
    windowBounds: withLatestEntry(state.settings.windowBounds, [environmentKey(id), bounds], maxUsages),
  });
}

/** Remembers the zoom of an environment's pages; 1 is 100 % and needs no entry. */
export function withZoomFactor(state: AppState, id: EnvironmentId, factor: number): AppState {
  const { settings } = state;
  const key = environmentKey(id);
  const zoomFactors =
    factor === 1
      ? withEntry(settings.zoomFactors, key, null)
      : withLatestEntry(settings.zoomFactors, [key, factor], maxUsages);
  return { ...state, settings: { ...settings, zoomFactors } };
}

/** Takes what is now true of an environment's web session; null where there is none any more. */
export function withSession(state: AppState, id: EnvironmentId, session: AirflowSession | null): AppState {
  return { ...state, sessions: withEntry(state.sessions, environmentKey(id), session) };
}

/** Forgets every web session. */
export function withoutSessions(state: AppState): AppState {
  return { ...state, sessions: {} };
}

/** @returns the host at which the environment is logged in to, whether its session still lives or not; null where it never was */
export function sessionHostOf(state: AppState, id: EnvironmentId): string | null {
  return state.sessions[environmentKey(id)]?.host ?? null;
}

/** @returns whether the environment was logged in to, and that has come to an end */
export function isSessionOver(state: AppState, id: EnvironmentId): boolean {
  const phase = state.sessions[environmentKey(id)]?.phase;
  return phase !== undefined && phase !== 'signed-in' && phase !== 'forbidden';
}

/** Takes how an environment's tunnel does; null where it has none that runs. */
export function withTunnel(state: AppState, id: EnvironmentId, tunnel: TunnelState | null): AppState {
  const key = environmentKey(id);
  if (tunnel === null && state.tunnels[key] === undefined) return state;
  return { ...state, tunnels: withEntry(state.tunnels, key, tunnel) };
}

function withEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | null,
): Readonly<Record<string, T>> {
  const { [key]: _before, ...rest } = record;
  return value === null ? rest : { ...rest, [key]: value };
}

/** What only the frames of Airflow windows show. */
const windowFields: ReadonlySet<string> = new Set<keyof AppState>(['airflowWindows', 'sessions', 'tunnels']);

/** @returns whether nothing changed but what the frames of Airflow windows show */
export function isWindowNews(state: AppState, before: AppState): boolean {
  const names = Object.keys(state) as (keyof AppState)[];
  return names.every((name) => windowFields.has(name) || state[name] === before[name]);
}
