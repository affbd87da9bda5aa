/** How much and how lately each environment was used, as one number that halves every `usageHalfLifeMs`. */

import { type Usage, usageHalfLifeMs } from './settings.ts';

/** Below this, a use is too long ago to be called recent: a single use falls under it after some four weeks. */
const recentFloor = 0.05;
/** The most rows that the section Recent shows. */
const maxRecent = 8;

/** @returns the score of a usage as it stands now; 0 for none. A clock that went back does not raise it. */
export function frecencyOf(usage: Usage | undefined, nowMs: number): number {
  if (usage === undefined) return 0;
  const ageMs = Math.max(0, nowMs - usage.atMs);
  return usage.score * 2 ** (-ageMs / usageHalfLifeMs);
}

/** @returns the usage after one more use now */
export function withUse(usage: Usage | undefined, nowMs: number): Usage {
  return { score: frecencyOf(usage, nowMs) + 1, atMs: nowMs };
}

/** @returns the usage under a key; a record's inherited names such as `constructor` are no usage */
export function usageUnder(usage: Readonly<Record<string, Usage>>, key: string): Usage | undefined {
  return Object.hasOwn(usage, key) ? usage[key] : undefined;
}

/** @returns the keys that were used lately, the most used first, at most eight; without the excluded ones */
export function recentKeys(
  usage: Readonly<Record<string, Usage>>,
  nowMs: number,
  isExcluded: (key: string) => boolean,
): readonly string[] {
  return Object.entries(usage)
    .map(([key, each]) => ({ key, score: frecencyOf(each, nowMs) }))
    .filter(({ key, score }) => score > recentFloor && !isExcluded(key))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, maxRecent)
    .map(({ key }) => key);
}
