/** Made-up snapshots for the tests of the picker. */

import { type Environment, environmentKey } from '../../../../src/shared/environment.ts';
import type { Profile } from '../../../../src/shared/profile.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';

export const acme: Profile = {
  name: 'acme',
  kind: 'access-key',
  readiness: { ready: true },
  region: 'eu-west-1',
  origin: 'files',
};

export const lacksKeys: Profile = {
  name: 'acme-old',
  kind: 'empty',
  readiness: { ready: false, reason: { kind: 'no-credentials', file: 'config', line: 1 } },
  origin: 'files',
};

export const corpSession: SsoSession = {
  key: 'corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
};

/** A profile that gets its credentials from `corpSession`. */
export const corp: Profile = {
  name: 'corp-data',
  kind: 'sso-session',
  readiness: { ready: true },
  region: 'eu-west-1',
  accountId: '111111111111',
  roleName: 'ReadOnly',
  ssoSession: corpSession,
  origin: 'files',
};

/** @returns an environment of the profile `acme` in eu-west-1 */
export function environment(name: string, more: Partial<Environment> = {}): Environment {
  return { id: { profile: 'acme', region: 'eu-west-1', name }, origin: 'listed', ...more };
}

/** @returns the key of such an environment */
export function keyOf(name: string): string {
  return environmentKey(environment(name).id);
}

/** No link has arrived, and no host was seen. */
export const noLinks: Snapshot['links'] = {
  copied: null,
  pending: null,
  arrived: 0,
  search: null,
};

/** What the settings alone show. */
const settingsFacts = {
  preferences: { hidePickerOnBlur: true, signInPlace: 'browser', appearance: 'system', updates: 'install' },
  updates: {
    route: { kind: 'none', why: 'no-feed' },
    step: { phase: 'unknown' },
    askedAtMs: null,
    answeredAtMs: null,
    refused: null,
    hasNotes: false,
  },
  allowedProcesses: [],
  remembered: { places: 0, zooms: 0 },
  versions: { electron: '45.4.1', chromium: '150.0.0.0', node: '24.0.0' },
  keptFiles: {
    settingsFile: '/home/mara/.config/Windsock/settings.json',
    environmentsFile: '/home/mara/.config/Windsock/environments.json',
    sessionsFolder: '/home/mara/.config/Windsock/Partitions',
    logFile: '/home/mara/.config/Windsock/logs/main.log',
    ssoTokensFolder: '/home/mara/.aws/sso/cache',
    loginTokensFolder: '/home/mara/.aws/login/cache',
  },
  linkHandler: { by: 'package' },
  lastErrors: [],
} satisfies Partial<Snapshot>;

/** @returns a snapshot in which profiles were found and nothing was asked of AWS yet, with these differences */
export function snapshot(more: Partial<Snapshot> = {}): Snapshot {
  return {
    appVersion: '0.0.0',
    keyboard: 'other',
    commandRules: 'posix',
    pickerVisible: true,
    profileFiles: ['/home/mara/.aws/config', '/home/mara/.aws/credentials'],
    hotkey: { accelerator: 'Alt+Shift+Space', active: true, arrived: false, command: null },
    loginItem: { state: 'off' },
    isFirstRun: false,
    profiles: [acme],
    productionRules: [],
    productionChoices: {},
    accountAliases: {},
    environments: [],
    favourites: [],
    favouriteHotkeys: {},
    aliases: {},
    usage: {},
    latches: {},
    customHosts: {},
    seenHosts: {},
    networks: {},
    openings: {},
    openWindows: [],
    notices: [],
    discovery: { phase: 'never' },
    extraRegions: [],
    unsearchedProfiles: [],
    ssoSessions: [],
    prompts: [],
    diagnosis: null,
    identityCenter: { phase: 'none' },
    catalogue: { offer: { phase: 'none' }, taken: null },
    links: noLinks,
    ...settingsFacts,
    settingsAsked: { section: null, times: 0 },
    ...more,
  };
}

/** @returns a snapshot with environments of these names, found a while ago */
export function snapshotOf(names: readonly string[], more: Partial<Snapshot> = {}): Snapshot {
  return snapshot({
    environments: names.map((name) => environment(name)),
    discovery: { phase: 'done', finishedAtMs: 0 },
    ...more,
  });
}
