/** What of the state a page may show. */

import type { AppFacts } from '../../shared/app-facts.ts';
import type { Environment } from '../../shared/environment.ts';
import type { Snapshot, SnapshotChanges } from '../../shared/snapshot.ts';
import { type AppState, knownEnvironments } from './app-state.ts';
import { isSameValue } from './same-value.ts';
import { catalogueOffer } from './state-catalogue.ts';
import { isFirstRun } from './state-life.ts';
import { preferencesOf } from './state-settings.ts';

/** What a snapshot tells beside the state. */
export interface SnapshotFacts extends AppFacts {
  /** What a key of a Wayland desktop has to run; null where hotkeys need no such help. */
  readonly toggleCommand: string | null;
}

/** Parts of a snapshot that take time to work out and to send. */
interface WorkedOut {
  readonly environments: readonly Environment[];
  readonly catalogue: Snapshot['catalogue'];
}

/** @returns what works these parts out: each the same again as long as nothing of what it is made of changed */
export function createWorkedOut(): (state: AppState) => WorkedOut {
  const environmentsOf = remembering(
    ({ found, profiles, profileAccounts, settings: { typedEnvironments, favourites, usage } }) => [
      found,
      profiles,
      profileAccounts,
      typedEnvironments,
      favourites,
      usage,
    ],
    knownEnvironments,
  );
  const catalogueOf = remembering(
    ({ catalogue, settings, found, profiles, profileAccounts, ssoSessions }) => [
      catalogue,
      settings,
      found,
      profiles,
      profileAccounts,
      ssoSessions,
    ],
    catalogueShown,
  );
  return (state) => ({ environments: environmentsOf(state), catalogue: catalogueOf(state) });
}

function remembering<T>(
  sourcesOf: (state: AppState) => readonly unknown[],
  workOut: (state: AppState) => T,
): (state: AppState) => T {
  let last: { readonly sources: readonly unknown[]; readonly value: T } | null = null;
  return (state) => {
    const sources = sourcesOf(state);
    if (last === null || sources.some((each, at) => each !== last?.sources[at]))
      last = { sources, value: workOut(state) };
    return last.value;
  };
}

function catalogueShown(state: AppState): Snapshot['catalogue'] {
  return { offer: catalogueOffer(state), taken: state.settings.catalogue };
}

/** @returns the fields that do not say the same as before; all of them for a page that was sent none */
export function changesSince(before: Snapshot | undefined, snapshot: Snapshot): SnapshotChanges {
  if (before === undefined) return snapshot;
  const fields = Object.keys(snapshot) as (keyof Snapshot)[];
  return Object.fromEntries(
    fields
      .filter((field) => !isSameValue(snapshot[field], before[field]))
      .map((field) => [field, snapshot[field]]),
  );
}

/** @returns the snapshot for the pages */
export function toSnapshot(
  state: AppState,
  { toggleCommand, ...facts }: SnapshotFacts,
  { environments, catalogue } = createWorkedOut()(state),
): Snapshot {
  const { settings } = state;
  return {
    ...facts,
    pickerVisible: state.pickerVisible,
    hotkey: {
      accelerator: settings.hotkey,
      active: state.hotkeyActive,
      arrived: state.hotkeyArrived === settings.hotkey,
      command: toggleCommand,
    },
    loginItem: state.loginItem,
    isFirstRun: isFirstRun(state),
    profiles: state.profiles,
    environments,
    favourites: settings.favourites,
    favouriteHotkeys: favouriteHotkeys(state),
    aliases: settings.aliases,
    usage: settings.usage,
    latches: settings.latches,
    customHosts: settings.customHosts,
    seenHosts: settings.seenHosts,
    networks: settings.networks,
    openings: state.openings,
    openWindows: state.openWindows,
    notices: state.notices,
    discovery: state.discovery,
    extraRegions: settings.extraRegions,
    unsearchedProfiles: settings.unsearchedProfiles,
    productionRules: settings.productionRules,
    productionChoices: settings.productionChoices,
    accountAliases: settings.accountAliases,
    ssoSessions: state.ssoSessions,
    prompts: state.prompts,
    diagnosis: state.diagnosis,
    identityCenter: state.identityCenter,
    preferences: preferencesOf(state),
    updates: state.updates,
    allowedProcesses: Object.keys(settings.allowedProcesses),
    remembered: {
      places: Object.keys(settings.windowBounds).length,
      zooms: Object.keys(settings.zoomFactors).length,
    },
    catalogue,
    settingsAsked: state.settingsAsked,
    ...(state.keyring === undefined ? {} : { keyring: state.keyring }),
    links: state.links,
  };
}

function favouriteHotkeys({ settings, activeFavouriteHotkeys }: AppState): Snapshot['favouriteHotkeys'] {
  const active = new Set(activeFavouriteHotkeys);
  return Object.fromEntries(
    Object.entries(settings.favouriteHotkeys).map(([key, accelerator]) => [
      key,
      { accelerator, active: active.has(key) },
    ]),
  );
}
