/** Names the persistent session of an environment. */

import { createHash } from 'node:crypto';
import type { EnvironmentId } from '../../shared/environment.ts';

/** What every partition of ours starts with. */
export const partitionPrefix = 'persist:mwaa-';

/**
 * SECURITY: never text from outside, since `fromPartition` lower-cases and `../` would leave userData: the hash of the
 * identity, in which names that differ only in case stay apart.
 *
 * @returns the partition of the environment as this profile sees it
 */
export function partitionOf(id: EnvironmentId): string {
  const identity = JSON.stringify([id.profile, id.region, id.name]);
  return `${partitionPrefix}${createHash('sha256').update(identity).digest('hex')}`;
}
