/** The regions that can be searched beside each profile's own, as rows; pure. */

import { isRegionName } from '../../shared/environment.ts';
import { regionNames } from '../../shared/regions.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { PickItem } from './pick-list-model.ts';
import { countText } from './words.ts';

/** @returns a row for each known region and for one that was typed, those that are searched for every profile ticked */
export function regionItems(
  { profiles, extraRegions, environments }: Pick<Snapshot, 'profiles' | 'extraRegions' | 'environments'>,
  typed: string,
): readonly PickItem[] {
  const extra = new Set(extraRegions);
  const own = countBy(profiles.flatMap(({ region }) => (region === undefined ? [] : [region])));
  const found = countBy(environments.map(({ id }) => id.region));
  const named = typed.trim().toLowerCase();
  const other = isRegionName(named) ? [named] : [];
  const names = new Set([...Object.keys(regionNames), ...own.keys(), ...extra, ...other]);
  return [...names].filter(isRegionName).map((region) => {
    const name = regionNames[region];
    const title = name === undefined ? region : `${region} · ${name}`;
    const why = whyText(own.get(region) ?? 0, found.get(region) ?? 0);
    const search = `${title} ${why}`.toLowerCase();
    return { key: region, title, detail: why, search, isChecked: extra.has(region) };
  });
}

function countBy(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function whyText(profiles: number, environments: number): string {
  const parts = [
    ...(profiles === 0 ? [] : [`own region of ${countText(profiles, 'profile')}`]),
    ...(environments === 0 ? [] : [countText(environments, 'environment')]),
  ];
  const text = parts.join(', ');
  return text === '' ? 'No profile names it' : text.charAt(0).toUpperCase() + text.slice(1);
}
