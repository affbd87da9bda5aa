/** What a failure means for the rest of a search, and which failures are told as one. */

import type { Failure, FailureKind } from '../../shared/failure.ts';
import { personNeedKey } from '../../shared/person-need.ts';
import type { Place } from './search-places.ts';

/**
 * How far a failure reaches: this place alone, all places of the profile, all of the region, or the whole search.
 * `again`: the place may answer a little later.
 */
export type Reach = 'place' | 'again' | 'profile' | 'region' | 'search';

const ofSearch: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'offline',
  'clock-wrong',
  'proxy-login-needed',
]);

const ofRegion: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'host-not-found',
  'connection-refused',
  'connection-reset',
  'timeout',
  'certificate-refused',
  'network',
  'answer-not-json',
]);

const ofProfile: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'person-needed',
  'credentials-expired',
  'credentials-rejected',
  'credentials-unavailable',
  'profile-missing',
  'profile-not-ready',
  'process-failed',
  'web-identity-unreadable',
  'mfa-code-wrong',
  'sso-role-not-assigned',
  'sign-in-refused',
  'aws-login-refused',
  'aws-login-other-identity',
  'endpoint-not-allowed',
]);

/** The calls of MWAA, which are made in the region itself; all others get the profile its credentials. */
const mwaaOperations: ReadonlySet<string> = new Set([
  'ListEnvironments',
  'GetEnvironment',
  'CreateWebLoginToken',
]);

/** @returns how far a failure of a place reaches; `region` only may be so, until more places there failed alike */
export function reachOf(failure: Failure): Reach {
  if (ofSearch.has(failure.kind)) return 'search';
  if (ofRegion.has(failure.kind)) return 'region';
  if (ofProfile.has(failure.kind)) return 'profile';
  if (failure.kind === 'throttled' || failure.kind === 'aws-internal') return 'again';
  return failure.kind === 'access-denied' && !mwaaOperations.has(failure.operation) ? 'profile' : 'place';
}

/** @returns the same text for failures that are told in one line: by kind, by region where it is one of the region, by need */
export function failureGroup(failure: Failure, { region }: Place): string {
  if (failure.kind === 'person-needed') return `need/${personNeedKey(failure.need)}`;
  const kind = 'operation' in failure ? `${failure.kind}/${failure.operation}` : failure.kind;
  return isOfRegion(failure) ? `${kind}/${region}` : kind;
}

/** @returns whether the failure is one of its region; others are of the profile or of the network, wherever they were met */
export function isOfRegion(failure: Failure): boolean {
  const reach = reachOf(failure);
  return reach !== 'search' && reach !== 'profile';
}
