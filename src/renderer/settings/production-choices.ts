/** The environments for which a person chose whether they carry a mark; pure. */

import { choiceKeyOf, type MarkFacts, productionChoiceOf } from '../../shared/production.ts';
import type { EnvironmentItem } from './environment-items.ts';

/** What was chosen for one environment. */
export interface ChosenEnvironment {
  readonly item: EnvironmentItem;
  readonly isMarked: boolean;
}

/** @returns each choice with an environment that it is about; of several profiles that lead there, the first */
export function chosenEnvironments(
  items: readonly EnvironmentItem[],
  facts: Pick<MarkFacts, 'productionChoices'>,
): readonly ChosenEnvironment[] {
  const chosen = new Map<string, ChosenEnvironment>();
  for (const item of items) {
    const isMarked = productionChoiceOf(item.environment, facts);
    const key = choiceKeyOf(item.environment);
    if (isMarked !== undefined && !chosen.has(key)) chosen.set(key, { item, isMarked });
  }
  return [...chosen.values()];
}
