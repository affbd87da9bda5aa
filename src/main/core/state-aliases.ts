/** What a person calls single environments. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { maxAliasLength } from '../../shared/settings.ts';
import { labelFrom } from '../../shared/visible-text.ts';
import type { AppState } from './app-state.ts';

/** Takes the alias of an environment, as `labelFrom` makes it; one that is empty, or the name itself, ends it. */
export function withAlias(state: AppState, id: EnvironmentId, typed: string): AppState {
  const key = environmentKey(id);
  const { [key]: before, ...others } = state.settings.aliases;
  const alias = labelFrom(typed, maxAliasLength);
  const isNone = alias === '' || alias === id.name;
  if (before === (isNone ? undefined : alias)) return state;
  const aliases = isNone ? others : { ...others, [key]: alias };
  return { ...state, settings: { ...state.settings, aliases } };
}
