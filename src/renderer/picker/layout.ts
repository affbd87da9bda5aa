/** Which rows stand where: sections of row keys for a query, and how they hold still while a person moves through them; pure. */

import { regionOfHost } from '../../shared/airflow-host.ts';
import type { AirflowLink } from '../../shared/airflow-link.ts';
import { environmentKey, isEnvironmentName } from '../../shared/environment.ts';
import { linkTargets } from '../../shared/link-targets.ts';
import { noticeText } from '../../shared/notice-text.ts';
import { strangePageFrom } from '../../shared/pasted-link.ts';
import { type FieldHighlight, rankRows, wordsOf } from '../../shared/rank.ts';
import { sectionRows } from '../../shared/sections.ts';
import type { Notice } from '../../shared/snapshot.ts';
import type { Catalogue } from './catalogue.ts';
import { linkIn } from './links.ts';
import { isConfigUnreadable, isUnsearched, profileCounts } from './words.ts';

export type SectionId =
  | 'copied'
  | 'link'
  | 'look'
  | 'attention'
  | 'unsearched'
  | 'notEnabled'
  | 'start'
  | 'favourites'
  | 'recent'
  | 'all'
  | 'results'
  | 'help'
  | 'computer'
  | 'new';

/** Rows that are neither environments nor notices, by their keys. */
export const taskKeys = {
  look: 'task:look',
  searchAll: 'task:search-all',
  noProfiles: 'task:no-profiles',
  noneReady: 'task:none-ready',
  add: 'task:add',
  profiles: 'task:profiles',
  identityCenter: 'task:identity-center',
  stopLooking: 'task:stop-looking',
  copiedLink: 'task:copied-link',
  lookForLink: 'task:look-for-link',
  customDomain: 'task:custom-domain',
  tryHotkey: 'task:try-hotkey',
  bindKey: 'task:bind-key',
  loginItem: 'task:login-item',
  endFirstRun: 'task:end-first-run',
  unsearched: 'task:unsearched',
} as const;

export type TaskKey = (typeof taskKeys)[keyof typeof taskKeys];

export interface LayoutSection {
  readonly id: SectionId;
  readonly keys: readonly string[];
}

export interface Layout {
  readonly sections: readonly LayoutSection[];
  /** Environments among the rows. */
  readonly environmentCount: number;
  /** Where the selection stands until a person moves it; absent: on the first environment. */
  readonly startKey?: string;
  readonly highlightsOf: (key: string) => readonly FieldHighlight[];
  /** What the query is, where it is a link. */
  readonly link?: AirflowLink;
}

/** @returns the key of a notice's row; no environment has one like it, since their keys hold no colon */
export function noticeKey(notice: Notice): string {
  return `notice:${notice.id}`;
}

/** Where a notice stands: on top, or, about places that could not be searched, quiet and never in the way of favourites. */
function sectionOf(notice: Notice): 'attention' | 'unsearched' | 'notEnabled' {
  if (notice.about === undefined) return 'attention';
  return isUnsearched(notice) ? 'unsearched' : 'notEnabled';
}

const noticesOf = ({ snapshot }: Catalogue, id: ReturnType<typeof sectionOf>): readonly string[] =>
  snapshot.notices.filter((each) => sectionOf(each) === id).map(noticeKey);

/** So many rows of what could not be searched stand by themselves; more are folded into one. */
const mostCauses = 2;

/**
 * What could not be searched stands behind what was found, more than a little of it as one row. On top and whole it stands where
 * nothing was found, and where somebody asked for it.
 */
function causesFrom(catalogue: Catalogue, isUnfolded: boolean) {
  const keys = noticesOf(catalogue, 'unsearched');
  const none: LayoutSection = { id: 'unsearched', keys: [] };
  const causes: LayoutSection = { ...none, keys };
  if (isUnfolded || catalogue.environments.size === 0) return { onTop: causes, behind: none, folded: [] };
  return keys.length > mostCauses
    ? { onTop: none, behind: none, folded: [taskKeys.unsearched] }
    : { onTop: none, behind: causes, folded: [] };
}

/** Whether each word of the query is in the notice's sentence. */
function noticeMatches(notice: Notice, query: string): boolean {
  const { summary, advice } = noticeText(notice);
  const text = [summary, advice, ...(notice.about?.profiles ?? [])].join(' ').toLowerCase();
  return wordsOf(query).every((word) => text.includes(word));
}

/** The row that says what to do first: found profiles, none that can be used, none at all; or nothing. */
function startKeys({ snapshot }: Catalogue): readonly TaskKey[] {
  // Its notice stands on top, and says what to mend.
  if (isConfigUnreadable(snapshot)) return [taskKeys.identityCenter];
  if (snapshot.profiles.length === 0) return [taskKeys.identityCenter, taskKeys.noProfiles];
  const { ready } = profileCounts(snapshot.profiles);
  if (ready === 0) return [taskKeys.noneReady, taskKeys.identityCenter];
  return snapshot.discovery.phase === 'never' ? [taskKeys.look] : [];
}

function helpKeys({ snapshot, environments }: Catalogue): readonly TaskKey[] {
  const { ready } = profileCounts(snapshot.profiles);
  const isBare = environments.size === 0 && ready > 0;
  const mayLookAgain = isBare && snapshot.discovery.phase === 'done';
  return [
    ...(mayLookAgain ? [taskKeys.look] : []),
    ...(isBare ? [taskKeys.add] : []),
    ...(mayLookAgain ? [taskKeys.searchAll] : []),
    // Where none can be used, the first row leads there already.
    ...(snapshot.profiles.length > 0 && (ready > 0 || environments.size > 0) ? [taskKeys.profiles] : []),
  ];
}

/** Last of all: whoever knows what to do is kept from nothing. A hotkey that could not be registered is a notice, but on Wayland. */
function firstStepKeys({ snapshot: { isFirstRun, hotkey } }: Catalogue): readonly TaskKey[] {
  if (!isFirstRun) return [];
  const mayNotArrive = hotkey.command !== null && !hotkey.arrived;
  return [
    ...(hotkey.active ? [taskKeys.tryHotkey] : []),
    ...(mayNotArrive ? [taskKeys.bindKey] : []),
    taskKeys.loginItem,
    taskKeys.endFirstRun,
  ];
}

const ofEnvironments: ReadonlySet<SectionId> = new Set<SectionId>(['favourites', 'recent', 'all']);

/** The copied link stands right above the environments, the first of which is selected: it is one Up away, whatever else is there. */
function withCopied(copied: LayoutSection, sections: readonly LayoutSection[]): readonly LayoutSection[] {
  const first = sections.findIndex(({ id, keys }) => ofEnvironments.has(id) && keys.length > 0);
  const at = first >= 0 ? first : sections.findIndex(({ id }) => id !== 'attention' && id !== 'start');
  return at < 0 ? [...sections, copied] : sections.toSpliced(at, 0, copied);
}

function layoutBeforeTyping(catalogue: Catalogue, nowMs: number, isUnfolded: boolean): Layout {
  const { snapshot, prepared, favouriteKeys } = catalogue;
  const { favourites, recent, all } = sectionRows(prepared, favouriteKeys, snapshot.usage, nowMs);
  const start: LayoutSection = { id: 'start', keys: startKeys(catalogue) };
  const hasEnvironments = catalogue.environments.size > 0;
  const noticesIn = (id: ReturnType<typeof sectionOf>): LayoutSection => ({
    id,
    keys: noticesOf(catalogue, id),
  });
  const causes = causesFrom(catalogue, isUnfolded);
  const startKey = isUnfolded ? causes.onTop.keys[0] : undefined;
  const copied: LayoutSection = {
    id: 'copied',
    keys: snapshot.links.copied === null ? [] : [taskKeys.copiedLink],
  };
  return {
    sections: withCopied(copied, [
      noticesIn('attention'),
      ...(hasEnvironments ? [] : [start]),
      causes.onTop,
      { id: 'favourites', keys: favourites },
      { id: 'recent', keys: recent },
      { id: 'all', keys: all },
      causes.behind,
      noticesIn('notEnabled'),
      ...(hasEnvironments ? [start] : []),
      { id: 'help', keys: [...causes.folded, ...helpKeys(catalogue)] },
      { id: 'computer', keys: firstStepKeys(catalogue) },
    ]),
    environmentCount: catalogue.environments.size,
    highlightsOf: () => [],
    ...(startKey !== undefined && { startKey }),
  };
}

/** What may lead on where nothing matches. While a search runs nobody should stop it by an Enter too many: that comes last. */
function helpKeysForQuery(catalogue: Catalogue, query: string): readonly TaskKey[] {
  const { snapshot, environments } = catalogue;
  if (profileCounts(snapshot.profiles).ready === 0) return startKeys(catalogue);
  const canAdd = isEnvironmentName(query.trim()) || environments.size === 0;
  const add = canAdd ? [taskKeys.add] : [];
  const unsearched = noticesOf(catalogue, 'unsearched').length === 0 ? [] : [taskKeys.unsearched];
  return snapshot.discovery.phase === 'running'
    ? [...add, taskKeys.profiles, taskKeys.stopLooking]
    : [taskKeys.look, ...add, taskKeys.searchAll, ...unsearched, taskKeys.profiles];
}

function layoutForQuery(catalogue: Catalogue, query: string, nowMs: number): Layout {
  const { snapshot, prepared, favourites } = catalogue;
  const { usage, latches } = snapshot;
  const ranked = rankRows(prepared, query, { usage, latches, favourites, nowMs });
  const help = ranked.keys.length > 0 ? [] : helpKeysForQuery(catalogue, query);
  return {
    sections: [
      { id: 'results', keys: ranked.keys },
      {
        id: 'attention',
        keys: snapshot.notices.filter((each) => noticeMatches(each, query)).map(noticeKey),
      },
      { id: 'help', keys: help },
    ],
    environmentCount: ranked.keys.length,
    highlightsOf: ranked.highlightsOf,
  };
}

/** The environments that a link leads to, or what may lead there. */
function layoutForLink(catalogue: Catalogue, link: AirflowLink): Layout {
  const keys = linkTargets(link, catalogue.linkFacts).map(environmentKey);
  return {
    sections: keys.length > 0 ? [{ id: 'link', keys }] : helpForLink(catalogue, link),
    environmentCount: keys.length,
    highlightsOf: () => [],
    link,
  };
}

/** Where a search ended without the host, what kept it from seeing more stands right below it. */
function helpForLink(catalogue: Catalogue, link: AirflowLink): readonly LayoutSection[] {
  const { profiles, notices, links } = catalogue.snapshot;
  const help = (...keys: readonly TaskKey[]): LayoutSection => ({ id: 'help', keys });
  if (profileCounts(profiles).ready === 0) return [help(...startKeys(catalogue))];
  const region = link.kind === 'page' ? regionOfHost(link.host) : null;
  // A name may be anywhere, and a custom domain does not tell its region.
  if (link.kind === 'named' || region === null)
    return [help(taskKeys.look, taskKeys.add, taskKeys.searchAll, taskKeys.profiles)];
  const isNotFound = links.search?.host === link.host && links.search.phase === 'not-found';
  const unseen = notices.filter(({ about }) => about !== undefined && (about.region ?? region) === region);
  return [
    { id: 'look', keys: [taskKeys.lookForLink] },
    { id: 'unsearched', keys: isNotFound ? unseen.map(noticeKey) : [] },
    help(taskKeys.add, ...(isNotFound ? [taskKeys.identityCenter] : []), taskKeys.profiles),
  ];
}

/** A link that is refused leads nowhere; but one to a host that nothing is known of may be one of a custom domain. */
function layoutForRefused(catalogue: Catalogue, query: string): Layout {
  const mayAsk = catalogue.environments.size > 0 && strangePageFrom(query) !== null;
  return {
    sections: [{ id: 'help', keys: mayAsk ? [taskKeys.customDomain] : [] }],
    environmentCount: 0,
    highlightsOf: () => [],
  };
}

/** What a person asks of the list. */
interface Asked {
  readonly query: string;
  /** They asked for what could not be searched. */
  readonly isUnfolded?: boolean;
}

function layoutForText(catalogue: Catalogue, { query, isUnfolded = false }: Asked, nowMs: number): Layout {
  if (query.trim() === '') return layoutBeforeTyping(catalogue, nowMs, isUnfolded);
  const reading = linkIn(catalogue, query);
  if (reading.kind === 'link') return layoutForLink(catalogue, reading.link);
  return reading.kind === 'none'
    ? layoutForQuery(catalogue, query, nowMs)
    : layoutForRefused(catalogue, query);
}

/** @returns the sections for a query, with empty ones left out; a blank query gives the sections before typing */
export function layoutFor(catalogue: Catalogue, asked: Asked, nowMs: number): Layout {
  const layout = layoutForText(catalogue, asked, nowMs);
  return { ...layout, sections: layout.sections.filter(({ keys }) => keys.length > 0) };
}

/**
 * @returns the fresh rows in the places that a person saw them: known rows stay where they were, gone ones leave, and
 * new ones come after all others, so that nothing moves under the cursor. But the copied link, which the clipboard tells
 * a moment after the picker came, has its own place or none: right above the environments
 */
export function withHeldPlaces(fresh: Layout, held: readonly LayoutSection[]): Layout {
  const current = new Set(fresh.sections.flatMap(({ keys }) => keys));
  const known = new Set(held.flatMap(({ keys }) => keys));
  const isCopied = ({ id }: LayoutSection) => id === 'copied';
  const copied = fresh.sections.find(isCopied);
  const sections = held
    .filter((each) => !isCopied(each))
    .map(({ id, keys }) => ({ id, keys: keys.filter((key) => current.has(key)) }));
  const others = fresh.sections.filter((each) => !isCopied(each));
  const added = others.flatMap(({ keys }) => keys).filter((key) => !known.has(key));
  const placed = copied === undefined ? sections : withCopied(copied, sections);
  const merged: readonly LayoutSection[] = [...placed, { id: 'new', keys: added }];
  return { ...fresh, sections: merged.filter(({ keys }) => keys.length > 0) };
}
