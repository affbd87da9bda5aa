/** The single truth of the app, as plain data, and the transitions that may change it. */

import type { AirflowSession, AirflowWindowState, TunnelState } from '../../shared/airflow-window.ts';
import type { Keyring } from '../../shared/app-facts.ts';
import type { CatalogueReading } from '../../shared/catalogue.ts';
import type { Diagnosis } from '../../shared/diagnosis.ts';
import {
  type AirflowMajor,
  airflowMajorFrom,
  type Environment,
  type EnvironmentId,
  environmentIdFromKey,
  environmentKey,
  sameEnvironment,
} from '../../shared/environment.ts';
import { withUse as usageAfterUse, usageUnder } from '../../shared/frecency.ts';
import type { Profile } from '../../shared/profile.ts';
import type { Prompt } from '../../shared/prompt.ts';
import { latchKey } from '../../shared/rank.ts';
import { maxLatches, maxUsages, type Settings } from '../../shared/settings.ts';
import type {
  Discovery,
  IdentityCenterOffer,
  Links,
  LoginItem,
  Notice,
  Opening,
  SettingsAsked,
} from '../../shared/snapshot.ts';
import type { SsoSessionState } from '../../shared/sso.ts';
import type { Updates } from '../../shared/updates.ts';
import { firstOfEach } from './first-of-each.ts';
import { withLatestEntry } from './latest-entries.ts';
import type { SetAside } from './set-aside.ts';
import { firstUpdates } from './update-state.ts';

/** All state of the app. Records are keyed by `environmentKey`. */
export interface AppState {
  readonly settings: Settings;
  readonly profiles: readonly Profile[];
  /** Profile -> twelve digits, where AWS told what the profile does not. */
  readonly profileAccounts: Readonly<Record<string, string>>;
  /** What AWS listed or described, now or before the last start. */
  readonly found: Readonly<Record<string, Environment>>;
  readonly searched: Searched;
  /** Of profiles that are not as they were: not offered, but there again once they are. */
  readonly setAside: readonly SetAside[];
  readonly openings: Readonly<Record<string, Opening>>;
  readonly openWindows: readonly EnvironmentId[];
  /** Every Airflow window, shown or not. */
  readonly airflowWindows: readonly AirflowWindowState[];
  readonly sessions: Readonly<Record<string, AirflowSession>>;
  readonly tunnels: Readonly<Record<string, TunnelState>>;
  readonly notices: readonly Notice[];
  readonly discovery: Discovery;
  readonly ssoSessions: readonly SsoSessionState[];
  readonly prompts: readonly Prompt[];
  readonly diagnosis: Diagnosis | null;
  readonly identityCenter: IdentityCenterOffer;
  /** The team's catalogue that is on offer. */
  readonly catalogue: CatalogueReading;
  readonly links: Links;
  /** `environmentKey` of what only a search for a link brought, while it is not sure to stay. */
  readonly linkFinds: readonly string[];
  readonly settingsAsked: SettingsAsked;
  /** Not looked at before the settings were asked for. */
  readonly keyring?: Keyring;
  readonly hotkeyActive: boolean;
  /** The hotkey that was pressed and arrived since the start; empty for none. */
  readonly hotkeyArrived: string;
  readonly loginItem: LoginItem;
  /** Favourites whose own hotkey works, by `environmentKey`. */
  readonly activeFavouriteHotkeys: readonly string[];
  readonly pickerVisible: boolean;
  /** False where the computer is on no network at all; true says nothing of where it leads to. */
  readonly isOnline: boolean;
  readonly updates: Updates;
}

/** What is remembered of the searches that led to `found`. */
export interface Searched {
  /** `placeKey` -> when the place was last searched; only places with environments. */
  readonly atMs: Readonly<Record<string, number>>;
  /** Profile -> `profileIdentity` through which its environments were found. */
  readonly through: Readonly<Record<string, string>>;
}

/** @returns the state at start, before anything was read but the settings */
export function initialState(settings: Settings): AppState {
  return {
    settings,
    profiles: [],
    profileAccounts: {},
    found: {},
    searched: { atMs: {}, through: {} },
    setAside: [],
    openings: {},
    openWindows: [],
    airflowWindows: [],
    sessions: {},
    tunnels: {},
    notices: [],
    discovery: { phase: 'never' },
    ssoSessions: [],
    prompts: [],
    diagnosis: null,
    identityCenter: { phase: 'none' },
    catalogue: { phase: 'none' },
    links: { copied: null, pending: null, arrived: 0, search: null },
    linkFinds: [],
    settingsAsked: { section: null, times: 0 },
    hotkeyActive: false,
    hotkeyArrived: '',
    loginItem: { state: 'off' },
    activeFavouriteHotkeys: [],
    pickerVisible: false,
    isOnline: true,
    updates: firstUpdates({ kind: 'none', why: 'no-feed' }, false),
  };
}

/** @returns every environment that a person can choose: found, typed, and the favourites and recent ones that no list has shown yet */
export function knownEnvironments(state: AppState): readonly Environment[] {
  const known = new Map(Object.entries(state.found));
  const remembered = [
    ...state.settings.typedEnvironments,
    ...state.settings.favourites,
    ...Object.keys(state.settings.usage).map(environmentIdFromKey),
  ];
  for (const id of remembered) {
    if (id === null || known.has(environmentKey(id))) continue;
    known.set(environmentKey(id), { id, origin: 'typed' });
  }
  const environments = [...known.values()];
  if (environments.every(({ accountId }) => accountId !== undefined)) return environments;
  const said = new Map(state.profiles.map(({ name, accountId }) => [name, accountId]));
  return environments.map((each) => {
    const { profile } = each.id;
    return withAccount(each, accountOf(state, profile, said.get(profile)));
  });
}

/** @returns what is known of one environment; of an unknown one its identity, and the account where its profile tells it */
export function environmentOf(state: AppState, id: EnvironmentId): Environment {
  const known: Environment = state.found[environmentKey(id)] ?? { id, origin: 'typed' };
  const profile = state.profiles.find(({ name }) => name === id.profile);
  return withAccount(known, accountOf(state, id.profile, profile?.accountId));
}

/** The account that a profile leads to: as AWS told it, else as the profile says. */
function accountOf(
  { profileAccounts }: AppState,
  profile: string,
  said: string | undefined,
): string | undefined {
  return (Object.hasOwn(profileAccounts, profile) ? profileAccounts[profile] : undefined) ?? said;
}

function withAccount(environment: Environment, accountId: string | undefined): Environment {
  return environment.accountId !== undefined || accountId === undefined
    ? environment
    : { ...environment, accountId };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

/** Keeps the entries that come first in the order of `rank`, highest first. */
function bounded<T>(record: Readonly<Record<string, T>>, max: number, rank: (value: T) => number) {
  const entries = Object.entries(record);
  if (entries.length <= max) return record;
  entries.sort(([, a], [, b]) => rank(b) - rank(a));
  return Object.fromEntries(entries.slice(0, max));
}

/** Changes settings. @returns the same state where they are these already */
export function withSettings(state: AppState, change: Partial<Settings>): AppState {
  const names = Object.keys(change) as (keyof Settings)[];
  if (names.every((name) => change[name] === state.settings[name])) return state;
  return { ...state, settings: { ...state.settings, ...change } };
}

/** Takes a new list of profiles. */
export function withProfiles(state: AppState, profiles: readonly Profile[]): AppState {
  return { ...state, profiles };
}

/** Says how far opening an environment has come, or why it failed. */
export function withOpening(state: AppState, id: EnvironmentId, opening: Opening): AppState {
  return { ...state, openings: { ...state.openings, [environmentKey(id)]: opening } };
}

/** Says that opening an environment ended, well or by cancelling. */
export function withoutOpening(state: AppState, id: EnvironmentId): AppState {
  return { ...state, openings: without(state.openings, environmentKey(id)) };
}

/** Takes back that an opening failed: what failed before says nothing of now. */
export function withoutFailedOpening(state: AppState, id: EnvironmentId): AppState {
  return state.openings[environmentKey(id)]?.phase === 'failed' ? withoutOpening(state, id) : state;
}

/** @returns whether an opening is on its way */
export function isOpening({ openings }: AppState, id: EnvironmentId): boolean {
  const opening = openings[environmentKey(id)];
  return opening !== undefined && opening.phase !== 'failed';
}

/** Remembers that an environment was opened: for frecency, and for the query that led to it. */
export function withUse(
  state: AppState,
  use: { readonly id: EnvironmentId; readonly query: string; readonly nowMs: number },
): AppState {
  const key = environmentKey(use.id);
  const { usage, latches } = state.settings;
  const used = usageAfterUse(usageUnder(usage, key), use.nowMs);
  const query = latchKey(use.query);
  // Whatever reads the settings file drops this name, and the file would never be what was written.
  const isKept = query !== '' && query !== '__proto__';
  const latched = isKept ? withLatestEntry(latches, [query, key], maxLatches) : latches;
  return withSettings(state, {
    usage: bounded({ ...usage, [key]: used }, maxUsages, (each) => each.atMs),
    latches: latched,
  });
}

/** Remembers at which Airflow major the login worked; a listed version of another major is out of date by that. */
export function withAirflowMajor(state: AppState, id: EnvironmentId, major: AirflowMajor): AppState {
  const key = environmentKey(id);
  const current = withoutOtherVersion(state, key, major);
  if (current.settings.airflowMajors[key] === major) return current;
  return withSettings(current, {
    airflowMajors: withLatestEntry(current.settings.airflowMajors, [key, major], maxUsages),
  });
}

function withoutOtherVersion(state: AppState, key: string, major: AirflowMajor): AppState {
  const listed = state.found[key];
  const listedMajor = airflowMajorFrom(listed?.airflowVersion);
  if (listed === undefined || listedMajor === null || listedMajor === major) return state;
  const { airflowVersion: _outdated, ...rest } = listed;
  return { ...state, found: { ...state.found, [key]: rest } };
}

/** Adds environments that the person typed; each once. */
export function withTypedEnvironments(state: AppState, ids: readonly EnvironmentId[]): AppState {
  const { typedEnvironments: typed } = state.settings;
  const there = new Set(typed.map(environmentKey));
  const added = firstOfEach(ids, environmentKey).filter((id) => !there.has(environmentKey(id)));
  return added.length === 0 ? state : withSettings(state, { typedEnvironments: [...typed, ...added] });
}

/** Forgets an environment altogether: as typed, favourite, recent one, and what its windows remembered. */
export function withoutEnvironment(state: AppState, id: EnvironmentId): AppState {
  const key = environmentKey(id);
  const { settings } = state;
  const isOther = (each: EnvironmentId) => !sameEnvironment(each, id);
  const latches = Object.entries(settings.latches).filter(([, chosen]) => chosen !== key);
  return {
    ...withSettings(state, {
      typedEnvironments: settings.typedEnvironments.filter(isOther),
      favourites: settings.favourites.filter(isOther),
      favouriteHotkeys: without(settings.favouriteHotkeys, key),
      aliases: without(settings.aliases, key),
      usage: without(settings.usage, key),
      latches: Object.fromEntries(latches),
      airflowMajors: without(settings.airflowMajors, key),
      windowBounds: without(settings.windowBounds, key),
      zoomFactors: without(settings.zoomFactors, key),
      seenHosts: without(settings.seenHosts, key),
      customHosts: without(settings.customHosts, key),
      networks: without(settings.networks, key),
      productionChoices: without(settings.productionChoices, key),
    }),
    found: without(state.found, key),
    openings: without(state.openings, key),
    sessions: without(state.sessions, key),
  };
}

/** Shows a notice, in place of one with the same id. */
export function withNotice(state: AppState, notice: Notice): AppState {
  return { ...state, notices: [...state.notices.filter(({ id }) => id !== notice.id), notice] };
}

/** Takes away one notice. */
export function withoutNotice(state: AppState, noticeId: string): AppState {
  return withNoticesOf(state, (id) => id !== noticeId);
}

/** Keeps only the notices whose id stays. */
export function withNoticesOf(state: AppState, stays: (id: string) => boolean): AppState {
  const notices = state.notices.filter(({ id }) => stays(id));
  return notices.length === state.notices.length ? state : { ...state, notices };
}
