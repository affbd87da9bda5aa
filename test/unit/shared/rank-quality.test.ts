import { afterAll, describe, expect, test } from 'vitest';
import { latchKey, type RankContext, rankRows } from '../../../src/shared/rank.ts';
import { prepareRows, type SearchRow } from '../../../src/shared/rank-rows.ts';
import { createRandom } from '../../standin/random.ts';
import { companyEnvironments, nameWords } from './company-names.ts';

const rows = companyEnvironments(300, 20_260_115);
const list = prepareRows(rows);
const fresh: RankContext = { usage: {}, latches: {}, favourites: new Set(), nowMs: Date.UTC(2026, 0, 15) };
const random = createRandom(7);

/** A place in the name at which this and the next are letters. */
function slipAt(name: string): number {
  const places = [...name].flatMap((_, at) => (/^[a-z]{2}$/i.test(name.slice(at, at + 2)) ? [at] : []));
  return places[Math.floor(random() * places.length)] ?? 0;
}

function withoutLetter(name: string): string {
  const at = slipAt(name);
  return name.slice(0, at) + name.slice(at + 1);
}

function withSwapped(name: string): string {
  const at = slipAt(name);
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}

const words = ({ name }: SearchRow) => nameWords(name).join(' ');
const starts = ({ name }: SearchRow) =>
  nameWords(name)
    .map((word) => word.slice(0, 3))
    .join(' ');
const initials = ({ name }: SearchRow) =>
  nameWords(name)
    .map((word) => word.charAt(0))
    .join('');

/** Mean reciprocal rank: 1 when the wanted row always comes first. */
function meanReciprocalRank(queryFor: (row: SearchRow) => string, isLatched = false): number {
  const ranks = rows.map((row) => {
    const query = queryFor(row);
    const latches = isLatched ? { [latchKey(query)]: row.key } : {};
    const at = rankRows(list, query, { ...fresh, latches }).keys.indexOf(row.key);
    return at < 0 ? 0 : 1 / (at + 1);
  });
  return ranks.reduce((sum, each) => sum + each, 0) / rows.length;
}

/** What is typed, how good its ranking must be, and how it is made of a name. */
const table: readonly (readonly [what: string, floor: number, queryFor: (row: SearchRow) => string])[] = [
  ['words', 0.99, words],
  ['words reversed', 0.99, ({ name }) => nameWords(name).toReversed().join(' ')],
  ['prefixes of the words', 0.99, starts],
  // Often the very same letters begin several names.
  ['prefix of the name, two thirds', 0.95, ({ name }) => name.slice(0, Math.ceil((name.length * 2) / 3))],
  ['one letter dropped', 0.99, ({ name }) => withoutLetter(name)],
  ['one letter dropped, words apart', 0.99, ({ name }) => nameWords(withoutLetter(name)).join(' ')],
  ['two letters swapped', 0.99, ({ name }) => withSwapped(name)],
  ['two letters swapped, words apart', 0.98, ({ name }) => nameWords(withSwapped(name)).join(' ')],
  ['initials, before any use', 0.85, initials],
];

const lines = ['Mean reciprocal rank over 300 names'];
afterAll(() => console.log(lines.join('\n')));

describe('the environment that is meant comes first, or nearly so, among 300 named as companies name theirs', () => {
  const check = (what: string, floor: number, found: number): void => {
    lines.push(`${found.toFixed(3)}  >= ${floor.toFixed(2)}  ${what}`);
    expect(found).toBeGreaterThanOrEqual(floor);
  };
  test.each(table)('%s: at least %d', (what, floor, queryFor) =>
    check(what, floor, meanReciprocalRank(queryFor)),
  );
  test('initials, after one choice: always', () =>
    check('initials, after one choice', 1, meanReciprocalRank(initials, true)));
});
