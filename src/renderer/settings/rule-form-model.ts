/** The rules of the form for one rule: what is good, and what it fits while it is typed; pure. */

import {
  isMarkWord,
  isRulePattern,
  type MarkColour,
  maxMarkLength,
  maxPatternLength,
  type ProductionRule,
  type RuleSubject,
  ruleMatcher,
  standardMark,
} from '../../shared/production.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { countText, tooLongText } from '../../shared/strings.ts';

/** What is typed and chosen. */
export interface RuleFields {
  readonly by: RuleSubject;
  readonly pattern: string;
  readonly colour: MarkColour | 'none';
  readonly word: string;
}

export type RuleErrors = { readonly [K in 'pattern' | 'word']?: string };

/** @returns what the form starts with */
export function ruleFieldsFrom(rule: ProductionRule | undefined): RuleFields {
  if (rule === undefined) return { by: 'name', pattern: '', ...standardMark };
  const { by, pattern, mark } = rule;
  return {
    by,
    pattern,
    colour: mark?.colour ?? (mark === undefined ? 'none' : standardMark.colour),
    word: mark?.word ?? standardMark.word,
  };
}

/** @returns a sentence for each field that is not good */
export function ruleErrors({ pattern, colour, word }: RuleFields): RuleErrors {
  return {
    ...(!isRulePattern(pattern) && {
      pattern: tooLongText(pattern, maxPatternLength) ?? 'Type what the rule looks for, such as *live*.',
    }),
    ...(colour !== 'none' &&
      !isMarkWord(word.trim()) && {
        word: tooLongText(word.trim(), maxMarkLength) ?? 'Type a word that can be seen, such as production.',
      }),
  };
}

/** @returns the rule; to be asked only where no field is wrong */
export function ruleFrom({ by, pattern, colour, word }: RuleFields): ProductionRule {
  const rule = { by, pattern: pattern.trim() };
  return colour === 'none' ? rule : { ...rule, mark: { word: word.trim(), colour } };
}

const hints: Readonly<Record<RuleSubject, string>> = {
  name: '* stands for any text: *live* fits every name with “live” in it.',
  tag: 'A key and its value: Environment=prod* or *=critical. * stands for any text.',
  account: 'Its name or its number: acme-prod* or 4122*. * stands for any text.',
  profile: 'Its name in the AWS config: *-admin. * stands for any text.',
};

const namesShown = 3;

/** @returns how many environments the pattern fits, and some of them; how to write one while there is none */
export function fitText(
  { by, pattern }: Pick<RuleFields, 'by' | 'pattern'>,
  { environments, accountAliases }: Pick<Snapshot, 'environments' | 'accountAliases'>,
): string {
  if (!isRulePattern(pattern)) return hints[by];
  const fits = ruleMatcher({ by, pattern });
  const fitting = environments.filter((each) => fits(each, accountAliases));
  if (fitting.length === 0) {
    return pattern.includes('*') ? 'Fits no environment.' : `Fits no environment. ${hints[by]}`;
  }
  const names = [...new Set(fitting.map(({ id }) => id.name))];
  const more = names.length > namesShown ? ', …' : '.';
  return `Fits ${countText(fitting.length, 'environment')}: ${names.slice(0, namesShown).join(', ')}${more}`;
}
