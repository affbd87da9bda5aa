/** Which failures are the network's: another network may mend them, and nothing else has to be done. */

import type { Failure, FailureKind } from '../../shared/failure.ts';

const ofNetwork: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'offline',
  'host-not-found',
  'connection-refused',
  'connection-reset',
  'timeout',
  'network',
  'private-host-unreachable',
]);

/** @returns whether trying again on another network may help by itself */
export function isNetworkFailure({ kind }: Failure): boolean {
  return ofNetwork.has(kind);
}
