/** From what is known of an environment to what of it is searched. */

import { type Environment, environmentKey } from './environment.ts';
import type { Twin } from './preferred-profile.ts';
import type { SearchRow } from './rank-rows.ts';

/** @returns the row of the search; `traits` are words that many environments share */
export function searchRowFrom(
  { id, accountId, airflowVersion, tags }: Environment,
  { key = environmentKey(id), alias, traits = [], twin, accountAliases = {} }: SearchRowFacts = {},
): SearchRow {
  const accountName = accountId === undefined ? undefined : accountAliases[accountId];
  return {
    key,
    name: id.name,
    ...(alias === undefined ? {} : { alias }),
    profile: id.profile,
    region: id.region,
    ...(accountId === undefined ? {} : { account: accountId }),
    ...(accountName === undefined ? {} : { accountName }),
    ...(airflowVersion === undefined ? {} : { version: airflowVersion }),
    tags: Object.values(tags ?? {}),
    ...(traits.length === 0 ? {} : { traits }),
    ...(twin === undefined ? {} : { twin }),
  };
}

/** What is known of the row beside the environment. */
interface SearchRowFacts {
  readonly key?: string;
  /** What the person calls the environment. */
  readonly alias?: string | undefined;
  readonly traits?: readonly string[];
  readonly twin?: Twin | undefined;
  /** Account -> its name. */
  readonly accountAliases?: Readonly<Record<string, string>>;
}
