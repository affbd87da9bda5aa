/** One word of a query against every text of the list: what matches, how well, and what only a slip of the finger kept away. */

import { single } from 'fuzzysort';
import { closestIndexes, isWordStart, lettersIn, slipsOf } from './letters.ts';
import type { SearchText } from './rank-rows.ts';

/** A forgiven match must be at least this good, or everything would match everything. */
const forgivenFloor = 0.5;
const forgivenWeight = 0.5;
/** Scores under this are of letters scattered about. */
export const looseScore = 0.5;

/** The scores of one word against every text, and, where a variant of the word was forgiven, which. */
export interface WordMatches {
  readonly word: string;
  readonly scores: Float64Array;
  readonly variants: readonly (string | undefined)[];
}

interface Match {
  readonly score: number;
  readonly indexes: readonly number[];
}

const noMatch: Match = { score: 0, indexes: [] };

/**
 * One word against one text. `threshold: 0` is what `single` does: nothing that matches is dropped.
 *
 * fuzzysort takes scattered letters at their first places: `anlytics` in `team-analytics` begins in `team`. Below
 * `looseScore` the letters are looked for closer together, and a word that merely lacks a letter or two is scored as such.
 */
export function matchText(word: string, text: SearchText): Match {
  if (text.isTrait) return matchTrait(word, text);
  const found = single(word, text.prepared);
  if (found === null) return noMatch;
  const { score } = found;
  if (score >= looseScore || word.length < 3) return { score, indexes: found.indexes };
  const indexes = closestIndexes(word, text.lower) ?? found.indexes;
  const first = indexes[0] ?? 0;
  const gap = (indexes.at(-1) ?? first) - first + 1 - word.length;
  if (gap > 2) return { score, indexes };
  return { score: 0.6 - 0.06 * gap + (isWordStart(text.lower, first) ? 0.05 : 0), indexes };
}

/** Under three letters nearly every row would match. */
const shortestTraitWord = 3;

function matchTrait(word: string, { lower }: SearchText): Match {
  const at = lower.indexOf(word);
  if (word.length < shortestTraitWord || at < 0 || !isWordStart(lower, at)) return noMatch;
  return { score: 1, indexes: Array.from(word, (_, offset) => at + offset) };
}

/** @returns how well a word in lower case matches each of the texts; 0 where it does not */
export function matchWord(texts: readonly SearchText[], word: string): WordMatches {
  const scores = new Float64Array(texts.length);
  const letters = lettersIn(word);
  texts.forEach((text, at) => {
    if ((text.letters & letters) === letters) scores[at] = matchText(word, text).score;
  });
  return { word, scores, variants: [] };
}

/** @returns the matches, with those added that only a slip of the finger kept away */
export function withForgiven(texts: readonly SearchText[], { word, ...exact }: WordMatches): WordMatches {
  const scores = exact.scores.slice();
  const variants: (string | undefined)[] = [];
  for (const slip of slipsOf(word)) {
    const letters = lettersIn(slip);
    texts.forEach((text, at) => {
      if ((text.letters & letters) !== letters || text.isTrait || (scores[at] ?? 0) >= forgivenWeight) return;
      const { score } = matchText(slip, text);
      const forgiven = score * forgivenWeight;
      if (score < forgivenFloor || forgiven <= (scores[at] ?? 0)) return;
      scores[at] = forgiven;
      variants[at] = slip;
    });
  }
  return { word, scores, variants };
}
