/** What a person calls single environments. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { maxAliasLength } from '../../shared/settings.ts';
import { labelFrom } from '../../shared/visible-text.ts';
import { type AppState, withSettings } from './app-state.ts';
import { withEntries } from './record-entries.ts';

/** Takes aliases of environments, as `labelFrom` makes them; one that is empty, or the name itself, ends the alias. */
export function withAliases(
  state: AppState,
  typed: readonly (readonly [id: EnvironmentId, alias: string])[],
): AppState {
  const aliases = withEntries(
    state.settings.aliases,
    typed.map(([id, text]) => {
      const alias = labelFrom(text, maxAliasLength);
      return [environmentKey(id), alias === '' || alias === id.name ? undefined : alias];
    }),
  );
  return withSettings(state, { aliases });
}
