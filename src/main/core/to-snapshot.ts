/** What of the state a page may show. */

import type { Snapshot } from '../../shared/snapshot.ts';
import { type AppState, knownEnvironments } from './app-state.ts';
import { catalogueOffer } from './state-catalogue.ts';
import { isFirstRun } from './state-life.ts';
import { preferencesOf } from './state-settings.ts';

/** Facts of the running app that are not state. */
export interface AppFacts {
  readonly appVersion: string;
  readonly keyboard: 'mac' | 'other';
  readonly commandRules: Snapshot['commandRules'];
  readonly profileFiles: readonly string[];
  /** What a key of a Wayland desktop has to run; null where hotkeys need no such help. */
  readonly toggleCommand: string | null;
  readonly versions: Snapshot['versions'];
  readonly keptFiles: Snapshot['keptFiles'];
  readonly linkHandler: Snapshot['linkHandler'];
  readonly lastErrors: Snapshot['lastErrors'];
}

/** @returns the snapshot for the pages */
export function toSnapshot(state: AppState, { toggleCommand, ...facts }: AppFacts): Snapshot {
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
    environments: knownEnvironments(state),
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
    allowedProcesses: Object.keys(settings.allowedProcesses),
    remembered: {
      places: Object.keys(settings.windowBounds).length,
      zooms: Object.keys(settings.zoomFactors).length,
    },
    catalogue: { offer: catalogueOffer(state), taken: settings.catalogue },
    settingsAsked: state.settingsAsked,
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
