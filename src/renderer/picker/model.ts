/** From catalogue, query and selection to what the list shows; pure. */

import type { Catalogue } from './catalogue.ts';
import { type Layout, type LayoutSection, noticeKey, type SectionId, taskKeys } from './layout.ts';
import { linkTitle, type PageTitle } from './links.ts';
import { environmentRow, linkRow, type NoticeRow, noticeRow, type Row } from './rows.ts';
import { taskRow } from './task-rows.ts';
import { isConfigUnreadable, words } from './words.ts';

/** The most rows that are rendered; more are found by typing on. */
export const maxRows = 100;

export interface Section {
  readonly id: SectionId;
  readonly title: string | PageTitle;
  readonly rows: readonly Row[];
}

export interface List {
  /** Sections without rows are left out. */
  readonly sections: readonly Section[];
  /** The rows of all sections, in order. */
  readonly rows: readonly Row[];
  /** Rows beyond `maxRows`. */
  readonly hiddenCount: number;
  readonly environmentCount: number;
}

/** The selected row by key; `at` is where it stood, for when it goes away. */
export interface Selection {
  readonly key: string;
  readonly at: number;
}

const titles: Readonly<Record<SectionId, string>> = {
  copied: 'Copied',
  link: 'Environments',
  look: 'What next',
  attention: 'Needs attention',
  unsearched: 'Could not be searched',
  notEnabled: 'Regions that are not enabled',
  start: 'Get started',
  favourites: 'Favourites',
  recent: 'Recent',
  all: 'All environments',
  results: 'Environments',
  help: 'More',
  computer: 'On this computer',
  new: 'New',
};

/** Where no profile was read before, none stays in use. */
function withTrueAdvice({ snapshot }: Catalogue, row: NoticeRow): NoticeRow {
  if (row.notice.failure.kind !== 'profile-file-unreadable' || !isConfigUnreadable(snapshot)) return row;
  return { ...row, trouble: { ...row.trouble, advice: words.mendConfig } };
}

function rowFor(catalogue: Catalogue, layout: Layout, key: string, query: string): Row | null {
  const notice = catalogue.snapshot.notices.find((each) => noticeKey(each) === key);
  if (notice !== undefined) return withTrueAdvice(catalogue, noticeRow(notice, key, layout.link));
  const task = Object.values(taskKeys).find((each) => each === key);
  if (task !== undefined) return taskRow(task, catalogue, query);
  const row = environmentRow(catalogue, key, layout.highlightsOf(key));
  return row === null || layout.link === undefined ? row : linkRow(row, layout.link);
}

const uncut: ReadonlySet<SectionId> = new Set<SectionId>([
  'look',
  'help',
  'computer',
  'start',
  'attention',
  'unsearched',
  'notEnabled',
]);

/** The sections with at most `room` rows of environments; notices and tasks are few and never cut. */
function cutSections(sections: readonly LayoutSection[], room: number): readonly LayoutSection[] {
  let left = room;
  return sections.map(({ id, keys }) => {
    if (uncut.has(id)) return { id, keys };
    const kept = keys.slice(0, left);
    left -= kept.length;
    return { id, keys: kept };
  });
}

function titleOf(id: SectionId, { environmentCount, link, sections }: Layout): string | PageTitle {
  if (id === 'link' && link !== undefined) return linkTitle(link, environmentCount);
  const isFirstHelp = id === 'help' && !sections.some((each) => each.id === 'look');
  return isFirstHelp && environmentCount === 0 ? titles.look : titles[id];
}

const keysIn = (sections: readonly LayoutSection[]): readonly string[] =>
  sections.flatMap(({ keys }) => keys);

/** @returns the keys of the rows that can be reached, in order */
export function shownKeys({ sections }: Layout): readonly string[] {
  return keysIn(cutSections(sections, maxRows));
}

/**
 * @param end  rows from this index on are not worked out
 * @returns the rows to render, section by section
 */
export function listFrom(catalogue: Catalogue, layout: Layout, query: string, end = Infinity): List {
  const cut = cutSections(layout.sections, maxRows);
  let from = 0;
  const sections = cut
    .map(({ id, keys }) => {
      const rows = keys
        .slice(0, Math.max(0, end - from))
        .map((key) => rowFor(catalogue, layout, key, query))
        .filter((row) => row !== null);
      from += keys.length;
      return { id, title: titleOf(id, layout), rows };
    })
    .filter(({ rows }) => rows.length > 0);
  return {
    sections,
    rows: sections.flatMap(({ rows }) => rows),
    hiddenCount: keysIn(layout.sections).length - keysIn(cut).length,
    environmentCount: layout.environmentCount,
  };
}

/** Rows as they were shown last, each with its content as text. */
export type ShownRows = ReadonlyMap<string, { readonly row: Row; readonly text: string }>;

/**
 * Each snapshot is a copy from another process, in which nothing is the same object; a row that says the same has to be
 * the same object all the same, or every push would paint every row anew.
 *
 * @returns the list with the rows of before where they say the same, and its rows to be handed in the next time
 */
export function withSameRows(
  list: List,
  before: ShownRows,
): { readonly list: List; readonly shown: ShownRows } {
  const shown = new Map<string, { readonly row: Row; readonly text: string }>();
  const same = (row: Row): Row => {
    const text = JSON.stringify(row);
    const known = before.get(row.key);
    const kept = known?.text === text ? known : { row, text };
    shown.set(row.key, kept);
    return kept.row;
  };
  const sections = list.sections.map((section) => ({ ...section, rows: section.rows.map(same) }));
  return { list: { ...list, sections, rows: sections.flatMap(({ rows }) => rows) }, shown };
}

/** Where the selection stands until a person moves it: the first environment, since notices come and go above it. */
function firstIndex(keys: readonly string[], { environments }: Catalogue, { startKey }: Layout): number {
  const isStart = (key: string) => (startKey === undefined ? environments.has(key) : key === startKey);
  return Math.max(0, keys.findIndex(isStart));
}

/** @returns the index of the selected row, by its key; its neighbour's when it has gone; -1 when there are no rows */
export function selectedIndex(
  keys: readonly string[],
  selection: Selection | null,
  { catalogue, layout }: { readonly catalogue: Catalogue; readonly layout: Layout },
): number {
  if (keys.length === 0) return -1;
  if (selection === null) return firstIndex(keys, catalogue, layout);
  const at = keys.indexOf(selection.key);
  return at >= 0 ? at : Math.min(Math.max(0, selection.at), keys.length - 1);
}

export type Move = 'next' | 'previous' | 'pageDown' | 'pageUp' | 'first' | 'last';

const pageRows = 7;

/** @returns the index after a move among `count` rows; single steps wrap, pages stop at the ends */
export function movedIndex(at: number, move: Move, count: number): number {
  if (count === 0) return -1;
  switch (move) {
    case 'next':
      return (at + 1) % count;
    case 'previous':
      return (at - 1 + count) % count;
    case 'pageDown':
      return Math.min(count - 1, at + pageRows);
    case 'pageUp':
      return Math.max(0, at - pageRows);
    case 'first':
      return 0;
    case 'last':
      return count - 1;
  }
}
