/** Environments that are there and have no web server. */

import { type Environment, mayBeOpened } from '../../shared/environment.ts';
import type { Failure } from '../../shared/failure.ts';

/** @returns the failure to open it that its status tells; null where that tells none */
export function notReadyFailure({ id, status }: Environment): Failure | null {
  if (status === undefined || mayBeOpened(status)) return null;
  return { kind: 'environment-not-ready', name: id.name, status };
}
