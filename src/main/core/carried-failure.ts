/** Lets a request handler tell a failure through the AWS SDK, which knows exceptions only. */

import type { Failure } from '../../shared/failure.ts';

const carrierName = 'CarriedFailure';

/** @returns an error for the SDK to hand on untouched; it is none of those that the SDK tries again */
export function carryFailure(failure: Failure): Error {
  return Object.assign(new Error(failure.kind), { name: carrierName, failure });
}

/** @returns the failure in an error of `carryFailure`, else null */
export function carriedFailure(error: unknown): Failure | null {
  return error instanceof Error && error.name === carrierName && 'failure' in error
    ? (error.failure as Failure)
    : null;
}
