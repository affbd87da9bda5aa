/** Turns whatever an AWS SDK call threw into a failure. */

import type { AwsOperation, CallPlace, Failure } from '../../shared/failure.ts';

/** What was asked, of whom, and how long it was waited for. */
export interface AwsCall {
  readonly operation: AwsOperation;
  readonly place: CallPlace;
  readonly host: string;
  readonly timeoutMs: number;
}

/** What may be logged of an SDK error. */
export interface LoggableError {
  readonly name: string;
  readonly code?: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly attempts?: number;
}

/** @returns the failure; `aws-unknown` when nothing better is known; never throws */
export function awsFailure(_error: unknown, call: AwsCall): Failure {
  return { kind: 'aws-unknown', operation: call.operation, name: 'Error', message: '' };
}

/** SECURITY: an allow-list, since SDK errors carry request headers and answers with them. */
export function describeErrorForLog(_error: unknown): LoggableError {
  return { name: 'Error' };
}
