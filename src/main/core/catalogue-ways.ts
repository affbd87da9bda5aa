/** Which profile of this person leads to an environment of a catalogue. */

import type { Catalogue, CatalogueEnvironment, CatalogueObstacle } from '../../shared/catalogue.ts';
import type { EnvironmentId } from '../../shared/environment.ts';
import { maxOwnProfiles, type OwnProfile, type OwnSsoSession } from '../../shared/settings.ts';
import type { SsoSession } from '../../shared/sso.ts';
import { type AppState, knownEnvironments } from './app-state.ts';
import { ownProfilesFor, sessionFor, toSsoSession } from './own-profiles.ts';

/** A profile of Windsock's own that a person would need, and its session. */
export interface NewProfile {
  readonly profile: OwnProfile;
  readonly session: OwnSsoSession;
}

/** Where an environment of a catalogue is for this person. */
export type CatalogueWay =
  /** Known already; through several profiles it is several identities. */
  | { readonly kind: 'known'; readonly ids: readonly EnvironmentId[] }
  | { readonly kind: 'profile'; readonly id: EnvironmentId }
  | { readonly kind: 'new-profile'; readonly id: EnvironmentId; readonly made: NewProfile }
  | { readonly kind: 'none'; readonly problem: CatalogueObstacle };

/** A profile, as far as it tells where it leads. */
interface Way {
  readonly name: string;
  readonly account: string | undefined;
  readonly role: string | undefined;
  readonly ready: boolean;
}

/** @returns what finds the way to each environment of the catalogue */
export function catalogueWays(
  state: AppState,
  catalogue: Catalogue,
): (environment: CatalogueEnvironment) => CatalogueWay {
  const ways = waysOf(state);
  const byName = new Map(ways.map((way) => [way.name, way]));
  const byAccount = Map.groupBy(ways, ({ account }) => account);
  const known = Map.groupBy(
    knownEnvironments(state).filter(({ id }) => byName.has(id.profile)),
    ({ id }) => `${id.region}/${id.name}`,
  );
  const throughProfile = (environment: CatalogueEnvironment): Way | undefined => {
    const { account, profile = '' } = environment;
    const named = byName.get(profile);
    const mayLead = named !== undefined && (named.account ?? account) === (account ?? named.account);
    return [
      ...(mayLead ? [named] : []),
      ...(account === undefined ? [] : (byAccount.get(account) ?? [])),
    ].toSorted((a, b) => fitness(b, environment) - fitness(a, environment))[0];
  };
  const withoutProfile = catalogue.environments.filter((each) => throughProfile(each) === undefined);
  const made = newProfiles(state, catalogue, withoutProfile);
  return (environment) => {
    const { region, name } = environment;
    const there = (known.get(`${region}/${name}`) ?? []).map(({ id, accountId }) => ({
      id,
      account: accountId ?? byName.get(id.profile)?.account,
    }));
    const ids = theirsOf(there, environment).map(({ id }) => id);
    if (ids.length > 0) return { kind: 'known', ids };
    const way = throughProfile(environment);
    if (way !== undefined) return { kind: 'profile', id: { profile: way.name, region, name } };
    const fresh = made.get(roleKey(environment)) ?? made.get(environment.account ?? '');
    if (fresh === undefined) return { kind: 'none', problem: obstacle(environment, catalogue) };
    if (fresh === 'no-room') return { kind: 'none', problem: { kind: 'no-room' } };
    return { kind: 'new-profile', id: { profile: fresh.profile.name, region, name }, made: fresh };
  };
}

/** What is known of an environment through one profile. */
interface Sight {
  readonly id: EnvironmentId;
  readonly account: string | undefined;
}

/** Those in the environment's account; only where there are none, those whose account is not known, by the name of the profile. */
function theirsOf(all: readonly Sight[], { account, profile }: CatalogueEnvironment): readonly Sight[] {
  const named = all.filter(({ id }) => id.profile === profile);
  if (account === undefined) return named;
  const sure = all.filter((each) => each.account === account);
  return sure.length > 0 ? sure : named.filter((each) => each.account === undefined);
}

/** Of the files, of the environment, and those of Windsock's own that no reading has brought yet. */
function waysOf({ profiles, profileAccounts, found, settings }: AppState): readonly Way[] {
  const told = new Map(Object.entries(profileAccounts));
  // A profile with keys says nothing of its account, but what was found through it does.
  const seen = new Map(
    Object.values(found).flatMap(({ id, accountId }) =>
      accountId === undefined ? [] : [[id.profile, accountId] as const],
    ),
  );
  const listed = profiles.map(({ name, accountId, roleName, readiness }) => ({
    name,
    account: told.get(name) ?? accountId ?? seen.get(name),
    role: roleName,
    ready: readiness.ready,
  }));
  const names = new Set(listed.map(({ name }) => name));
  const own = settings.ownProfiles
    .filter(({ name }) => !names.has(name))
    .map(({ name, accountId, roleName }) => ({
      name,
      account: accountId,
      role: roleName,
      ready: true,
    }));
  return [...listed, ...own];
}

/** What can be used comes before what cannot; then the profile that is named, then the role. */
function fitness({ name, role, ready }: Way, environment: CatalogueEnvironment): number {
  return (
    (ready ? 8 : 0) +
    (name === environment.profile ? 2 : 0) +
    (role !== undefined && role === environment.role ? 1 : 0)
  );
}

/** Same account, role and session: one profile. */
function roleKey({ account, role, ssoSession }: CatalogueEnvironment): string {
  return JSON.stringify([account ?? null, role ?? null, ssoSession ?? null]);
}

/** The session of an environment: the one that it names, or the only one. */
function sessionOf(
  { ssoSession }: CatalogueEnvironment,
  { ssoSessions }: Catalogue,
): OwnSsoSession | undefined {
  if (ssoSession !== undefined) return ssoSessions.find(({ name }) => name === ssoSession);
  return ssoSessions.length === 1 ? ssoSessions[0] : undefined;
}

/** The profiles that have to be made for environments to which none leads, by `roleKey` and by account; as many as there is room for. */
function newProfiles(
  state: AppState,
  catalogue: Catalogue,
  environments: readonly CatalogueEnvironment[],
): ReadonlyMap<string, NewProfile | 'no-room'> {
  const made = new Map<string, NewProfile | 'no-room'>();
  const sessions = knownSessions(state);
  const taken = new Set([...state.profiles, ...state.settings.ownProfiles].map(({ name }) => name));
  const accountNames = new Map(catalogue.accounts.map(({ id, name }) => [id, name]));
  let room = maxOwnProfiles - state.settings.ownProfiles.length;
  for (const environment of environments) {
    const { account, role, region } = environment;
    const hinted = sessionOf(environment, catalogue);
    if (account === undefined || role === undefined || hinted === undefined) continue;
    const key = roleKey(environment);
    if (made.has(key)) continue;
    const { key: name, startUrl, region: ssoRegion } = sessionFor(hinted, sessions);
    const [profile] = ownProfilesFor({
      roles: [{ accountId: account, accountName: accountNames.get(account) ?? '', roleName: role }],
      ssoSession: name,
      region,
      taken,
    });
    if (profile === undefined) continue;
    const fresh = room > 0 ? { profile, session: { name, startUrl, region: ssoRegion } } : 'no-room';
    made.set(key, fresh);
    // For environments of the account that name no role.
    if (!made.has(account)) made.set(account, fresh);
    sessions.push(toSsoSession({ name, startUrl, region: ssoRegion }));
    taken.add(profile.name);
    room -= 1;
  }
  return made;
}

function knownSessions({ profiles, ssoSessions, settings }: AppState): SsoSession[] {
  return [
    ...ssoSessions.map(({ session }) => session),
    ...profiles.flatMap(({ ssoSession }) => (ssoSession === undefined ? [] : [ssoSession])),
    ...settings.ownSsoSessions.map(toSsoSession),
  ];
}

function obstacle(environment: CatalogueEnvironment, catalogue: Catalogue): CatalogueObstacle {
  const { account, profile = '' } = environment;
  if (account === undefined) return { kind: 'no-profile-named', profile };
  const hinted = sessionOf(environment, catalogue);
  const sessions = hinted === undefined ? catalogue.ssoSessions : [hinted];
  return { kind: 'no-profile-for-account', account, sessions: sessions.map(({ name }) => name) };
}
