/** Where a search looks: chosen profiles in chosen regions. */

import { type EnvironmentId, environmentIdFromKey } from '../../shared/environment.ts';
import type { Profile } from '../../shared/profile.ts';
import { partitionOf, regionNames } from '../../shared/regions.ts';
import type { AppState } from './app-state.ts';

/** A profile in a region. */
export interface Place {
  readonly profile: string;
  readonly region: string;
}

/** What a search is asked for; without anything, the chosen regions of all chosen profiles. */
export interface SearchRequest {
  /** Only these, and of them only those that the person did not take out of the search. */
  readonly profiles?: readonly string[];
  /** `all`: every region that is known, once; `chosen`: those that each search asks; `only`: this one alone. */
  readonly regions?: 'chosen' | 'all' | { readonly only: string };
  /** Of what is seen for the sake of this request alone, only the environment at this host is kept. */
  readonly host?: string;
}

/** @returns one text per place, the same for equal places and never the same for others */
export function placeKey({ profile, region }: Place): string {
  return `${encodeURIComponent(profile)}/${region}`;
}

type SearchState = Pick<AppState, 'profiles' | 'settings' | 'found'>;

/**
 * @returns the places to ask. The first of each profile is the one to try its credentials in: its own region, where it
 *          has one. A profile is asked only in regions of its partition, in which alone its keys are known
 */
export function searchPlaces(
  state: SearchState,
  { profiles, regions = 'chosen' }: SearchRequest = {},
): readonly Place[] {
  const { extraRegions, unsearchedProfiles } = state.settings;
  const unsearched = new Set(unsearchedProfiles);
  const asked = profiles === undefined ? null : new Set(profiles);
  const known = knownRegions(state);
  return state.profiles.flatMap((profile): readonly Place[] => {
    const { name, region, readiness } = profile;
    if (!readiness.ready || unsearched.has(name) || !(asked?.has(name) ?? true)) return [];
    const partition = partitionOfProfile(profile);
    if (typeof regions === 'object') {
      return partitionOf(regions.only) === partition ? [{ profile: name, region: regions.only }] : [];
    }
    const own = region === undefined ? [] : [region];
    const more = regions === 'all' ? Object.keys(regionNames) : extraRegions;
    const others = [...(known.get(name) ?? []), ...more].filter((each) => partitionOf(each) === partition);
    return [...new Set([...own, ...others])].map((each) => ({ profile: name, region: each }));
  });
}

/** @returns the places that every search asks; none before the person's first one */
export function everyDayPlaces(state: SearchState): readonly Place[] {
  return state.settings.lookAtStart ? searchPlaces(state) : [];
}

function partitionOfProfile({ region, roleArn }: Profile): string {
  if (region !== undefined) return partitionOf(region);
  return /^arn:([^:]+):/.exec(roleArn ?? '')?.[1] ?? 'aws';
}

/** @returns by profile, the regions in which something was found, typed, opened, or made a favourite */
function knownRegions({ settings, found }: SearchState): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  const add = (id: EnvironmentId | null) => {
    if (id === null) return;
    const regions = known.get(id.profile) ?? new Set();
    known.set(id.profile, regions.add(id.region));
  };
  for (const { id } of Object.values(found)) add(id);
  for (const id of [...settings.typedEnvironments, ...settings.favourites]) add(id);
  for (const key of Object.keys(settings.usage)) add(environmentIdFromKey(key));
  return known;
}
