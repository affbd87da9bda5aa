/** How many links the system may hand over in how short a time: a page can make a browser do so as often as it likes; pure. */

/** Enough for somebody who clicks through a list of alerts. */
export const maxLinksAtOnce = 5;
export const burstMs = 10_000;

/** When the links were taken that still count, oldest first; and whether the latest was one too many. */
export interface LinkBurst {
  readonly takenAtMs: readonly number[];
  readonly verdict: 'taken' | 'first-dropped' | 'dropped';
}

export const noLinkYet: LinkBurst = { takenAtMs: [], verdict: 'taken' };

/** @returns the burst with one link more, and what becomes of that: the first that is dropped is worth a line in the log */
export function withLink({ takenAtMs, verdict }: LinkBurst, nowMs: number): LinkBurst {
  // A clock that was set back would count for ever.
  const recent = takenAtMs.filter((atMs) => atMs <= nowMs && nowMs - atMs < burstMs);
  if (recent.length < maxLinksAtOnce) return { takenAtMs: [...recent, nowMs], verdict: 'taken' };
  return { takenAtMs: recent, verdict: verdict === 'taken' ? 'first-dropped' : 'dropped' };
}
