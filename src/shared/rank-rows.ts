/** The rows of the search made ready: their fields as texts that are each matched once, however many rows share them. */

import type { Twin } from './preferred-profile.ts';
import {
  createWordMatcher,
  type SearchText,
  searchText,
  type WeighedText,
  type WordMatcher,
} from './rank-words.ts';

/** What is searched of an environment. */
export interface SearchRow {
  /** `environmentKey` of it. */
  readonly key: string;
  readonly name: string;
  /** What the person calls it. */
  readonly alias?: string;
  readonly profile: string;
  readonly region: string;
  readonly account?: string;
  readonly accountName?: string;
  readonly version?: string;
  /** Values only. */
  readonly tags: readonly string[];
  /** Words that many rows share, such as the status and the class: they match from their beginnings on alone. */
  readonly traits?: readonly string[];
  /** Where several rows are the same environment through different profiles. */
  readonly twin?: Twin;
}

export type SearchField =
  | 'name'
  | 'alias'
  | 'profile'
  | 'region'
  | 'account'
  | 'accountName'
  | 'version'
  | 'tag'
  | 'trait';

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

/** A field of a row. */
export interface Slot extends WeighedText {
  readonly field: SearchField;
}

/** A row and its fields. */
interface PreparedRow {
  readonly row: SearchRow;
  /** Its place in `rows`. */
  readonly at: number;
  readonly slots: readonly Slot[];
}

/** Rows made ready for many queries. Profiles, regions and accounts repeat, so each different text is matched once. */
export interface PreparedRows {
  /** In the order of All: by name, then region, then profile. */
  readonly rows: readonly PreparedRow[];
  readonly byKey: ReadonlyMap<string, PreparedRow>;
  readonly texts: readonly SearchText[];
  readonly indexes: ReadonlyMap<string, number>;
  readonly matcher: WordMatcher;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareRows(a: SearchRow, b: SearchRow): number {
  return (
    collator.compare(a.name, b.name) ||
    collator.compare(a.region, b.region) ||
    compareTwins(a.twin, b.twin) ||
    collator.compare(a.profile, b.profile) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** Rows of one environment stand together, the preferred one first. */
function compareTwins(a: Twin | undefined, b: Twin | undefined): number {
  if (a?.environment === b?.environment) return (a?.place ?? 0) - (b?.place ?? 0);
  return (a?.environment ?? '') < (b?.environment ?? '') ? -1 : 1;
}

function fieldsOf(row: SearchRow): readonly (readonly [SearchField, string | undefined])[] {
  return [
    ['name', row.name],
    ['alias', row.alias],
    ['profile', row.profile],
    ['region', row.region],
    ['account', row.account],
    ['accountName', row.accountName],
    ['version', row.version],
    ...row.tags.map((tag) => ['tag', tag] as const),
    ...(row.traits ?? []).map((trait) => ['trait', trait] as const),
  ];
}

/** The rows in the order of before, new ones last: sorting what is nearly sorted compares each row hardly more than once. */
function nearlySorted(rows: readonly SearchRow[], previous: PreparedRows | null): SearchRow[] {
  if (previous === null) return [...rows];
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const known = previous.rows.flatMap(({ row: { key } }) => byKey.get(key) ?? []);
  return [...known, ...rows.filter(({ key }) => !previous.byKey.has(key))];
}

/**
 * @param previous  what came of the list before: texts that it had are not prepared again
 * @returns the rows made ready for `rankRows` and `sectionRows`; once per list, not per keystroke
 */
export function prepareRows(rows: readonly SearchRow[], previous: PreparedRows | null = null): PreparedRows {
  const indexes = new Map<string, number>();
  const texts: SearchText[] = [];
  const indexOf = (text: string, isTrait: boolean): number => {
    // The same text may be a trait here and a tag there.
    const key = isTrait ? `\n${text}` : text;
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, texts.length);
    const before = previous?.texts[previous.indexes.get(key) ?? -1];
    return texts.push(before ?? searchText(text, isTrait)) - 1;
  };
  const prepared = nearlySorted(rows, previous)
    .sort(compareRows)
    .map((row, at) => ({
      row,
      at,
      slots: fieldsOf(row).flatMap(([field, text]) =>
        text === undefined || text === ''
          ? []
          : [{ field, text: indexOf(text, field === 'trait'), weight: fieldWeights[field] }],
      ),
    }));
  const byKey = new Map(prepared.map((each) => [each.row.key, each]));
  const matcher = createWordMatcher(
    texts,
    prepared.map(({ slots }) => slots),
  );
  return { rows: prepared, byKey, texts, indexes, matcher };
}
