/** What Windsock keeps between starts: type, defaults and bounds. No credential, token or cookie can be expressed in it. */

import type { TakenCatalogue } from './catalogue.ts';
import type { AirflowMajor, EnvironmentId } from './environment.ts';
import type { ProductionRule } from './production.ts';
import type { SignInPlace } from './prompt.ts';
import type { UpdateChoice } from './updates.ts';

/** How much an environment was used: one number that halves every `usageHalfLifeMs`, and when it was last brought up to date. */
export interface Usage {
  readonly score: number;
  readonly atMs: number;
}

/** Place and size of a window on the screen, in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A session that the person typed. */
export interface OwnSsoSession {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
}

/** A role of an account as a profile. */
export interface OwnProfile {
  readonly name: string;
  /** Name of one of the own sessions. */
  readonly ssoSession: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly region: string;
}

/** How the windows of one environment reach its web server; both may be absent. */
export interface NetworkSetting {
  /** `socks5://host:port` or `http://host:port`: for this environment's session only. */
  readonly proxy?: string;
  /** A command that holds a tunnel open while a window of the environment is; split as a shell would, run without one. */
  readonly tunnel?: string;
}

/** How an environment is reached, as a person typed it; empty for none. */
export interface NetworkTexts {
  readonly proxy: string;
  readonly tunnel: string;
}

export const appearances = ['system', 'light', 'dark'] as const;

/** Whose colours the windows have. */
export type Appearance = (typeof appearances)[number];

/** What a person sets by a single control. */
export type Preferences = Pick<Settings, 'hidePickerOnBlur' | 'signInPlace' | 'appearance' | 'updates'>;

/** The settings file, version 1. Records are keyed by `environmentKey`, but for `latches`, keyed by the query. */
export interface Settings {
  readonly version: 1;
  /** Electron accelerator of the global hotkey. */
  readonly hotkey: string;
  readonly hidePickerOnBlur: boolean;
  readonly appearance: Appearance;
  /** Set by the person's first "look for environments"; before that nothing is asked of AWS unasked. */
  readonly lookAtStart: boolean;
  readonly favourites: readonly EnvironmentId[];
  /** Electron accelerators; each opens its favourite. */
  readonly favouriteHotkeys: Readonly<Record<string, string>>;
  /** What the person calls an environment; searched as its name is. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly typedEnvironments: readonly EnvironmentId[];
  readonly usage: Readonly<Record<string, Usage>>;
  /** Query latch: what was chosen last time for this very query. */
  readonly latches: Readonly<Record<string, string>>;
  /** The Airflow major at which the last login worked. */
  readonly airflowMajors: Readonly<Record<string, AirflowMajor>>;
  readonly windowBounds: Readonly<Record<string, Bounds>>;
  readonly settingsWindowBounds: Bounds | null;
  /** 1 is 100 %. */
  readonly zoomFactors: Readonly<Record<string, number>>;
  /** Host of the web server at the last login: links from there lead back to the environment. */
  readonly seenHosts: Readonly<Record<string, string>>;
  /** A host that is none of AWS's own, which the person confirmed for this environment. */
  readonly customHosts: Readonly<Record<string, string>>;
  readonly networks: Readonly<Record<string, NetworkSetting>>;
  /** Asked before the rules of Windsock's own, in this order. */
  readonly productionRules: readonly ProductionRule[];
  /** By `choiceKeyOf`: what the person chose for one environment, whatever the rules say. */
  readonly productionChoices: Readonly<Record<string, boolean>>;
  /** Twelve digits -> alias of the account, or its name in IAM Identity Center. */
  readonly accountAliases: Readonly<Record<string, string>>;
  /** Regions to search beside each profile's own and those where something was found. */
  readonly extraRegions: readonly string[];
  /** Profiles that the person took out of the search. */
  readonly unsearchedProfiles: readonly string[];
  /** Profile -> SHA-256 of the `credential_process` that the person allowed; another command asks anew. */
  readonly allowedProcesses: Readonly<Record<string, string>>;
  /** IAM Identity Center sessions that were typed into Windsock; `~/.aws/config` is never written. */
  readonly ownSsoSessions: readonly OwnSsoSession[];
  /** Roles that were chosen as profiles of Windsock's own. */
  readonly ownProfiles: readonly OwnProfile[];
  /** Where sign-in pages open. */
  readonly signInPlace: SignInPlace;
  /** What is done about new versions of Windsock by itself. */
  readonly updates: UpdateChoice;
  /** An environment was opened, or the person had the first steps taken away. */
  readonly firstRunDone: boolean;
  /** The team's catalogue that was taken last; nothing reads it again by itself. */
  readonly catalogue: TakenCatalogue | null;
  /** Whether "Windsock stays in the tray" was said. */
  readonly toldAboutTray: boolean;
}

/** Hotkeys offered in this order when one is taken; no letters or digits where possible, since accelerators follow the QWERTY position on macOS. */
export const hotkeyCandidates: readonly [string, ...string[]] = [
  'Alt+Shift+Space',
  'Control+Alt+Space',
  'Control+Shift+Space',
  'Control+Alt+Shift+Space',
  'Control+Alt+Return',
];

export const usageHalfLifeMs = 7 * 24 * 3_600_000;
/** Oldest latches, usages, and what else is remembered of each environment that was used, go first beyond these. */
export const maxLatches = 500;
export const maxUsages = 2_000;
export const maxFavourites = 200;
/** Longest alias of an environment, in UTF-16 units. */
export const maxAliasLength = 64;
/** Far more roles than anybody has; a bound for what is read from the file. */
export const maxOwnProfiles = 5_000;
/** Longest accelerator that is kept, in UTF-16 units. */
export const maxAcceleratorLength = 80;
/** Favourites with a number key. */
export const numberedFavourites = 9;

export const defaultSettings: Settings = {
  version: 1,
  hotkey: hotkeyCandidates[0],
  hidePickerOnBlur: true,
  appearance: 'system',
  lookAtStart: false,
  favourites: [],
  favouriteHotkeys: {},
  aliases: {},
  typedEnvironments: [],
  usage: {},
  latches: {},
  airflowMajors: {},
  windowBounds: {},
  settingsWindowBounds: null,
  zoomFactors: {},
  seenHosts: {},
  customHosts: {},
  networks: {},
  productionRules: [],
  productionChoices: {},
  accountAliases: {},
  extraRegions: [],
  unsearchedProfiles: [],
  allowedProcesses: {},
  ownSsoSessions: [],
  ownProfiles: [],
  signInPlace: 'browser',
  updates: 'install',
  firstRunDone: false,
  catalogue: null,
  toldAboutTray: false,
};
