/** What of the state a page may show. */

import type { Snapshot } from '../../shared/snapshot.ts';
import { type AppState, knownEnvironments } from './app-state.ts';
import { catalogueOffer } from './state-catalogue.ts';

/** Facts of the running app that are not state. */
export interface AppFacts {
  readonly appVersion: string;
  readonly keyboard: 'mac' | 'other';
  readonly commandRules: Snapshot['commandRules'];
  readonly profileFiles: readonly string[];
}

/** @returns the snapshot for the pages */
export function toSnapshot(state: AppState, facts: AppFacts): Snapshot {
  const { settings } = state;
  return {
    ...facts,
    pickerVisible: state.pickerVisible,
    hotkey: { accelerator: settings.hotkey, active: state.hotkeyActive },
    profiles: state.profiles,
    environments: knownEnvironments(state),
    favourites: settings.favourites,
    aliases: settings.aliases,
    usage: settings.usage,
    latches: settings.latches,
    customHosts: settings.customHosts,
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
    catalogue: { offer: catalogueOffer(state), taken: settings.catalogue },
    settingsAsked: state.settingsAsked,
    links: { ...state.links, seenHosts: settings.seenHosts, customHosts: settings.customHosts },
  };
}
