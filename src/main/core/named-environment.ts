/** Which environment a person means by a name on the command line; the same answer whatever was used before, but for profiles. */

import { type Environment, environmentKey } from '../../shared/environment.ts';
import { usageUnder } from '../../shared/frecency.ts';
import { type PreferenceFacts, twinsOf } from '../../shared/preferred-profile.ts';
import { rankRows } from '../../shared/rank.ts';
import { prepareRows } from '../../shared/rank-rows.ts';
import { searchRowFrom } from '../../shared/search-row.ts';

/** What a person gives: a name, or `profile/name`, and what narrows it down. */
export interface EnvironmentQuery {
  readonly name: string;
  readonly profile?: string;
  readonly region?: string;
}

export type NamedEnvironment =
  /** `isExact`: the name was given in full. */
  | { readonly kind: 'found'; readonly environment: Environment; readonly isExact: boolean }
  | { readonly kind: 'unknown' }
  /** Best first. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Environment[] };

/**
 * In full first, then without regard to letter case, then as the picker ranks it, where only one environment matches or only one
 * has the text in one piece. Which was used more decides nothing: a script means the same environment every day. Only between
 * profiles of one environment the one used last is taken, as the picker's first row is.
 */
export function namedEnvironment(
  environments: readonly Environment[],
  query: EnvironmentQuery,
  facts: PreferenceFacts,
): NamedEnvironment {
  const { name, ...place } = withProfileOf(query);
  const pool = environmentsIn(environments, place);
  for (const isIt of [
    (each: Environment) => each.id.name === name,
    (each: Environment) => each.id.name.toLowerCase() === name.toLowerCase(),
  ]) {
    const exact = pool.filter(isIt);
    if (exact.length > 0) return only(exact, facts, true);
  }
  const ranked = rankedFor(pool, name);
  if (ranked.length === 0) return { kind: 'unknown' };
  const all = only(ranked, facts, false);
  if (all.kind !== 'ambiguous') return all;
  const whole = ranked.filter((each) => each.id.name.toLowerCase().includes(name.trim().toLowerCase()));
  const inOnePiece = whole.length === 0 ? all : only(whole, facts, false);
  return inOnePiece.kind === 'found' ? inOnePiece : all;
}

/** `profile/name`: no environment's name has a slash, so what stands before the last one is a profile. */
function withProfileOf(query: EnvironmentQuery): EnvironmentQuery {
  const at = query.name.lastIndexOf('/');
  if (at < 0 || query.profile !== undefined) return query;
  return { ...query, profile: query.name.slice(0, at), name: query.name.slice(at + 1) };
}

/** @returns the environments of this profile and region, where they are given: as written, else whatever the letter case */
export function environmentsIn(
  environments: readonly Environment[],
  { profile, region }: Omit<EnvironmentQuery, 'name'>,
): readonly Environment[] {
  const filtered = (same: (given: string, each: string) => boolean) =>
    environments.filter(
      ({ id }) =>
        (profile === undefined || same(profile, id.profile)) &&
        (region === undefined || same(region, id.region)),
    );
  const exact = filtered((given, each) => given === each);
  return exact.length > 0 ? exact : filtered((given, each) => given.toLowerCase() === each.toLowerCase());
}

function rankedFor(pool: readonly Environment[], name: string): readonly Environment[] {
  if (name.trim() === '') return [];
  const byKey = new Map(pool.map((each) => [environmentKey(each.id), each]));
  const rows = prepareRows(pool.map((each) => searchRowFrom(each)));
  const nothingUsed = { usage: {}, latches: {}, favourites: new Set<string>(), nowMs: 0 };
  return rankRows(rows, name, nothingUsed).keys.flatMap((key) => byKey.get(key) ?? []);
}

/** Profiles of the same environment are a question only as long as none of them was ever used. */
function only(
  candidates: readonly Environment[],
  facts: PreferenceFacts,
  isExact: boolean,
): NamedEnvironment {
  const [first, ...others] = candidates;
  if (first === undefined) return { kind: 'unknown' };
  if (others.length === 0) return { kind: 'found', environment: first, isExact };
  const twins = twinsOf(candidates, facts);
  const wholes = new Set(candidates.map(({ id }) => twins.get(environmentKey(id))?.environment));
  const preferred = candidates.find(({ id }) => twins.get(environmentKey(id))?.place === 0);
  const isOne = wholes.size === 1 && preferred !== undefined;
  const wasUsed = isOne && usageUnder(facts.usage, environmentKey(preferred.id)) !== undefined;
  if (wasUsed) return { kind: 'found', environment: preferred, isExact };
  return { kind: 'ambiguous', candidates };
}
