/** Transitions of the links that arrive, and of the hosts that they are known by. */

import type { AirflowLink, PageLink } from '../../shared/airflow-link.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { LinkFacts } from '../../shared/link-targets.ts';
import { maxUsages } from '../../shared/settings.ts';
import type { Links } from '../../shared/snapshot.ts';
import { type AppState, knownEnvironments } from './app-state.ts';
import { withLatestEntry } from './latest-entries.ts';

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

/** The picker has gone: what it was to ask, and what the clipboard held, is over. */
export function withoutLinks(state: AppState): AppState {
  const { copied, pending } = state.links;
  return copied === null && pending === null ? state : withLinks(state, { copied: null, pending: null });
}
