/** The regions that can be searched beside each profile's own, as rows; pure. */

import { isRegionName } from '../../shared/environment.ts';
import { regionNames } from '../../shared/regions.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** A region that can be searched. */
export interface RegionItem {
  /** Its name. */
  readonly key: string;
  readonly title: string;
  /** Why it is searched, if it is. */
  readonly detail: string;
  /** In lower case. */
  readonly search: string;
  readonly isChecked: boolean;
}

import { countText } from '../../shared/strings.ts';

/**
 * @returns a row for each known region and for one that was typed, those in use first; ticked are those that are searched
 * for every profile, where they stand, since a tick should move no row
 */
export function regionItems(
  { profiles, extraRegions, environments }: Pick<Snapshot, 'profiles' | 'extraRegions' | 'environments'>,
  typed: string,
): readonly RegionItem[] {
  const extra = new Set(extraRegions);
  const own = countBy(profiles.flatMap(({ region }) => (region === undefined ? [] : [region])));
  const found = countBy(environments.map(({ id }) => id.region));
  const named = typed.trim().toLowerCase();
  const other = isRegionName(named) ? [named] : [];
  const used = [...own.keys(), ...found.keys()].sort();
  const names = new Set([...used, ...Object.keys(regionNames), ...extra, ...other]);
  return [...names].filter(isRegionName).map((region) => {
    const name = regionNames[region];
    const title = name === undefined ? region : `${region} · ${name}`;
    const why = whyText(own.get(region) ?? 0, found.get(region) ?? 0, extra.has(region));
    const search = `${title} ${why}`.toLowerCase();
    return { key: region, title, detail: why, search, isChecked: extra.has(region) };
  });
}

function countBy(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function whyText(profiles: number, environments: number, isExtra: boolean): string {
  const parts = [
    ...(isExtra ? ['searched for every profile'] : []),
    ...(profiles === 0 ? [] : [`own region of ${countText(profiles, 'profile')}`]),
    ...(environments === 0 ? [] : [countText(environments, 'environment')]),
  ];
  const text = parts.length === 0 ? 'not searched' : parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
