/** The wizard-free start: signs in with a start URL alone, lists accounts and roles, and keeps those chosen as profiles of Windsock's own. */

import type { AccountRole } from '../../shared/commands.ts';
import { isRegionName } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import type { PersonNeed } from '../../shared/person-need.ts';
import { maxOwnProfiles } from '../../shared/settings.ts';
import type { SsoAccount, SsoSession } from '../../shared/sso.ts';
import { startUrlFrom } from '../../shared/start-url.ts';
import type { AppState } from '../core/app-state.ts';
import { type ChosenRole, ownProfilesFor, sessionFor, toSsoSession } from '../core/own-profiles.ts';
import {
  withAccounts,
  withIdentityCenter,
  withIdentityCenterAsked,
  withOwnProfiles,
  withoutOwnProfile,
} from '../core/state-own-profiles.ts';
import { withAccountNames } from '../core/state-production.ts';
import type { Store } from '../store.ts';

/** What the use case works with. */
export interface IdentityCenterParts {
  readonly store: Store<AppState>;
  /** Asks the person; ends early with `cancelled`. */
  readonly meetNeed: (need: PersonNeed, signal: AbortSignal) => Promise<Result<null>>;
  /** Streams accounts with their roles; failure `person-needed` when the session is not signed in. */
  readonly listAccounts: (request: {
    readonly session: SsoSession;
    readonly signal: AbortSignal;
    readonly onAccounts: (accounts: readonly SsoAccount[]) => void;
  }) => Promise<Result<null>>;
  /** Takes a new reading of all profiles, those of the settings included, into the state. */
  readonly readProfiles: () => Promise<void>;
  /** Looks for environments through these profiles; through all where none are named. */
  readonly discover: (request: { readonly profiles?: readonly string[] }) => Promise<Result<null>>;
  /** The sign-in took the person elsewhere: brings the picker back. */
  readonly showPicker: () => void;
}

/** What a person can do about profiles of Windsock's own. */
export interface IdentityCenter {
  /**
   * Signs in, asking the person only where that is needed, and lists accounts and roles into the state. A call while
   * another runs takes its place.
   *
   * @returns failure `start-url-invalid` | `region-name-invalid` at once; later `cancelled` and every failure of a
   * sign-in, which stands in the state too
   */
  readonly start: (startUrl: string, region: string) => Promise<Result<null>>;
  /**
   * Keeps listed roles as profiles, reads all profiles anew and begins a search.
   *
   * @returns failure `region-name-invalid` | `too-many-profiles`; `cancelled` when no roles are on offer
   */
  readonly add: (roles: readonly AccountRole[], region: string) => Promise<Result<null>>;
  /** Brings the picker with the form. */
  readonly ask: () => void;
  /** Ends what runs and takes the offer away. */
  readonly close: () => void;
  /** Forgets a profile of Windsock's own. */
  readonly remove: (name: string) => Promise<Result<null>>;
}

/** @returns the use case; it asks nothing of AWS by itself */
export function createIdentityCenter(parts: IdentityCenterParts): IdentityCenter {
  const { store, readProfiles } = parts;
  let running = new AbortController();
  const close = () => {
    running.abort();
    store.update((state) => withIdentityCenter(state, { phase: 'none' }));
  };
  return {
    start: async (typedUrl, typedRegion) => {
      const startUrl = startUrlFrom(typedUrl);
      if (startUrl === null) return fail({ kind: 'start-url-invalid', startUrl: typedUrl.trim() });
      const region = typedRegion.trim().toLowerCase();
      if (!isRegionName(region)) return fail({ kind: 'region-name-invalid', region });
      running.abort();
      running = new AbortController();
      return offerRoles(parts, sessionFor({ startUrl, region }, knownSessions(store.get())), running.signal);
    },
    add: async (roles, region) => {
      const added = await addRoles(parts, roles, region.trim().toLowerCase());
      if (added.ok) close();
      return added;
    },
    ask: () => {
      store.update(withIdentityCenterAsked);
      parts.showPicker();
    },
    close,
    remove: async (name) => {
      store.update((state) => withoutOwnProfile(state, name));
      await readProfiles();
      return ok(null);
    },
  };
}

/** The sessions of the files and of Windsock's own, each once. */
function knownSessions({ profiles, ssoSessions, settings }: AppState): readonly SsoSession[] {
  return [
    ...ssoSessions.map(({ session }) => session),
    ...profiles.flatMap(({ ssoSession }) => (ssoSession === undefined ? [] : [ssoSession])),
    ...settings.ownSsoSessions.map(toSsoSession),
  ];
}

async function offerRoles(
  { store, meetNeed, listAccounts, showPicker }: IdentityCenterParts,
  session: SsoSession,
  signal: AbortSignal,
): Promise<Result<null>> {
  /** What comes after the person went away is not shown. */
  const update = (change: (state: AppState) => AppState) => {
    if (!signal.aborted) store.update(change);
  };
  const list = () => {
    update((state) => withIdentityCenter(state, { phase: 'listing', session, accounts: [] }));
    return listAccounts({
      session,
      signal,
      onAccounts: (accounts) => update((state) => withAccounts(withNamesInUse(state, accounts), accounts)),
    });
  };
  update((state) => withIdentityCenter(state, { phase: 'signing-in', session }));
  let listed = await list();
  if (!listed.ok && listed.failure.kind === 'person-needed') {
    update((state) => withIdentityCenter(state, { phase: 'signing-in', session }));
    const met = await meetNeed({ kind: 'sign-in', session }, signal);
    if (!signal.aborted) showPicker();
    listed = met.ok ? await list() : met;
  }
  if (signal.aborted) return fail({ kind: 'cancelled' });
  const outcome = listed;
  store.update((state) => withOutcome(state, session, outcome));
  return listed;
}

/** Rows and windows name accounts as the portal does, where IAM does not tell their aliases. */
function withNamesInUse(state: AppState, accounts: readonly SsoAccount[]): AppState {
  const inUse = new Set(state.profiles.map(({ accountId }) => accountId));
  return withAccountNames(
    state,
    accounts.filter(({ id }) => inUse.has(id)),
  );
}

/** What was listed before something failed can be chosen from. */
function withOutcome(state: AppState, session: SsoSession, outcome: Result<null>): AppState {
  const { identityCenter } = state;
  const accounts = identityCenter.phase === 'listing' ? identityCenter.accounts : [];
  if (outcome.ok) return withIdentityCenter(state, { phase: 'listed', session, accounts });
  const { failure } = outcome;
  if (failure.kind === 'cancelled') return withIdentityCenter(state, { phase: 'none' });
  return withIdentityCenter(
    state,
    accounts.length === 0
      ? { phase: 'failed', failure }
      : { phase: 'listed', session, accounts, problem: failure },
  );
}

async function addRoles(
  { store, readProfiles, discover }: IdentityCenterParts,
  roles: readonly AccountRole[],
  region: string,
): Promise<Result<null>> {
  const state = store.get();
  const { identityCenter, settings } = state;
  if (identityCenter.phase !== 'listing' && identityCenter.phase !== 'listed')
    return fail({ kind: 'cancelled' });
  if (!isRegionName(region)) return fail({ kind: 'region-name-invalid', region });
  const { session, accounts } = identityCenter;
  const profiles = ownProfilesFor({
    roles: newRoles(roles, accounts, state, session),
    ssoSession: session.key,
    region,
    taken: new Set([...state.profiles, ...settings.ownProfiles].map(({ name }) => name)),
  });
  if (settings.ownProfiles.length + profiles.length > maxOwnProfiles) {
    return fail({ kind: 'too-many-profiles', max: maxOwnProfiles });
  }
  const own = { name: session.key, startUrl: session.startUrl, region: session.region };
  store.update((current) => withOwnProfiles(current, { session: own, profiles }));
  await readProfiles();
  store.update((current) => withNamesInUse(current, accounts));
  // Not waited for: rows come as they are found.
  const names = profiles.map(({ name }) => name);
  void discover(state.discovery.phase === 'never' ? {} : { profiles: names });
  return ok(null);
}

/** Those of the roles that are on offer and no profile of Windsock's own yet. */
function newRoles(
  roles: readonly AccountRole[],
  accounts: readonly SsoAccount[],
  { settings }: AppState,
  session: SsoSession,
): readonly ChosenRole[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const have = new Set(
    settings.ownProfiles
      .filter(({ ssoSession }) => ssoSession === session.key)
      .map(({ accountId, roleName }) => `${accountId}/${roleName}`),
  );
  return roles.flatMap(({ accountId, roleName }) => {
    const account = byId.get(accountId);
    const isNew = account?.roles.includes(roleName) === true && !have.has(`${accountId}/${roleName}`);
    return isNew ? [{ accountId, roleName, accountName: account.name }] : [];
  });
}
