/** Which environment a person means by a name on the command line; the same answer whatever was used before, but for profiles. */

import { type Environment, environmentKey } from '../../shared/environment.ts';
import { usageUnder } from '../../shared/frecency.ts';
import { isOneSlipAway } from '../../shared/letters.ts';
import { type PreferenceFacts, twinsOf } from '../../shared/preferred-profile.ts';

/** What a person gives: a name, or `profile/name`, and what narrows it down. */
export interface EnvironmentQuery {
  readonly name: string;
  readonly profile?: string;
  readonly region?: string;
}

export type NamedEnvironment =
  /** `isExact`: the name was given in full. */
  | { readonly kind: 'found'; readonly environment: Environment; readonly isExact: boolean }
  /** `close`: names that may have been meant, none of which is taken for it. */
  | { readonly kind: 'unknown'; readonly close: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Environment[] };

/** What is known beside the environments. */
export interface NameFacts extends PreferenceFacts {
  /** `environmentKey` -> what the person calls it. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Close names beyond these are not told. */
const maxClose = 3;

/**
 * Its name in full, else its alias, else either in any letter case, else a part of either; nothing else that the picker finds
 * environments by. No alias takes a name away from the environment that has it. Which was used more decides nothing: a script means the same environment every day. Only between profiles of one environment the one used
 * last is taken, as the picker's first row is.
 */
export function namedEnvironment(
  environments: readonly Environment[],
  query: EnvironmentQuery,
  facts: NameFacts,
): NamedEnvironment {
  const { name, ...place } = withProfileOf(query);
  if (name === '') return { kind: 'unknown', close: [] };
  const pool = environmentsIn(environments, place);
  const lower = name.toLowerCase();
  const aliasOf = ({ id }: Environment) => facts.aliases[environmentKey(id)] ?? '';
  const inAnyCase = (text: string) => text.toLowerCase() === lower;
  const wholes = [
    ({ id }: Environment) => id.name === name,
    (each: Environment) => aliasOf(each) === name,
    ({ id }: Environment) => inAnyCase(id.name),
    (each: Environment) => inAnyCase(aliasOf(each)),
  ];
  for (const isMeant of wholes) {
    const whole = pool.filter(isMeant);
    if (whole.length > 0) return only(whole, facts, true);
  }
  const partly = pool.filter((each) =>
    [each.id.name, aliasOf(each)].some((text) => text.toLowerCase().includes(lower)),
  );
  if (partly.length > 0) return only(partly, facts, false);
  const close = pool.map(({ id }) => id.name).filter((each) => isOneSlipAway(lower, each.toLowerCase()));
  return { kind: 'unknown', close: [...new Set(close)].slice(0, maxClose) };
}

/** @returns the same, but that an environment whose name was not given in full is only a guess */
export function namedInFull(meant: NamedEnvironment): NamedEnvironment {
  if (meant.kind !== 'found' || meant.isExact) return meant;
  return { kind: 'unknown', close: [meant.environment.id.name] };
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

/** Profiles of the same environment are a question only as long as none of them was ever used. */
function only(
  candidates: readonly Environment[],
  facts: PreferenceFacts,
  isExact: boolean,
): NamedEnvironment {
  const [first, ...others] = candidates;
  if (first === undefined) return { kind: 'unknown', close: [] };
  if (others.length === 0) return { kind: 'found', environment: first, isExact };
  const twins = twinsOf(candidates, facts);
  const wholes = new Set(candidates.map(({ id }) => twins.get(environmentKey(id))?.environment));
  const preferred = candidates.find(({ id }) => twins.get(environmentKey(id))?.place === 0);
  const isOne = wholes.size === 1 && preferred !== undefined;
  const wasUsed = isOne && usageUnder(facts.usage, environmentKey(preferred.id)) !== undefined;
  if (wasUsed) return { kind: 'found', environment: preferred, isExact };
  return { kind: 'ambiguous', candidates };
}
