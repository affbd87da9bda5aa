/** The same environment through several profiles: which of its rows stands first. */

import { type Environment, type EnvironmentId, environmentKey } from './environment.ts';
import { usageUnder } from './frecency.ts';
import type { Profile } from './profile.ts';
import type { Usage } from './settings.ts';

/** What decides between profiles. */
export interface PreferenceFacts {
  readonly usage: Readonly<Record<string, Usage>>;
  readonly favourites: ReadonlySet<string>;
  readonly profiles: ReadonlyMap<string, Profile>;
}

/** An environment's row among the rows of the same environment. */
export interface Twin {
  /** The same text for rows of the same environment. */
  readonly environment: string;
  /** 0 for the row that stands first. */
  readonly place: number;
}

/**
 * @returns less than 0 when the first of two rows of one environment is to stand first: the one used last, else a favourite, else
 *          the one whose profile has its own region there, else one that assumes no role, else by the profile's name
 */
export function comparePreference(a: EnvironmentId, b: EnvironmentId, facts: PreferenceFacts): number {
  const usedAtMs = (id: EnvironmentId) => usageUnder(facts.usage, environmentKey(id))?.atMs ?? 0;
  const isFavourite = (id: EnvironmentId) => facts.favourites.has(environmentKey(id));
  const isOwnRegion = (id: EnvironmentId) => facts.profiles.get(id.profile)?.region === id.region;
  const isDirect = (id: EnvironmentId) => facts.profiles.get(id.profile)?.roleArn === undefined;
  const first = (is: (id: EnvironmentId) => boolean) => Number(is(b)) - Number(is(a));
  return (
    usedAtMs(b) - usedAtMs(a) ||
    first(isFavourite) ||
    first(isOwnRegion) ||
    first(isDirect) ||
    compareTexts(a.profile, b.profile)
  );
}

/** @returns by `environmentKey`, the rows that share their environment with another row, and how they stand to each other */
export function twinsOf(
  environments: readonly Environment[],
  facts: PreferenceFacts,
): ReadonlyMap<string, Twin> {
  const groups = new Map<string, EnvironmentId[]>();
  for (const environment of environments) {
    const whole = wholeName(environment, facts.profiles);
    if (whole === null) continue;
    const group = groups.get(whole);
    if (group === undefined) groups.set(whole, [environment.id]);
    else group.push(environment.id);
  }
  const twins = new Map<string, Twin>();
  for (const [whole, ids] of groups) {
    if (ids.length < 2) continue;
    const sorted = ids.toSorted((a, b) => comparePreference(a, b, facts));
    for (const [place, id] of sorted.entries()) twins.set(environmentKey(id), { environment: whole, place });
  }
  return twins;
}

/** The account with region and name, else the host of the web server; null when neither is known. */
function wholeName(environment: Environment, profiles: ReadonlyMap<string, Profile>): string | null {
  const { id, webserverHost } = environment;
  const accountId = environment.accountId ?? profiles.get(id.profile)?.accountId;
  if (accountId !== undefined) return `${accountId}/${id.region}/${id.name}`;
  return webserverHost === undefined ? null : `host/${webserverHost}`;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
