/** What a person calls single environments. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { AppState } from './app-state.ts';

/** Takes the alias of an environment, its spaces made single; one that is empty, or the name itself, ends it. */
export function withAlias(state: AppState, id: EnvironmentId, typed: string): AppState {
  const key = environmentKey(id);
  const { [key]: before, ...others } = state.settings.aliases;
  const alias = typed.trim().replace(/\s+/gu, ' ');
  const isNone = alias === '' || alias === id.name;
  if (before === (isNone ? undefined : alias)) return state;
  const aliases = isNone ? others : { ...others, [key]: alias };
  return { ...state, settings: { ...state.settings, aliases } };
}
