/** Finds a profile that can be used. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { ProfileDefinition, ProfileSet } from '../core/profiles.ts';

/** @returns failure `profile-missing` | `profile-not-ready` */
export function usableProfile(profiles: ProfileSet, name: string): Result<ProfileDefinition> {
  const profile = profiles.profiles.find((each) => each.name === name);
  const definition = profiles.definition(name);
  if (profile === undefined || definition === null) return fail({ kind: 'profile-missing', profile: name });
  if (!profile.readiness.ready)
    return fail({ kind: 'profile-not-ready', profile: name, problem: profile.readiness.reason });
  return ok(definition);
}
