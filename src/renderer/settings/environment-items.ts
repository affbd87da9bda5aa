/** Environments as the lists of the settings show them, and which of them a search leaves; pure. */

import {
  compareEnvironments,
  type Environment,
  type EnvironmentId,
  environmentKey,
} from '../../shared/environment.ts';
import { type ProductionMark, productionMarker } from '../../shared/production.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { isFoundIn } from './section-search.ts';

/** An environment in words. */
export interface EnvironmentItem {
  readonly key: string;
  readonly id: EnvironmentId;
  readonly environment: Environment;
  /** What the person calls it; empty for nothing. */
  readonly alias: string;
  /** Through which profile, in which account and region. */
  readonly places: readonly string[];
  readonly mark: ProductionMark | null;
}

type Facts = Pick<
  Snapshot,
  'environments' | 'aliases' | 'accountAliases' | 'productionRules' | 'productionChoices'
>;

/** @returns all known environments, by name, region and profile */
export function environmentItems(facts: Facts): readonly EnvironmentItem[] {
  const markOf = productionMarker(facts);
  return facts.environments
    .map((environment) => {
      const { id, accountId } = environment;
      const key = environmentKey(id);
      const account = accountId === undefined ? [] : [facts.accountAliases[accountId] ?? accountId];
      return {
        key,
        id,
        environment,
        alias: facts.aliases[key] ?? '',
        places: [id.profile, ...account, id.region],
        mark: markOf(environment),
      };
    })
    .sort(compareEnvironments);
}

/** @returns those whose name, alias or places hold every word of the query; those that begin with it come first */
export function foundItems(items: readonly EnvironmentItem[], query: string): readonly EnvironmentItem[] {
  const typed = query.trim().toLowerCase();
  if (typed === '') return items;
  const found = items.filter(({ id, alias, places }) =>
    isFoundIn([id.name, alias, ...places].join('\n'), typed),
  );
  const begins = ({ id, alias }: EnvironmentItem): boolean =>
    [id.name, alias].some((text) => text.toLowerCase().startsWith(typed));
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}
