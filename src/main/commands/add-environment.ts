/** Adds an environment by its name: first-class, since many people may mint tokens but not list environments. */

import {
  type Environment,
  type EnvironmentId,
  isEnvironmentName,
  isRegionName,
} from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { type AppState, withTypedEnvironments } from '../core/app-state.ts';
import { withFound } from '../core/state-discovery.ts';
import type { Store } from '../store.ts';

/** What the use case works with. */
export interface AddEnvironmentParts {
  readonly store: Store<AppState>;
  /** GetEnvironment; never asks a person. */
  readonly describeEnvironment: (request: {
    readonly id: EnvironmentId;
    readonly signal: AbortSignal;
  }) => Promise<Result<Environment>>;
}

/** Adding, and giving up while the name is being checked. */
export interface AddEnvironment {
  /**
   * Checks what the person typed, asks AWS whether there is such an environment, and keeps it.
   *
   * Only a sure "no" keeps it out: who may not describe, is not signed in or has no network may add any name.
   *
   * @returns failure `profile-missing` | `profile-not-ready` | `region-name-invalid` | `environment-name-invalid` |
   *          `environment-not-found` | `cancelled`
   */
  readonly add: (typed: EnvironmentId) => Promise<Result<null>>;
  readonly cancel: () => void;
}

/** @returns the use case; one name is checked at a time, and a new one takes the place of the one before */
export function createAddEnvironment({ store, describeEnvironment }: AddEnvironmentParts): AddEnvironment {
  let checking: AbortController | null = null;
  return {
    add: async (typed) => {
      checking?.abort();
      const id = checkedId(store.get(), typed);
      if (!id.ok) return id;
      const own = new AbortController();
      checking = own;
      const described = await describeEnvironment({ id: id.value, signal: own.signal });
      if (own.signal.aborted) return fail({ kind: 'cancelled' });
      checking = null;
      if (!described.ok && described.failure.kind === 'environment-not-found') return described;
      store.update((state) => {
        const added = withTypedEnvironments(state, [id.value]);
        return described.ok ? withFound(added, described.value) : added;
      });
      return ok(null);
    },
    cancel: () => checking?.abort(),
  };
}

function checkedId({ profiles }: AppState, typed: EnvironmentId): Result<EnvironmentId> {
  const id: EnvironmentId = {
    profile: typed.profile,
    region: typed.region.trim().toLowerCase(),
    name: typed.name.trim(),
  };
  const profile = profiles.find(({ name }) => name === id.profile);
  if (profile === undefined) return fail({ kind: 'profile-missing', profile: id.profile });
  if (!profile.readiness.ready) {
    return fail({ kind: 'profile-not-ready', profile: id.profile, problem: profile.readiness.reason });
  }
  if (!isRegionName(id.region)) return fail({ kind: 'region-name-invalid', region: id.region });
  if (!isEnvironmentName(id.name)) return fail({ kind: 'environment-name-invalid', name: id.name });
  return ok(id);
}
