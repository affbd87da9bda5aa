/** How much a list of versions and a new version may take: bytes, time, and addresses that lead on. */

import type { Failure } from '../../shared/failure.ts';

/** Of one check, or of one download. */
export interface UpdateLimits {
  /** Of one answer, once it is unpacked. */
  readonly maxBytes: number;
  /** Counted from the start, or from the last byte that came. */
  readonly timeoutMs: number;
  readonly countsFrom: 'start' | 'last-byte';
}

/** How often one check, or one download, is led on to another address. */
export const maxRedirects = 5;
export const checkLimits: UpdateLimits = { maxBytes: 1024 ** 2, timeoutMs: 30_000, countsFrom: 'start' };
/** Four times what Windsock has. */
const maxDownloadBytes = 500 * 1024 ** 2;

/** @param sizes  of the files of the version, as its list has them */
export function downloadLimits(sizes: readonly unknown[]): UpdateLimits {
  const published = sizes.map((size) => (typeof size === 'number' && size > 0 ? size : maxDownloadBytes));
  const largest = published.length === 0 ? maxDownloadBytes : Math.max(...published);
  return { maxBytes: Math.min(largest, maxDownloadBytes), timeoutMs: 60_000, countsFrom: 'last-byte' };
}

/** Which limit was reached. */
export type UpdateExcess = 'led-on' | 'too-large' | 'too-slow';

/** @param version  that was downloaded; null where the feed was asked */
export function excessFailure(
  excess: UpdateExcess,
  {
    host,
    version,
    timeoutMs,
  }: { readonly host: string; readonly version: string | null; readonly timeoutMs: number },
): Failure {
  if (excess === 'too-slow') return { kind: 'timeout', host, timeoutMs };
  return excess === 'too-large' && version !== null
    ? { kind: 'update-damaged', version }
    : { kind: 'update-feed-unusable', host };
}
