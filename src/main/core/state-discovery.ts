/** Transitions of the state that belong to the search for environments: what was found, where, and what could not be seen. */

import { type Environment, environmentKey } from '../../shared/environment.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Profile } from '../../shared/profile.ts';
import type { Discovery, Notice } from '../../shared/snapshot.ts';
import { type AppState, type Searched, withNotice, withNoticesOf } from './app-state.ts';
import { failureGroup, isOfRegion } from './search-failures.ts';
import { type Place, placeKey } from './search-places.ts';

/** @returns what tells whose environments a profile shows: another text means another account, role or session */
export function profileIdentity({ accountId, roleArn, roleName, ssoSession }: Profile): string {
  const session = ssoSession === undefined ? null : [ssoSession.key, ssoSession.startUrl];
  return JSON.stringify([accountId ?? null, roleArn ?? null, roleName ?? null, session]);
}

/** Takes what AWS said of environments, over what was known of them. Copies all that was found: many at once cost as much as one. */
export function withFound(state: AppState, ...environments: readonly Environment[]): AppState {
  const found: Record<string, Environment> = { ...state.found };
  const profiles = new Set<string>();
  for (const environment of environments) {
    const key = environmentKey(environment.id);
    found[key] = { ...found[key], ...environment };
    profiles.add(environment.id.profile);
  }
  return { ...state, found, searched: { ...state.searched, through: throughAlso(state, profiles) } };
}

function throughAlso({ profiles, searched }: AppState, names: ReadonlySet<string>) {
  const fresh = profiles.filter(
    (each) => names.has(each.name) && identityThen(searched, each.name) !== profileIdentity(each),
  );
  if (fresh.length === 0) return searched.through;
  return {
    ...searched.through,
    ...Object.fromEntries(fresh.map((each) => [each.name, profileIdentity(each)])),
  };
}

/** @returns the identity through which a profile's environments were found; it may be called `constructor`, which every record inherits */
export function identityThen({ through }: Searched, profile: string): string | undefined {
  return Object.hasOwn(through, profile) ? through[profile] : undefined;
}

/** A complete list of a place. */
export interface Listed extends Place {
  readonly names: ReadonlySet<string>;
}

/** Takes complete lists: what they no longer have goes, and the time is remembered for places that have something. */
export function withOnlyListed(state: AppState, lists: readonly Listed[], nowMs: number): AppState {
  if (lists.length === 0) return state;
  const byPlace = new Map(lists.map((each) => [placeKey(each), each]));
  // Thousands of them, several times a second: the key of the place stands in the key of the environment.
  const stays = ([key, { id, origin }]: readonly [string, Environment]) =>
    origin !== 'listed' || (byPlace.get(key.slice(0, key.lastIndexOf('/')))?.names.has(id.name) ?? true);
  const entries = Object.entries(state.found);
  const kept = entries.filter(stays);
  const atMs = { ...state.searched.atMs };
  for (const [key, { names }] of byPlace) {
    if (names.size > 0) atMs[key] = nowMs;
    else delete atMs[key];
  }
  const found = kept.length === entries.length ? state.found : Object.fromEntries(kept);
  return { ...state, found, searched: { ...state.searched, atMs } };
}

/** What was found before the last start, as it was kept on disk. */
export interface KeptFinds {
  readonly found: readonly Environment[];
  readonly searched: Searched;
  /** When a search was last done; absent when none was. */
  readonly finishedAtMs?: number;
}

/** Takes what was kept on disk, with its age; to be called before anything else is found. */
export function withKept(state: AppState, { found, searched, finishedAtMs }: KeptFinds): AppState {
  return {
    ...state,
    found: Object.fromEntries(found.map((each) => [environmentKey(each.id), each])),
    searched,
    discovery: finishedAtMs === undefined ? state.discovery : { phase: 'done', finishedAtMs },
  };
}

/** @returns what of the state is worth keeping on disk, to be shown at the next start */
export function keptFinds({ found, searched, discovery }: AppState): KeptFinds {
  const finishedAtMs = updatedAt(discovery);
  return {
    found: Object.values(found),
    searched,
    ...(finishedAtMs === undefined ? {} : { finishedAtMs }),
  };
}

/** @returns when the latest search that asked all its places was done; undefined when none was */
export function updatedAt(discovery: Discovery): number | undefined {
  if (discovery.phase === 'never') return undefined;
  return discovery.phase === 'done' ? discovery.finishedAtMs : discovery.updatedAtMs;
}

const searchFields: ReadonlySet<string> = new Set(['found', 'searched', 'discovery', 'notices']);

/** @returns whether nothing happened between two states but that a search came on: no page and no tray has to hurry */
export function isSearchNews(state: AppState, before: AppState): boolean {
  if (state.discovery.phase !== 'running' || before.discovery.phase !== 'running') return false;
  const names = Object.keys(state) as (keyof AppState)[];
  return names.every((name) => searchFields.has(name) || state[name] === before[name]);
}

/** Says how far the search for environments has come. */
export function withDiscovery(state: AppState, discovery: Discovery): AppState {
  return { ...state, discovery };
}

/** Remembers that the person asked for environments once, so that every start may look. */
export function withLookAtStart(state: AppState): AppState {
  if (state.settings.lookAtStart) return state;
  return { ...state, settings: { ...state.settings, lookAtStart: true } };
}

const searchNoticePrefix = 'search:';
/** Of places that were asked for the sake of a link alone. */
const linkNoticePrefix = `${searchNoticePrefix}link/`;

/** Takes away what a search for a link could not see in places that are not searched every day. */
export function withoutLinkNotices(state: AppState): AppState {
  return withNoticesOf(state, (id) => !id.startsWith(linkNoticePrefix));
}

/** Takes away the notices of the latest search: all, or what they say of these profiles. */
export function withoutSearchNotices(state: AppState, profiles?: ReadonlySet<string>): AppState {
  const rest = withNoticesOf(state, (id) => profiles !== undefined || !id.startsWith(searchNoticePrefix));
  if (profiles === undefined) return rest;
  const notices = state.notices.flatMap((notice): readonly Notice[] => {
    const { about } = notice;
    if (about === undefined || !about.profiles.some((each) => profiles.has(each))) return [notice];
    const others = about.profiles.filter((each) => !profiles.has(each));
    return others.length === 0 ? [] : [noticeAbout(state, notice, others)];
  });
  return { ...state, notices };
}

/** Says again, beside what is said by now, what a search could not see through a profile. */
export function withNoticesAbout(state: AppState, profile: string, notices: readonly Notice[]): AppState {
  return notices.reduce((current, notice) => {
    const there = current.notices.find(({ id }) => id === notice.id);
    const others = there?.about?.profiles.filter((each) => each !== profile) ?? [];
    return withNotice(current, noticeAbout(current, there ?? notice, [...others, profile]));
  }, state);
}

/** A failure of one place. */
export interface PlaceFailure extends Place {
  readonly failure: Failure;
  /** The place was asked for the sake of a link alone. */
  readonly isOfLink?: boolean;
}

/** Adds failures of places to the notices of the search: one for all that failed alike. */
export function withSearchFailures(state: AppState, failures: readonly PlaceFailure[]): AppState {
  const groups = new Map<string, { readonly notice: Notice; readonly profiles: Set<string> }>();
  for (const { failure, isOfLink = false, ...place } of failures) {
    const id = `${isOfLink ? linkNoticePrefix : searchNoticePrefix}${failureGroup(failure, place)}`;
    const group = groups.get(id) ?? newGroup(state, { id, failure }, place);
    groups.set(id, group);
    group.profiles.add(place.profile);
  }
  let current = state;
  for (const { notice, profiles } of groups.values())
    current = withNotice(current, noticeAbout(state, notice, [...profiles]));
  return current;
}

function newGroup({ notices }: AppState, fresh: Notice, { region }: Place) {
  const before = notices.find(({ id }) => id === fresh.id);
  const about = { profiles: [], ...(isOfRegion(fresh.failure) ? { region } : {}) };
  return { notice: before ?? { ...fresh, about }, profiles: new Set(before?.about?.profiles) };
}

function noticeAbout({ profiles: all }: AppState, notice: Notice, names: readonly string[]): Notice {
  const byName = new Map(all.map((each) => [each.name, each.accountId]));
  const accounts = new Set(names.map((name) => byName.get(name)));
  const { accounts: _before, ...about } = { ...notice.about };
  return {
    ...notice,
    about: { ...about, profiles: names, ...(accounts.has(undefined) ? {} : { accounts: accounts.size }) },
  };
}

/** Takes a profile out of the search, or back into it. */
export function withSearchedProfile(state: AppState, profile: string, isSearched: boolean): AppState {
  const others = state.settings.unsearchedProfiles.filter((each) => each !== profile);
  const unsearchedProfiles = isSearched ? others : [...others, profile];
  const settled = { ...state, settings: { ...state.settings, unsearchedProfiles } };
  return isSearched ? settled : withoutSearchNotices(settled, new Set([profile]));
}

/** Searches a region through every profile from now on, or no longer. */
export function withExtraRegion(state: AppState, region: string, isSearched: boolean): AppState {
  const others = state.settings.extraRegions.filter((each) => each !== region);
  const extraRegions = isSearched ? [...others, region] : others;
  return { ...state, settings: { ...state.settings, extraRegions } };
}
