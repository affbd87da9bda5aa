/** Which environments carry a mark such as "production", in which word and colour: a choice, else rules, else what name and tags say. */

import { type Environment, environmentKey } from './environment.ts';
import { patternMatcher } from './pattern.ts';

/** Colours of a mark; the pages give each a tone for light and dark. */
export const markColours = ['red', 'orange', 'purple', 'blue', 'green'] as const;

export type MarkColour = (typeof markColours)[number];

/** What row, bar and tray say of an environment, and in which colour. */
export interface ProductionMark {
  readonly word: string;
  readonly colour: MarkColour;
}

export const ruleSubjects = ['name', 'tag', 'account', 'profile'] as const;

/** What a rule's pattern is held against: `tag` against `key=value`, `account` against its number and its name. */
export type RuleSubject = (typeof ruleSubjects)[number];

/** Which environments carry a mark. The first rule that fits decides. */
export interface ProductionRule {
  readonly by: RuleSubject;
  /** `*` stands for any text; upper and lower case are the same. */
  readonly pattern: string;
  /** Absent: environments that fit carry no mark. */
  readonly mark?: ProductionMark;
}

/** What a person says of one environment. */
export const productionChoices = ['mark', 'plain', 'by-rules'] as const;

export type ProductionChoice = (typeof productionChoices)[number];

/** What decides about marks; settings and snapshots have it. */
export interface MarkFacts {
  readonly productionRules: readonly ProductionRule[];
  /** By `choiceKeyOf`: whether it is to carry a mark, whatever the rules say. */
  readonly productionChoices: Readonly<Record<string, boolean>>;
  /** Twelve digits -> name of the account. */
  readonly accountAliases: Readonly<Record<string, string>>;
}

export const maxProductionRules = 200;
/** In UTF-16 units: a tag's key may have 128 and its value 256. */
export const maxPatternLength = 400;
export const maxMarkLength = 24;

/** The mark that comes of Windsock's own rule, and of a choice where no rule has another. */
export const standardMark: ProductionMark = { word: 'production', colour: 'red' };

/** @returns whether a mark may say this: something that is seen, and nothing that hides or turns what stands around it */
export function isMarkWord(text: string): boolean {
  return text !== '' && text === text.trim() && text.length <= maxMarkLength && !/\p{C}/u.test(text);
}

/** @returns whether a rule may look for this */
export function isRulePattern(text: string): boolean {
  return text.trim() !== '' && text.length <= maxPatternLength && !/\p{Cc}/u.test(text);
}

/** @returns whether the value is a rule and nothing beside */
export function isProductionRule(value: unknown): value is ProductionRule {
  const { by, pattern, mark, ...rest } = fieldsOf(value);
  return (
    ruleSubjects.some((each) => each === by) &&
    typeof pattern === 'string' &&
    isRulePattern(pattern) &&
    (mark === undefined || isMark(mark)) &&
    Object.keys(rest).length === 0
  );
}

function isMark(value: unknown): value is ProductionMark {
  const { word, colour, ...rest } = fieldsOf(value);
  const isGood = typeof word === 'string' && isMarkWord(word) && markColours.some((each) => each === colour);
  return isGood && Object.keys(rest).length === 0;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/**
 * A choice is about the environment, whatever profile leads there; only where the account is not known it stays with the
 * profile.
 *
 * @returns the key of an environment's choice; with an account never the same as any `environmentKey`, which holds no colon
 */
export function choiceKeyOf({ id, accountId }: Pick<Environment, 'id' | 'accountId'>): string {
  return accountId === undefined ? environmentKey(id) : `account:${accountId}/${id.region}/${id.name}`;
}

/** @returns what the person chose for the environment; undefined where the rules decide */
export function productionChoiceOf(
  environment: Environment,
  { productionChoices: chosen }: Pick<MarkFacts, 'productionChoices'>,
): boolean | undefined {
  // Where the account was not known yet, the choice stands under the profile.
  return chosen[choiceKeyOf(environment)] ?? chosen[environmentKey(environment.id)];
}

/** @returns what tells whether an environment fits a rule, to be asked of many */
export function ruleMatcher({
  by,
  pattern,
}: Pick<ProductionRule, 'by' | 'pattern'>): (
  environment: Environment,
  accountAliases: MarkFacts['accountAliases'],
) => boolean {
  const fits = patternMatcher(pattern.trim());
  switch (by) {
    case 'name':
      return ({ id }) => fits(id.name);
    case 'profile':
      return ({ id }) => fits(id.profile);
    case 'tag':
      return ({ tags }) => Object.entries(tags ?? {}).some(([key, value]) => fits(`${key}=${value}`));
    case 'account':
      return ({ accountId }, accountAliases) =>
        accountId !== undefined && (fits(accountId) || fits(accountAliases[accountId] ?? ''));
  }
}

/** @returns the mark of environments by the rules alone: the person's own in their order, then Windsock's */
function ruleMarker({
  productionRules,
  accountAliases,
}: Omit<MarkFacts, 'productionChoices'>): (environment: Environment) => ProductionMark | null {
  const rules = productionRules.map((rule) => ({ fits: ruleMatcher(rule), mark: rule.mark ?? null }));
  return (environment) => {
    const rule = rules.find(({ fits }) => fits(environment, accountAliases));
    if (rule !== undefined) return rule.mark;
    return saysItIsProduction(environment) ? standardMark : null;
  };
}

/** @returns what marks environments: the choice first, then the rules; to be asked of many */
export function productionMarker(facts: MarkFacts): (environment: Environment) => ProductionMark | null {
  const byRules = ruleMarker(facts);
  return (environment) => {
    const choice = productionChoiceOf(environment, facts);
    if (choice === false) return null;
    const mark = byRules(environment);
    return choice === true ? (mark ?? standardMark) : mark;
  };
}

/** @returns the mark of one environment; null where it carries none */
export function productionMarkOf(environment: Environment, facts: MarkFacts): ProductionMark | null {
  return productionMarker(facts)(environment);
}

const productionWord = /^(prod|production|prd)\d*$/;
const negations: ReadonlySet<string> = new Set(['non', 'pre', 'not', 'no', 'post']);
const stageTag = /env|stage|tier|account|lifecycle/i;

/** Words of a name such as `team-prod_eu` or `TeamProd`. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

function saysProduction(text: string): boolean {
  return wordsOf(text).some(
    (word, at, words) => productionWord.test(word) && !negations.has(words[at - 1] ?? ''),
  );
}

/** @returns whether a tag or the name says production; `pre-prod`, `non-prod` and `product` do not */
export function saysItIsProduction(environment: Environment): boolean {
  const tags = Object.entries(environment.tags ?? {});
  return (
    saysProduction(environment.id.name) ||
    tags.some(([key, value]) =>
      stageTag.test(key) ? saysProduction(value) : productionWord.test(value.toLowerCase()),
    )
  );
}
