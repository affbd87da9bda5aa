/** Errors of electron-updater as failures. */

import type { Failure } from '../../shared/failure.ts';
import { describeErrorForLog } from './aws-failure.ts';
import { netCodeIn, netFailure } from './net-failure.ts';

/** The bytes are not those that were published, or whoever published them is not who made this build. */
const damaged = /^ERR_(CHECKSUM_MISMATCH|UPDATER_INVALID_SIGNATURE)$/;
const ofDisk = /^E(ACCES|PERM|ROFS|NOSPC|DQUOT|IO)$/;

/** What was being done, and where. */
interface UpdateErrorContext {
  readonly host: string;
  /** Of the version that was downloaded; null where the feed was asked. */
  readonly version: string | null;
  readonly timeoutMs: number;
}

/** @returns the failure; the error's own text is left out, since it has addresses and headers in it */
export function updateFailure(error: unknown, { host, version, timeoutMs }: UpdateErrorContext): Failure {
  const { code = '' } = describeErrorForLog(error);
  const message = error instanceof Error ? error.message : '';
  if (version !== null && damaged.test(code)) return { kind: 'update-damaged', version };
  if (version !== null && ofDisk.test(code)) return { kind: 'update-not-saved', problem: code };
  if (/^Request timed out/.test(message)) return { kind: 'timeout', host, timeoutMs };
  const netCode = /\bnet::ERR_/.test(message) ? netCodeIn(message) : null;
  return netCode === null ? { kind: 'update-feed-unusable', host } : netFailure(netCode, { host, timeoutMs });
}
