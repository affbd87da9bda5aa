/** Ranks environments for what a person types: each field matched apart, then combined with use and with the last choice. */

import { frecencyOf } from './frecency.ts';
import { rangesFrom, type TextRange } from './letters.ts';
import type { PreparedRows, SearchField, Slot } from './rank-rows.ts';
import { matchText, type WordMatches } from './rank-words.ts';
import type { Usage } from './settings.ts';

/** The matched letters of one field; `text` is the field's whole text. */
export interface FieldHighlight {
  readonly field: SearchField;
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

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

/** Rows by their places in the list. */
interface Scored {
  /** Those in which every word matches some field, best first. */
  readonly rows: readonly number[];
  /** 0 for every other row. */
  readonly scores: Float64Array;
}

/** The score of a row is the mean over the words of each one's best field, and what use adds to it. */
function scoreRows(list: PreparedRows, words: readonly WordMatches[], bonuses: Float64Array): Scored {
  const rows: number[] = [];
  const scores = new Float64Array(list.rows.length);
  for (let row = 0; row < scores.length; row += 1) {
    scores[row] = textScore(row, words);
    if (scores[row] !== 0) rows.push(row);
  }
  addBonuses(list, { rows, scores }, bonuses);
  // Stable: among equals the order of All stays.
  rows.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  return { rows, scores };
}

function textScore(row: number, words: readonly WordMatches[]): number {
  let sum = 0;
  for (const { best } of words) {
    const score = best[row] ?? 0;
    if (score === 0) return 0;
    sum += score;
  }
  return sum / words.length;
}

/** Rows of one environment share the best bonus among them: they stay together, in the order of preference. */
function addBonuses(list: PreparedRows, { rows, scores }: Scored, bonuses: Float64Array): void {
  const shared = new Map<string, number>();
  for (const row of rows) {
    const bonus = bonuses[row] ?? 0;
    const twin = bonus === 0 ? undefined : list.rows[row]?.row.twin;
    if (twin !== undefined) shared.set(twin.environment, Math.max(bonus, shared.get(twin.environment) ?? 0));
  }
  for (const row of rows) {
    const twin = shared.size === 0 ? undefined : list.rows[row]?.row.twin;
    const bonus = (twin === undefined ? undefined : shared.get(twin.environment)) ?? bonuses[row] ?? 0;
    scores[row] = (scores[row] ?? 0) + bonus;
  }
}

/** @returns by row, what use adds to its score; few of many were ever used */
function bonusesOf(list: PreparedRows, { usage, favourites, nowMs }: RankContext): Float64Array {
  const bonuses = new Float64Array(list.rows.length);
  const add = (key: string, bonus: number): void => {
    const at = list.byKey.get(key)?.at;
    if (at !== undefined) bonuses[at] = (bonuses[at] ?? 0) + bonus;
  };
  for (const [key, each] of Object.entries(usage)) {
    const use = frecencyOf(each, nowMs);
    add(key, (useWeight * use) / (use + 1));
  }
  for (const key of favourites) add(key, favouriteWeight);
  return bonuses;
}

/** Whether fewer rows than these match every word by more than letters scattered about. */
function areFewClose(rows: readonly number[], words: readonly WordMatches[]): boolean {
  let close = 0;
  for (const row of rows) {
    if (words.every(({ isClose }) => isClose[row] === 1)) close += 1;
    if (close >= fewMatches) return false;
  }
  return true;
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
  const bonuses = bonusesOf(list, context);
  let matches = words.map(list.matcher.exact);
  let scored = scoreRows(list, matches, bonuses);
  const latch = latchKey(query);
  const latched = Object.hasOwn(context.latches, latch) ? context.latches[latch] : undefined;
  const latchedAt = latched === undefined ? undefined : list.byKey.get(latched)?.at;
  const isLatchMissing = latchedAt !== undefined && scored.scores[latchedAt] === 0;
  if (isLatchMissing || areFewClose(scored.rows, matches)) {
    matches = words.map(list.matcher.forgiving);
    scored = scoreRows(list, matches, bonuses);
  }
  const keys = scored.rows.map((row) => list.rows[row]?.row.key ?? '');
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
    const weighed = row.slots.map(({ text, weight }) => (scores[text] ?? 0) * weight);
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
