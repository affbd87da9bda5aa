/** The life of an update: what each thing that happens makes of it, and what Windsock may do by itself. */

import type { Failure } from '../../shared/failure.ts';
import {
  mayCheck,
  mayDownload,
  offeredVersion,
  type UpdateChoice,
  type UpdateRoute,
  type UpdateStep,
  type Updates,
} from '../../shared/updates.ts';
import { isNewerRelease } from './version-order.ts';

/** What happened. */
export type UpdateEvent =
  | { readonly kind: 'check' }
  /** The feed answered with this version, which may be older than `own`. */
  | { readonly kind: 'answered'; readonly version: string; readonly own: string }
  | { readonly kind: 'download' }
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** After a start nothing is asked for so long: the first minute belongs to the person. */
export const quietMs = 60_000;
export const betweenChecksMs = 24 * 3_600_000;
/** After a check that failed. */
export const betweenTriesMs = 4 * 3_600_000;

/** @returns what is known before anything was asked */
export function firstUpdates(route: UpdateRoute, hasNotes: boolean): Updates {
  return { route, step: { phase: 'unknown' }, askedAtMs: null, answeredAtMs: null, refused: null, hasNotes };
}

/** @returns what is known after the event; the same object where the event does not belong to the step */
export function updatesAfter(updates: Updates, event: UpdateEvent, nowMs: number): Updates {
  const { step } = updates;
  switch (event.kind) {
    case 'check':
      return mayCheck(updates) ? { ...updates, askedAtMs: nowMs, step: checking(updates) } : updates;
    case 'answered':
      if (step.phase !== 'checking') return updates;
      return { ...updates, answeredAtMs: nowMs, step: answered(event) };
    case 'download':
      if (!mayDownload(updates)) return updates;
      return { ...updates, step: { phase: 'downloading', version: updates.step.version, percent: 0 } };
    case 'progress':
      return step.phase === 'downloading' ? withPercent(updates, step, event.percent) : updates;
    case 'downloaded':
      if (step.phase !== 'downloading') return updates;
      return { ...updates, refused: null, step: { phase: 'ready', version: step.version } };
    case 'failed':
      return failed(updates, event.failure);
  }
}

/** What decides whether Windsock asks by itself. */
interface Occasion {
  readonly updates: Updates;
  readonly choice: UpdateChoice;
  readonly isOnline: boolean;
  readonly startedAtMs: number;
  readonly nowMs: number;
}

/** @returns whether Windsock asks the feed by itself now */
export function isCheckDue({ updates, choice, isOnline, startedAtMs, nowMs }: Occasion): boolean {
  if (choice === 'off' || !isOnline || !mayCheck(updates)) return false;
  const { askedAtMs, step } = updates;
  if (askedAtMs === null) return isOver(startedAtMs, quietMs, nowMs);
  return isOver(askedAtMs, step.phase === 'failed' ? betweenTriesMs : betweenChecksMs, nowMs);
}

/** @returns whether Windsock downloads by itself what was found */
export function isDownloadDue(updates: Updates, choice: UpdateChoice): boolean {
  return choice === 'install' && mayDownload(updates) && updates.step.version !== updates.refused;
}

/** A clock that was set back must not hold checks up until it is where it was. */
function isOver(sinceMs: number, lastsMs: number, nowMs: number): boolean {
  return nowMs < sinceMs || nowMs - sinceMs >= lastsMs;
}

/** What was found stays on offer while the feed is asked again. */
function checking(updates: Updates): UpdateStep {
  const version = offeredVersion(updates);
  return { phase: 'checking', ...(version !== null && { version }) };
}

// SECURITY: an older version has holes that the own one has not, so it is none to whoever offers it.
function answered({ version, own }: Extract<UpdateEvent, { kind: 'answered' }>): UpdateStep {
  return isNewerRelease(version, own) ? { phase: 'available', version } : { phase: 'none' };
}

function withPercent(
  updates: Updates,
  step: Extract<UpdateStep, { phase: 'downloading' }>,
  percent: number,
): Updates {
  const whole = Math.floor(Math.min(100, Math.max(0, percent)));
  return whole > step.percent ? { ...updates, step: { ...step, percent: whole } } : updates;
}

function failed(updates: Updates, failure: Failure): Updates {
  const { step, refused } = updates;
  if (step.phase === 'checking') {
    const { version } = step;
    const found = version !== undefined && { version };
    return { ...updates, step: { phase: 'failed', of: 'check', failure, ...found } };
  }
  if (step.phase !== 'downloading') return updates;
  const { version } = step;
  const isDamaged = failure.kind === 'update-damaged';
  return {
    ...updates,
    refused: isDamaged ? version : refused,
    step: { phase: 'failed', of: 'download', failure, ...(!isDamaged && { version }) },
  };
}
