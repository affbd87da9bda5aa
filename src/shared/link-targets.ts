/** Which environments a link leads to, and which of several profiles it takes. */

import type { AirflowLink } from './airflow-link.ts';
import { type Environment, type EnvironmentId, environmentKey } from './environment.ts';
import { usageUnder } from './frecency.ts';
import { comparePreference, type PreferenceFacts } from './preferred-profile.ts';

/** Hosts that lead to environments, by `environmentKey`. */
export interface LinkHosts {
  /** Of the last login. */
  readonly seenHosts: Readonly<Record<string, string>>;
  /** Custom domains. */
  readonly customHosts: Readonly<Record<string, string>>;
}

/** What decides where a link leads. */
export interface LinkFacts extends LinkHosts, PreferenceFacts {
  readonly environments: readonly Environment[];
}

/** @returns every host that a login or a person has vouched for, whatever its name: links to them are Airflow's */
export function knownHosts({ seenHosts, customHosts }: LinkHosts): ReadonlySet<string> {
  return new Set([...Object.values(seenHosts), ...Object.values(customHosts)]);
}

/** @returns the environments that the link leads to, each through a profile that can be used; the preferred one first */
export function linkTargets(link: AirflowLink, facts: LinkFacts): readonly EnvironmentId[] {
  return environmentsOf(link, facts)
    .filter((id) => facts.profiles.get(id.profile)?.readiness.ready === true)
    .toSorted((a, b) => comparePreference(a, b, facts));
}

/** @returns the environments that the link leads to, whether their profiles can be used or not */
export function environmentsOf(
  link: AirflowLink,
  facts: LinkHosts & Pick<LinkFacts, 'environments'>,
): readonly EnvironmentId[] {
  return facts.environments.filter((each) => leadsTo(link, each, facts)).map(({ id }) => id);
}

/**
 * @returns the one to open without a question: the only one, or the one used last. Null for none, and where a person has to choose
 */
export function chosenTarget(link: AirflowLink, facts: LinkFacts): EnvironmentId | null {
  const targets = linkTargets(link, facts);
  const [first] = targets;
  if (first === undefined || targets.length === 1) return first ?? null;
  // The same name in another account or region is another environment; what was used last says nothing of which is meant.
  if (link.kind === 'named' && !areOne(targets, facts)) return null;
  return usageUnder(facts.usage, environmentKey(first)) === undefined ? null : first;
}

function leadsTo(link: AirflowLink, { id, webserverHost }: Environment, facts: LinkHosts): boolean {
  if (link.kind === 'named') {
    const { name, profile = id.profile, region = id.region } = link;
    return id.name === name && id.profile === profile && id.region === region;
  }
  const key = environmentKey(id);
  const hosts = [webserverHost, own(facts.seenHosts, key), own(facts.customHosts, key)];
  return hosts.includes(link.host);
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Whether all are known to be the same environment. */
function areOne(ids: readonly EnvironmentId[], facts: LinkFacts): boolean {
  const accounts = new Map(
    facts.environments.map(({ id, accountId }) => [environmentKey(id), accountId] as const),
  );
  const places = ids.map((id) => {
    const account = accounts.get(environmentKey(id)) ?? facts.profiles.get(id.profile)?.accountId;
    return account === undefined ? null : `${account}/${id.region}`;
  });
  return !places.includes(null) && new Set(places).size === 1;
}
