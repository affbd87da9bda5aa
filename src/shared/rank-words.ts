/** One word of a query against every text of the list: what matches, how well, and what only a slip of the finger kept away. */

import { type Prepared, prepare, single } from 'fuzzysort';
import { closestIndexes, everyLetter, isWordStart, lettersIn, slipsOf } from './letters.ts';

/** A text that some field of some row has. */
export interface SearchText {
  readonly prepared: Prepared;
  readonly lower: string;
  /** What `lettersIn` says of it: that a text lacks a letter of the word is seen at once. Beyond ASCII one letter may match another. */
  readonly letters: number;
  /** Scattered letters do not match it. */
  readonly isTrait: boolean;
}

/** @returns a text made ready to be matched */
export function searchText(text: string, isTrait: boolean): SearchText {
  const lower = text.toLowerCase();
  const isAscii = /^[\0-\x7f]*$/.test(text);
  return { prepared: prepare(text), lower, letters: isAscii ? lettersIn(lower) : everyLetter, isTrait };
}

/** A forgiven match must be at least this good, or everything would match everything. */
const forgivenFloor = 0.5;
const forgivenWeight = 0.5;
/** Scores under this are of letters scattered about. */
const looseScore = 0.5;

/** A field of a row: its text, by its place among all texts, and how far a match in it counts. */
export interface WeighedText {
  readonly text: number;
  readonly weight: number;
}

/** One word against every text. */
interface TextMatches {
  readonly word: string;
  readonly scores: Float64Array;
  /** Where a variant of the word was forgiven, which. */
  readonly variants: readonly (string | undefined)[];
}

/** One word against every text, and what comes of it for each row. */
export interface WordMatches extends TextMatches {
  /** By row: the score of its best field, weighed; 0 where the word matches none. */
  readonly best: Float64Array;
  /** By row: 1 where the word matches some field by more than letters scattered about. */
  readonly isClose: Uint8Array;
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

/** Matches words in lower case against all texts and rows of a list. */
export interface WordMatcher {
  /** @returns how well the word matches each of them; 0 where it does not */
  readonly exact: (word: string) => WordMatches;
  /** @returns the same, with the matches that only a slip of the finger kept away */
  readonly forgiving: (word: string) => WordMatches;
}

/** So many words are remembered: those of a query as it grows, and as it is taken back. */
const maxRemembered = 32;

function remembering(match: (word: string) => WordMatches): (word: string) => WordMatches {
  const known = new Map<string, WordMatches>();
  return (word) => {
    const matches = known.get(word) ?? match(word);
    if (known.size >= maxRemembered) known.clear();
    known.set(word, matches);
    return matches;
  };
}

/**
 * @param rows  the fields of each row
 * @returns what matches words; a word that grew is looked for only where it was found before, and a known one not at all
 */
export function createWordMatcher(
  texts: readonly SearchText[],
  rows: readonly (readonly WeighedText[])[],
): WordMatcher {
  let last: TextMatches | null = null;
  const exact = remembering((word) => {
    last = matchWord(texts, word, last !== null && word.startsWith(last.word) ? last : null);
    return withRows(last, rows);
  });
  return { exact, forgiving: remembering((word) => withRows(withForgiven(texts, exact(word)), rows)) };
}

function withRows(matches: TextMatches, rows: readonly (readonly WeighedText[])[]): WordMatches {
  const { scores } = matches;
  const best = new Float64Array(rows.length);
  const isClose = new Uint8Array(rows.length);
  for (const [row, fields] of rows.entries()) {
    for (const { text, weight } of fields) {
      const score = scores[text] ?? 0;
      if (score * weight > (best[row] ?? 0)) best[row] = score * weight;
      if (score >= looseScore) isClose[row] = 1;
    }
  }
  return { ...matches, best, isClose };
}

function matchWord(texts: readonly SearchText[], word: string, before: TextMatches | null): TextMatches {
  const scores = new Float64Array(texts.length);
  const letters = lettersIn(word);
  texts.forEach((text, at) => {
    if ((text.letters & letters) !== letters) return;
    // Traits match from some length on.
    const isPossible = before === null || text.isTrait || (before.scores[at] ?? 0) > 0;
    if (isPossible) scores[at] = matchText(word, text).score;
  });
  return { word, scores, variants: [] };
}

function withForgiven(texts: readonly SearchText[], { word, ...exact }: TextMatches): TextMatches {
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
