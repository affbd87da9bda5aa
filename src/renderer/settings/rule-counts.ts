/** What the rules for marks such as "production" fit now; pure. */

import {
  type MarkFacts,
  type ProductionRule,
  type RuleSubject,
  ruleMatcher,
  saysItIsProduction,
} from '../../shared/production.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { countText } from '../../shared/strings.ts';

export const subjectNames: Readonly<Record<RuleSubject, string>> = {
  name: 'Name',
  tag: 'Tag',
  account: 'Account',
  profile: 'Profile',
};

/** How many environments fit a rule, and for how many of them it decides, no rule above fitting. */
export interface RuleCount {
  readonly fits: number;
  readonly decides: number;
}

/** @returns the counts of each rule, and of Windsock's own as the last */
export function ruleCounts(
  rules: MarkFacts['productionRules'],
  { environments, accountAliases }: Pick<Snapshot, 'environments' | 'accountAliases'>,
): readonly RuleCount[] {
  const matchers = [...rules.map(ruleMatcher), saysItIsProduction];
  const counts = matchers.map(() => ({ fits: 0, decides: 0 }));
  for (const environment of environments) {
    let isDecided = false;
    for (const [at, fits] of matchers.entries()) {
      const count = counts[at];
      if (count === undefined || !fits(environment, accountAliases)) continue;
      count.fits += 1;
      if (!isDecided) count.decides += 1;
      isDecided = true;
    }
  }
  return counts;
}

/** @returns "Fits 12 of 80 environments; rules above decide for 4 of them" */
export function ruleCountText({ fits, decides }: RuleCount, all: number): string {
  if (fits === 0) return 'Fits no environment';
  const text = `Fits ${fits.toLocaleString('en-US')} of ${countText(all, 'environment')}`;
  if (decides === fits) return text;
  const some = decides === 0 ? (fits === 1 ? 'it' : 'all of them') : `${fits - decides} of them`;
  return `${text}; rules above decide for ${some}`;
}

/** @returns "Name: *live*" */
export function ruleTitle({ by, pattern }: ProductionRule): string {
  return `${subjectNames[by]}: ${pattern}`;
}
