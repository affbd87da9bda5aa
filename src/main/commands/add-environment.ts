/** Adds an environment by its name: first-class, since many people may mint tokens but not list environments. */

import { type EnvironmentId, isEnvironmentName, isRegionName } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { type AppState, withTypedEnvironment } from '../core/app-state.ts';
import type { Store } from '../store.ts';

/**
 * Checks what the person typed and keeps it.
 *
 * @returns failure `profile-missing` | `profile-not-ready` | `region-name-invalid` | `environment-name-invalid`
 */
export function addEnvironment(store: Store<AppState>, typed: EnvironmentId): Result<null> {
  const id: EnvironmentId = {
    profile: typed.profile,
    region: typed.region.trim().toLowerCase(),
    name: typed.name.trim(),
  };
  const profile = store.get().profiles.find(({ name }) => name === id.profile);
  if (profile === undefined) return fail({ kind: 'profile-missing', profile: id.profile });
  if (!profile.readiness.ready) {
    return fail({ kind: 'profile-not-ready', profile: id.profile, problem: profile.readiness.reason });
  }
  if (!isRegionName(id.region)) return fail({ kind: 'region-name-invalid', region: id.region });
  if (!isEnvironmentName(id.name)) return fail({ kind: 'environment-name-invalid', name: id.name });
  store.update((state) => withTypedEnvironment(state, id));
  return ok(null);
}
