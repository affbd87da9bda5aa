/** The rules for marks such as "production" as rows of a list, in the order in which they decide; pure. */

import {
  type MarkFacts,
  maxProductionRules,
  type ProductionRule,
  type RuleSubject,
  ruleMatcher,
  saysItIsProduction,
  standardMark,
} from '../../shared/production.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Action } from './actions.ts';
import type { PickItem } from './pick-list-model.ts';
import { countText, words } from './words.ts';

export const subjectNames: Readonly<Record<RuleSubject, string>> = {
  name: 'Name',
  tag: 'Tag',
  account: 'Account',
  profile: 'Profile',
};

export interface RuleItem extends PickItem {
  /** Its place among the person's rules; absent for what is none of them. */
  readonly at?: number;
}

export const addRuleKey = 'add';
const ownRuleKey = 'own';

/** @returns the key of the row of the rule at this place */
export function ruleKey(at: number): string {
  return `rule-${at}`;
}

type Subjects = Pick<Snapshot, 'environments' | 'accountAliases'>;

/** How many environments fit a rule, and for how many of them it decides, no rule above fitting. */
export interface RuleCount {
  readonly fits: number;
  readonly decides: number;
}

/** @returns the counts of each rule, and of Windsock's own as the last */
export function ruleCounts(
  rules: MarkFacts['productionRules'],
  { environments, accountAliases }: Subjects,
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

/** @returns "Fits 12 environments; rules above decide for 4 of them" */
export function ruleCountText({ fits, decides }: RuleCount): string {
  if (fits === 0) return 'Fits no environment';
  const text = `Fits ${countText(fits, 'environment')}`;
  if (decides === fits) return text;
  const some = decides === 0 ? (fits === 1 ? 'it' : 'all of them') : `${fits - decides} of them`;
  return `${text}; rules above decide for ${some}`;
}

function ruleItem(rule: ProductionRule, at: number, count: RuleCount): RuleItem {
  const title = `${subjectNames[rule.by]}: ${rule.pattern}`;
  return {
    key: ruleKey(at),
    at,
    sign: String(at + 1),
    title,
    detail: ruleCountText(count),
    search: `${title} ${rule.mark?.word ?? words.noMark}`.toLowerCase(),
    ...(rule.mark === undefined
      ? { mark: { text: words.noMark, tone: 'plain' } as const }
      : { badge: rule.mark }),
  };
}

/** @returns the rows: a way to add a rule, the person's rules, and Windsock's own, which cannot be changed */
export function ruleItems(rules: readonly ProductionRule[], subjects: Subjects): readonly RuleItem[] {
  const none: RuleCount = { fits: 0, decides: 0 };
  const counts = ruleCounts(rules, subjects);
  const ownTitle = 'Name or tags say prod, prd or production';
  return [
    {
      key: addRuleKey,
      sign: '+',
      title: words.addRule,
      detail:
        rules.length < maxProductionRules
          ? 'By name, tag, account or profile: a word and a colour, or no mark.'
          : `There are ${maxProductionRules} rules, which is the most: remove one first.`,
      search: words.addRule.toLowerCase(),
    },
    ...rules.map((rule, at) => ruleItem(rule, at, counts[at] ?? none)),
    {
      key: ownRuleKey,
      sign: String(rules.length + 1),
      title: ownTitle,
      detail: `Windsock’s own rule. ${ruleCountText(counts.at(-1) ?? none)}.`,
      search: `${ownTitle} ${standardMark.word}`.toLowerCase(),
      badge: standardMark,
    },
  ];
}

/** @returns the rules with one of them in another place; the same list when there is no such place */
export function withRuleMoved(
  rules: readonly ProductionRule[],
  from: number,
  to: number,
): readonly ProductionRule[] {
  const rule = rules[from];
  if (rule === undefined || to < 0 || to >= rules.length || to === from) return rules;
  return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}

export type RuleActionName = 'edit' | 'moveUp' | 'moveDown' | 'remove' | 'add';

/** @returns what can be done with the row at hand */
export function ruleActions(item: RuleItem | undefined, count: number): readonly Action<RuleActionName>[] {
  const add: Action<RuleActionName> = { name: 'add', label: words.addRule };
  const adding = count < maxProductionRules ? [add] : [];
  const at = item?.at;
  if (at === undefined) return adding;
  return [
    { name: 'edit', label: 'Edit', keys: 'enter' },
    ...(at === 0 ? [] : [{ name: 'moveUp', label: 'Move up', keys: 'moveUp' } as const]),
    ...(at === count - 1 ? [] : [{ name: 'moveDown', label: 'Move down', keys: 'moveDown' } as const]),
    { name: 'remove', label: 'Remove', keys: 'remove' },
    ...adding.map((each) => ({ ...each, startsGroup: 'All rules' })),
  ];
}
