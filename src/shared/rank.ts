/** Ranks environments for what a person types: each field matched apart, then combined with use and with the last choice. */

import { frecencyOf } from './frecency.ts';
import { rangesFrom, type TextRange } from './letters.ts';
import type { PreparedRow, PreparedRows, SearchField, Slot } from './rank-rows.ts';
import { looseScore, matchText, type WordMatches } from './rank-words.ts';
import type { Usage } from './settings.ts';

/** The matched letters of one field; `text` is the field's whole text. */
export interface FieldHighlight {
  readonly field: SearchField;
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** How far a match in each field counts; name and alias are what people know an environment by. */
const fieldWeights: Readonly<Record<SearchField, number>> = {
  name: 1,
  alias: 1,
  profile: 0.9,
  region: 0.88,
  account: 0.88,
  accountName: 0.88,
  tag: 0.8,
  version: 0.7,
  trait: 0.7,
};

/** What use may add to a text score between 0 and 1: enough to settle near ties, not to beat a clearly better match. */
const useWeight = 0.12;
const favouriteWeight = 0.03;
/** Other fields light up as well when they match at least this well, beside the best. */
const highlightShare = 0.6;
/** Under so many matches that are more than scattered letters, a second pass forgives one swapped, missing or superfluous letter. */
const fewMatches = 3;
const maxWords = 8;
const maxWordLength = 80;

/** @returns the form in which a query is kept as a latch: letter case and spare spaces make no difference */
export function latchKey(query: string): string {
  return wordsOf(query).join(' ');
}

/** @returns the words of a query in lower case; each has to match somewhere */
export function wordsOf(query: string): readonly string[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.slice(0, maxWords).map((word) => word.slice(0, maxWordLength));
}

/** @returns the mean over the words of each one's best field; 0 unless every word matches some field */
function textScore(row: PreparedRow, words: readonly WordMatches[]): number {
  let sum = 0;
  for (const { scores } of words) {
    let best = 0;
    for (const { field, text } of row.slots) {
      const score = (scores[text] ?? 0) * fieldWeights[field];
      if (score > best) best = score;
    }
    if (best === 0) return 0;
    sum += best;
  }
  return sum / words.length;
}

/** @returns whether every word matches some field by more than letters scattered about */
function matchesWell(row: PreparedRow, words: readonly WordMatches[]): boolean {
  return words.every(({ scores }) => row.slots.some(({ text }) => (scores[text] ?? 0) >= looseScore));
}

/** What ranking looks at beside the text. Records and sets are keyed by `environmentKey`, latches by `latchKey`. */
export interface RankContext {
  readonly usage: Readonly<Record<string, Usage>>;
  readonly latches: Readonly<Record<string, string>>;
  readonly favourites: ReadonlySet<string>;
  readonly nowMs: number;
}

/** Matching rows, best first. Highlights are worked out for a row when asked for, since few of many are shown. */
export interface RankedRows {
  readonly keys: readonly string[];
  readonly highlightsOf: (key: string) => readonly FieldHighlight[];
}

interface Scored {
  readonly row: PreparedRow;
  readonly text: number;
  readonly score: number;
}

function scoreRows(list: PreparedRows, words: readonly WordMatches[], context: RankContext): Scored[] {
  const scored: Scored[] = [];
  const bonusOf = bonusesOf(context);
  /** Rows of one environment share the best bonus among them: they stay together, in the order of preference. */
  const shared = new Map<string, number>();
  for (const row of list.rows) {
    const text = textScore(row, words);
    if (text === 0) continue;
    const bonus = bonusOf(row.row.key);
    const { twin } = row.row;
    if (twin !== undefined) shared.set(twin.environment, Math.max(bonus, shared.get(twin.environment) ?? 0));
    scored.push({ row, text, score: text + bonus });
  }
  const scoreOf = ({ row, text, score }: Scored) =>
    row.row.twin === undefined ? score : text + (shared.get(row.row.twin.environment) ?? 0);
  const withShared = shared.size === 0 ? scored : scored.map((each) => ({ ...each, score: scoreOf(each) }));
  // Stable: among equals the order of All stays.
  return withShared.sort((a, b) => b.score - a.score);
}

/** @returns what use adds to the score of a row; few of many were ever used */
function bonusesOf({ usage, favourites, nowMs }: RankContext): (key: string) => number {
  const uses = new Map(Object.entries(usage).map(([key, each]) => [key, frecencyOf(each, nowMs)]));
  return (key) => {
    const use = uses.get(key) ?? 0;
    return (useWeight * use) / (use + 1) + (favourites.has(key) ? favouriteWeight : 0);
  };
}

/**
 * Ranks rows for a query of one or more words; each word must match some field, and any field will do.
 *
 * What was chosen last time for this very query comes first, however it scores now.
 *
 * @param query  as typed; not blank (for a blank one see `sectionRows`)
 */
export function rankRows(list: PreparedRows, query: string, context: RankContext): RankedRows {
  const words = wordsOf(query);
  if (words.length === 0) return { keys: list.rows.map(({ row }) => row.key), highlightsOf: () => [] };
  let matches = words.map(list.matcher.exact);
  let scored = scoreRows(list, matches, context);
  const latch = latchKey(query);
  const latched = Object.hasOwn(context.latches, latch) ? context.latches[latch] : undefined;
  const latchMissing =
    latched !== undefined && list.byKey.has(latched) && !scored.some(({ row }) => row.row.key === latched);
  const good = scored.filter(({ row }) => matchesWell(row, matches)).length;
  if (good < fewMatches || latchMissing) {
    matches = words.map(list.matcher.forgiving);
    scored = scoreRows(list, matches, context);
  }
  const keys = scored.map(({ row }) => row.row.key);
  const at = latched === undefined ? -1 : keys.indexOf(latched);
  if (latched !== undefined && at > 0) keys.unshift(...keys.splice(at, 1));
  return { keys, highlightsOf: (key) => highlightsOf(list, matches, key) };
}

function highlightsOf(
  list: PreparedRows,
  words: readonly WordMatches[],
  key: string,
): readonly FieldHighlight[] {
  const row = list.byKey.get(key);
  if (row === undefined) return [];
  const lit = new Map<Slot, Set<number>>();
  for (const { word, scores, variants } of words) {
    const weighed = row.slots.map((slot) => (scores[slot.text] ?? 0) * fieldWeights[slot.field]);
    const best = Math.max(0, ...weighed);
    row.slots.forEach((slot, at) => {
      const score = weighed[at] ?? 0;
      const text = list.texts[slot.text];
      if (text === undefined || score === 0 || score < best * highlightShare) return;
      const indexes = matchText(variants[slot.text] ?? word, text).indexes;
      lit.set(slot, new Set([...(lit.get(slot) ?? []), ...indexes]));
    });
  }
  return [...lit].map(([slot, indexes]) => {
    const text = list.texts[slot.text]?.prepared.target ?? '';
    return { field: slot.field, text, ranges: rangesFrom(text, indexes) };
  });
}
