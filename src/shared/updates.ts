/** Newer versions of Windsock: how this build takes them, and how far one has come. */

import type { Failure } from './failure.ts';

export const updateChoices = ['install', 'tell', 'off'] as const;

/** What Windsock does by itself: downloads a new version and puts it in place when it quits; only says that there is one; nothing. */
export type UpdateChoice = (typeof updateChoices)[number];

/**
 * How this build takes a new version. `itself`: it downloads it and takes its place. `told`: it only says that there is one,
 * since a package manager keeps it, or the folder of its AppImage cannot be written. `none`: it does not look, since nothing
 * says where its versions are published, or it runs from a folder that no installer made.
 */
export type UpdateRoute =
  | { readonly kind: 'itself' }
  | { readonly kind: 'told'; readonly why: 'package-manager' | 'read-only' }
  | { readonly kind: 'none'; readonly why: 'no-feed' | 'folder' };

/** How far a new version has come. */
export type UpdateStep =
  | { readonly phase: 'unknown' }
  /** `version`: one that was found before. */
  | { readonly phase: 'checking'; readonly version?: string }
  | { readonly phase: 'none' }
  | { readonly phase: 'available'; readonly version: string }
  | { readonly phase: 'downloading'; readonly version: string; readonly percent: number }
  /** Downloaded and checked; the next start is of this version. */
  | { readonly phase: 'ready'; readonly version: string }
  /** `version`: one that was found before, and can still be had. */
  | {
      readonly phase: 'failed';
      readonly of: 'check' | 'download';
      readonly failure: Failure;
      readonly version?: string;
    };

/** What is known of new versions. */
export interface Updates {
  readonly route: UpdateRoute;
  readonly step: UpdateStep;
  /** When the feed was asked last, and when it last answered. */
  readonly askedAtMs: number | null;
  readonly answeredAtMs: number | null;
  /** A version that was not what was published: it is not downloaded again by itself. */
  readonly refused: string | null;
  /** There is a page that tells what is new. */
  readonly hasNotes: boolean;
}

/** @returns whether the feed may be asked: not while it is, nor while a version is downloaded or ready */
export function mayCheck({ route, step }: Updates): boolean {
  return route.kind !== 'none' && !['checking', 'downloading', 'ready'].includes(step.phase);
}

/** @returns whether the version that was found can be downloaded by this build */
export function mayDownload(
  updates: Updates,
): updates is Updates & { readonly step: UpdateStep & { readonly version: string } } {
  const { route, step } = updates;
  const mayBegin = step.phase === 'available' || step.phase === 'failed';
  return route.kind === 'itself' && mayBegin && step.version !== undefined;
}

/** @returns the version that the person can have; null for none, and while it is downloaded */
export function offeredVersion({ step }: Updates): string | null {
  return step.phase === 'downloading' || !('version' in step) ? null : (step.version ?? null);
}
