/** Turns Chromium's network error names into failures; AWS calls and page loads share it. */

import type { Failure } from '../../shared/failure.ts';

/** @returns the failure for an error name such as `ERR_NAME_NOT_RESOLVED`, with or without `net::` */
export function netFailure(code: string, host: string, timeoutMs = 15_000): Failure {
  void timeoutMs;
  return { kind: 'network', host, code };
}
