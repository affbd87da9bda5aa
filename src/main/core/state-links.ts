/** Transitions of the links that arrive, and of the hosts that they are known by. */

import type { AirflowLink, PageLink } from '../../shared/airflow-link.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { LinkFacts } from '../../shared/link-targets.ts';
import { maxUsages } from '../../shared/settings.ts';
import type { Links } from '../../shared/snapshot.ts';
import { type AppState, knownEnvironments } from './app-state.ts';
import { withLatestEntry } from './latest-entries.ts';
import { everyDayPlaces, placeKey } from './search-places.ts';
import { withoutLinkNotices } from './state-discovery.ts';

/** @returns what decides where a link leads */
export function linkFacts(state: AppState): LinkFacts {
  const { usage, favourites, seenHosts, customHosts } = state.settings;
  return {
    environments: knownEnvironments(state),
    usage,
    favourites: new Set(favourites.map(environmentKey)),
    profiles: new Map(state.profiles.map((profile) => [profile.name, profile])),
    seenHosts,
    customHosts,
  };
}

/** Remembers at which host a login landed. */
export function withSeenHost(state: AppState, id: EnvironmentId, host: string): AppState {
  const key = environmentKey(id);
  if (state.settings.seenHosts[key] === host) return state;
  const seenHosts = withLatestEntry(state.settings.seenHosts, [key, host], maxUsages);
  return { ...state, settings: { ...state.settings, seenHosts } };
}

function withLinks(state: AppState, change: Partial<Links>): AppState {
  return { ...state, links: { ...state.links, ...change } };
}

/** Takes the link that was found in the clipboard, or none. */
export function withCopiedLink(state: AppState, copied: PageLink | null): AppState {
  const before = state.links.copied;
  if (before?.host === copied?.host && before?.path === copied?.path) return state;
  return withLinks(state, { copied });
}

/** Hands a link to the picker, which asks the person about it. Each time anew, the same link too. */
export function withPendingLink(state: AppState, link: AirflowLink): AppState {
  return withLinks(state, {
    pending: { number: state.links.arrived + 1, link },
    arrived: state.links.arrived + 1,
  });
}

/** Says how far looking for a host has come; null once it was found or given up. */
export function withLinkSearch(state: AppState, search: Links['search']): AppState {
  return withLinks(state, { search });
}

/**
 * Remembers what only the search for a host brought: environments that were not known before, in places that are not searched
 * every day.
 *
 * @param before  the state before that search
 */
export function withLinkFinds(state: AppState, host: string, before: AppState): AppState {
  const everyDay = new Set(everyDayPlaces(before).map(placeKey));
  const finds = Object.entries(state.found)
    .filter(([key, { webserverHost }]) => webserverHost === host && before.found[key] === undefined)
    .filter(([, { id }]) => !everyDay.has(placeKey(id)))
    .map(([key]) => key);
  return finds.length === 0 ? state : { ...state, linkFinds: [...new Set([...state.linkFinds, ...finds])] };
}

/** Who opened none of them has no use for them, and each would make its place one that is searched every day. */
function withoutUnopenedFinds(state: AppState): AppState {
  const { linkFinds, openings, openWindows, settings } = state;
  if (linkFinds.length === 0) return state;
  const chosen = [...openWindows, ...settings.typedEnvironments, ...settings.favourites].map(environmentKey);
  const kept = new Set([...chosen, ...Object.keys(settings.usage), ...Object.keys(openings)]);
  const gone = new Set(linkFinds.filter((key) => !kept.has(key)));
  return {
    ...state,
    found: Object.fromEntries(Object.entries(state.found).filter(([key]) => !gone.has(key))),
    linkFinds: linkFinds.filter((key) => Object.hasOwn(openings, key)),
  };
}

/**
 * The picker has gone: what it was to ask, what the clipboard held, and what a search for a link saw or could not see, is
 * over, but for what was opened.
 */
export function withoutLinks(state: AppState): AppState {
  const { copied, pending } = state.links;
  const rest = withoutUnopenedFinds(withoutLinkNotices(state));
  return copied === null && pending === null ? rest : withLinks(rest, { copied: null, pending: null });
}
