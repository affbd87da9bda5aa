/** Runs one SDK call under a deadline, and turns whatever it throws into a failure. */

import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { type AwsCall, awsFailure, describeErrorForLog, type LoggableError } from '../core/aws-failure.ts';
import { timeoutSignal } from '../timeout-signal.ts';

/** How long things may take, in milliseconds. */
export interface AwsTimeouts {
  readonly connectMs: number;
  /** One attempt of one request. */
  readonly requestMs: number;
  /** All that one action of a person sets off, retries and AssumeRole included. */
  readonly actionMs: number;
}

export const defaultTimeouts: AwsTimeouts = { connectMs: 3_000, requestMs: 8_000, actionMs: 15_000 };

/** How long a `credential_process` may run. Programs that talk to people or to slow networks need their time. */
export const processTimeoutMs = 60_000;

/** Is told of each SDK error, cleaned, for the log. */
export type OnAwsError = (operation: AwsCall['operation'], error: LoggableError) => void;

/** @returns a signal that aborts with the given one, and with a `TimeoutError` once the time is up */
export function withDeadline(signal: AbortSignal | undefined, timeoutMs: number): AbortSignal {
  const timeout = timeoutSignal(timeoutMs);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

/**
 * Settles as soon as the signal aborts, whether or not the SDK notices.
 *
 * @param run  is given a signal of its own: the SDK sets `onabort` on it, so two calls cannot share one
 * @returns the SDK's answer; `timeout` or `cancelled` when the signal aborted; else what the error means
 */
export async function callAws<T>(request: {
  readonly call: AwsCall;
  readonly signal: AbortSignal;
  readonly run: (signal: AbortSignal) => Promise<T>;
  readonly onError?: OnAwsError | undefined;
}): Promise<Result<T>> {
  const { call, signal, run, onError } = request;
  try {
    return ok(await untilAborted(signal, run(AbortSignal.any([signal]))));
  } catch (error) {
    if (signal.aborted) return fail(abortFailure(signal, call));
    onError?.(call.operation, describeErrorForLog(error));
    return fail(awsFailure(error, { ...call, nowMs: Date.now() }));
  }
}

/** @returns what an aborted signal means: `timeout` when its deadline passed, else `cancelled` */
export function abortFailure(signal: AbortSignal, { host, timeoutMs }: AwsCall): Failure {
  return isTimeUp(signal) ? { kind: 'timeout', host, timeoutMs } : { kind: 'cancelled' };
}

/** @returns whether it was a deadline that aborted the signal, and nobody's will */
export function isTimeUp(signal: AbortSignal): boolean {
  const reason: unknown = signal.reason;
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

/** @returns the promise, rejected as soon as the signal aborts */
export function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
