/** The known environments as items: worked out again only when something of theirs changed. */

import { useMemo } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type EnvironmentItem, environmentItems } from './environment-items.ts';

export function useEnvironmentItems(snapshot: Snapshot): readonly EnvironmentItem[] {
  const { environments, aliases, accountAliases, productionRules, productionChoices } = snapshot;
  return useMemo(
    () => environmentItems({ environments, aliases, accountAliases, productionRules, productionChoices }),
    [environments, aliases, accountAliases, productionRules, productionChoices],
  );
}
