/** States and parts of states for tests. */

import { type AppState, initialState } from '../../../src/main/core/app-state.ts';
import type { Environment, EnvironmentId } from '../../../src/shared/environment.ts';
import type { Profile } from '../../../src/shared/profile.ts';
import { defaultSettings, type Settings } from '../../../src/shared/settings.ts';

export const nowMs = Date.UTC(2026, 0, 15);

/** @returns an identity; profile and region are the same unless said otherwise */
export function idOf(name: string, place: Partial<EnvironmentId> = {}): EnvironmentId {
  return { profile: 'dev', region: 'eu-west-1', ...place, name };
}

export const alpha = idOf('alpha');
export const beta = idOf('beta');

export function listed(id: EnvironmentId, more: Partial<Environment> = {}): Environment {
  return { id, origin: 'listed', ...more };
}

export function profileOf(name: string, more: Partial<Profile> = {}): Profile {
  return {
    name,
    kind: 'access-key',
    readiness: { ready: true },
    region: 'eu-west-1',
    origin: 'files',
    ...more,
  };
}

/** @returns a fresh state with some settings and some state changed */
export function stateWith(settings: Partial<Settings> = {}, more: Partial<AppState> = {}): AppState {
  return { ...initialState({ ...defaultSettings, ...settings }), ...more };
}

/** @returns names that bite records which forget that objects inherit */
export const prototypeNames: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
];
