/** The rules of the form that signs in with a start URL; pure. */

import { isRegionName } from '../../shared/environment.ts';
import { sentencesFor } from '../../shared/failure-text.ts';
import type { Profile } from '../../shared/profile.ts';
import { startUrlFrom } from '../../shared/start-url.ts';

/** What the form holds. */
export interface IdentityFields {
  readonly startUrl: string;
  readonly region: string;
}

export type IdentityErrors = { readonly [K in keyof IdentityFields]?: string };

/** @returns a sentence for each field that is not good */
export function identityFieldErrors({ startUrl, region }: IdentityFields): IdentityErrors {
  return {
    ...(startUrlFrom(startUrl) === null && {
      startUrl: sentencesFor({ kind: 'start-url-invalid', startUrl: startUrl.trim() }),
    }),
    ...(!isRegionName(region.trim().toLowerCase()) && {
      region: sentencesFor({ kind: 'region-name-invalid', region: region.trim() }),
    }),
  };
}

/**
 * @param timeZone  IANA name, as `Europe/Berlin`
 * @returns the region to start with: that of a session or a profile that is there, else the likely one of the continent
 */
export function likelyRegion(profiles: readonly Profile[], timeZone: string): string {
  const known = [
    ...profiles.map(({ ssoSession }) => ssoSession?.region),
    ...profiles.map(({ region }) => region),
  ].find((region) => region !== undefined);
  if (known !== undefined) return known;
  return /^(Europe|Africa)\//.test(timeZone) ? 'eu-west-1' : 'us-east-1';
}
