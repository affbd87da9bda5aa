/** Whether an environment is production, by its name or its tags: such rows and windows carry a clear mark. */

import type { Environment } from './environment.ts';

/** Colours of a mark; the pages give each a tone for light and dark. */
export const markColours = ['red', 'orange', 'purple', 'blue', 'green'] as const;

export type MarkColour = (typeof markColours)[number];

/** What row, bar and tray say of an environment, and in which colour. */
export interface ProductionMark {
  readonly word: string;
  readonly colour: MarkColour;
}

/** Which environments carry a mark. The first rule that fits decides. */
export interface ProductionRule {
  /** What the pattern is held against; `tag` against `key=value`. */
  readonly by: 'name' | 'tag' | 'account' | 'profile';
  /** `*` stands for any text; upper and lower case are the same. */
  readonly pattern: string;
  /** Absent: environments that fit carry no mark. */
  readonly mark?: ProductionMark;
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
export function isProduction(environment: Environment): boolean {
  const tags = Object.entries(environment.tags ?? {});
  return (
    saysProduction(environment.id.name) ||
    tags.some(([key, value]) =>
      stageTag.test(key) ? saysProduction(value) : productionWord.test(value.toLowerCase()),
    )
  );
}
