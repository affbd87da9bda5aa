/** What a search keeps of all that it sees: a link is looked for in more places than anybody wants to have in the list. */

import { type Environment, environmentKey } from '../../shared/environment.ts';
import { type AppState, knownEnvironments } from './app-state.ts';
import { everyDayPlaces, type Place, placeKey, type SearchRequest, searchPlaces } from './search-places.ts';

export interface SearchScope {
  /** Whether the place is asked for its own sake; else only for that of a link. */
  readonly isOwn: (place: Place) => boolean;
  readonly keeps: (environment: Environment) => boolean;
}

export const wholeScope: SearchScope = { isOwn: () => true, keeps: () => true };

/**
 * @param requests  of one search
 * @returns the scope: all in the places that the other requests ask, or that are searched every day; elsewhere what is known
 *          already, and what leads to the links
 */
export function searchScope(state: AppState, requests: readonly SearchRequest[]): SearchScope {
  const hosts = new Set(requests.flatMap(({ host }) => host ?? []));
  if (hosts.size === 0) return wholeScope;
  const others = requests.filter(({ host }) => host === undefined);
  const places = others.flatMap((request) => searchPlaces(state, request));
  const own = new Set([...everyDayPlaces(state), ...places].map(placeKey));
  const known = new Set(knownEnvironments(state).map(({ id }) => environmentKey(id)));
  return {
    isOwn: (place) => own.has(placeKey(place)),
    keeps: ({ id, webserverHost }) =>
      own.has(placeKey(id)) ||
      known.has(environmentKey(id)) ||
      (webserverHost !== undefined && hosts.has(webserverHost)),
  };
}
