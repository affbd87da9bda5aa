/** A snapshot made ready for looking things up and for ranking; pure. */

import { type Environment, environmentKey } from '../../shared/environment.ts';
import type { LinkFacts } from '../../shared/link-targets.ts';
import { twinsOf } from '../../shared/preferred-profile.ts';
import { type ProductionMark, productionMarker } from '../../shared/production.ts';
import { type PreparedRows, prepareRows, type SearchRow } from '../../shared/rank-rows.ts';
import { searchRowFrom } from '../../shared/search-row.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { SsoSessionState } from '../../shared/sso.ts';
import { traitsOf } from './traits.ts';

/** What a keystroke needs of a snapshot, worked out once per snapshot. */
export interface Catalogue {
  readonly snapshot: Snapshot;
  readonly environments: ReadonlyMap<string, Environment>;
  readonly searchRows: readonly SearchRow[];
  readonly prepared: PreparedRows;
  /** In the person's order. */
  readonly favouriteKeys: readonly string[];
  readonly favourites: ReadonlySet<string>;
  readonly openWindows: ReadonlySet<string>;
  readonly linkFacts: LinkFacts;
  /** Profile -> its session of IAM Identity Center, where it has one. */
  readonly sessions: ReadonlyMap<string, SsoSessionState>;
  readonly markOf: (environment: Environment) => ProductionMark | null;
}

const same = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

function sameSearchRow(a: SearchRow, b: SearchRow): boolean {
  return (
    a.key === b.key &&
    a.alias === b.alias &&
    a.account === b.account &&
    a.accountName === b.accountName &&
    a.version === b.version &&
    a.twin?.environment === b.twin?.environment &&
    a.twin?.place === b.twin?.place &&
    same(a.tags, b.tags) &&
    same(a.traits, b.traits)
  );
}

/** What the rows of the search are made of. */
const searched = ['environments', 'aliases', 'accountAliases', 'profiles', 'favourites', 'usage'] as const;

/** @returns the catalogue of a snapshot; of the previous one is kept what did not change, since there may be thousands of rows */
export function catalogueFrom(snapshot: Snapshot, previous: Catalogue | null): Catalogue {
  const isSame = previous !== null && searched.every((field) => snapshot[field] === previous.snapshot[field]);
  const { usage, seenHosts, customHosts, environments: all } = snapshot;
  const index = isSame ? previous : indexFrom(snapshot, previous);
  const { environments, searchRows, prepared, favouriteKeys, favourites } = index;
  const profiles = new Map(snapshot.profiles.map((profile) => [profile.name, profile]));
  return {
    snapshot,
    environments,
    searchRows,
    prepared,
    favouriteKeys,
    favourites,
    linkFacts: { seenHosts, customHosts, environments: all, usage, favourites, profiles },
    openWindows: new Set(snapshot.openWindows.map(environmentKey)),
    sessions: sessionsByProfile(snapshot),
    markOf: productionMarker(snapshot),
  };
}

type Index = Pick<Catalogue, 'environments' | 'searchRows' | 'prepared' | 'favouriteKeys' | 'favourites'>;

/** @returns what depends on the environments alone; the previous search index is kept when the rows say the same */
function indexFrom(snapshot: Snapshot, previous: Catalogue | null): Index {
  const environments = new Map(snapshot.environments.map((each) => [environmentKey(each.id), each]));
  const favouriteKeys = snapshot.favourites.map(environmentKey);
  const favourites = new Set(favouriteKeys);
  const profiles = new Map(snapshot.profiles.map((profile) => [profile.name, profile]));
  const { usage, environments: all } = snapshot;
  const twins = twinsOf(all, { usage, favourites, profiles });
  const searchRows = [...environments].map(([key, each]) =>
    searchRowFrom(each, {
      key,
      alias: snapshot.aliases[key],
      traits: traitsOf(each),
      twin: twins.get(key),
      accountAliases: snapshot.accountAliases,
    }),
  );
  const isSame =
    previous !== null &&
    previous.searchRows.length === searchRows.length &&
    searchRows.every((row, at) => {
      const before = previous.searchRows[at];
      return before !== undefined && sameSearchRow(row, before);
    });
  return {
    environments,
    searchRows,
    prepared: isSame ? previous.prepared : prepareRows(searchRows, previous?.prepared),
    favouriteKeys,
    favourites,
  };
}

function sessionsByProfile({ profiles, ssoSessions }: Snapshot): ReadonlyMap<string, SsoSessionState> {
  const byKey = new Map(ssoSessions.map((state) => [state.session.key, state]));
  return new Map(
    profiles.flatMap(({ name, ssoSession }) => {
      const state = ssoSession === undefined ? undefined : byKey.get(ssoSession.key);
      return state === undefined ? [] : [[name, state] as const];
    }),
  );
}
