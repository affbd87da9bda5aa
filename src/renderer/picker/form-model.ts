/** The rules of the form that adds an environment by name; pure. */

import { isEnvironmentName, isRegionName } from '../../shared/environment.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import type { Profile } from '../../shared/profile.ts';
import type { Prefill } from './state.ts';

export type FieldName = keyof Prefill;

export type FieldErrors = { readonly [K in FieldName]?: string };

/** @returns a sentence for each field that is not good */
export function fieldErrors(fields: Prefill): FieldErrors {
  const name = fields.name.trim();
  const region = fields.region.trim();
  return {
    ...(fields.profile === '' ? { profile: 'Choose a profile to log in with.' } : {}),
    ...(isRegionName(region) ? {} : { region: sentencesFor({ kind: 'region-name-invalid', region }) }),
    ...(isEnvironmentName(name) ? {} : { name: sentencesFor({ kind: 'environment-name-invalid', name }) }),
  };
}

/** @returns what the form starts with: what was asked for, else the first profile that can be used and its region */
export function startFields(prefill: Prefill, profiles: readonly Profile[]): Prefill {
  const ready = profiles.filter(({ readiness }) => readiness.ready);
  const profile = ready.find(({ name }) => name === prefill.profile) ?? ready[0];
  return {
    profile: profile?.name ?? '',
    region: prefill.region === '' ? (profile?.region ?? '') : prefill.region,
    name: prefill.name,
  };
}

/** @returns the fields after another profile was chosen; its region comes along unless a person typed one */
export function withProfile(fields: Prefill, profile: Profile, isRegionTyped: boolean): Prefill {
  const region = isRegionTyped ? fields.region : (profile.region ?? fields.region);
  return { ...fields, profile: profile.name, region };
}
