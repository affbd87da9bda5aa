/** The rows before anything is typed: favourites, recent ones, all the others. */

import { recentKeys } from './frecency.ts';
import type { PreparedRows } from './rank-rows.ts';
import type { Usage } from './settings.ts';

/** The rows before typing; no row is in two of them. */
export interface SectionKeys {
  readonly favourites: readonly string[];
  readonly recent: readonly string[];
  readonly all: readonly string[];
}

/** @returns Favourites in the person's order, Recent by frecency, and All the others by name, region, profile */
export function sectionRows(
  list: PreparedRows,
  favouriteKeys: readonly string[],
  usage: Readonly<Record<string, Usage>>,
  nowMs: number,
): SectionKeys {
  const favourites = [...new Set(favouriteKeys)].filter((key) => list.byKey.has(key));
  const shown = new Set(favourites);
  const recent = recentKeys(usage, nowMs, (key) => shown.has(key) || !list.byKey.has(key));
  for (const key of recent) shown.add(key);
  const all = list.rows.map(({ row }) => row.key).filter((key) => !shown.has(key));
  return { favourites, recent, all };
}
