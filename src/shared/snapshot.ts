/** All that a Windsock page may show; nothing secret can be expressed in it. */

import type { AirflowLink, PageLink } from './airflow-link.ts';
import type { AppFacts, Keyring } from './app-facts.ts';
import type { CatalogueOffer, TakenCatalogue } from './catalogue.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Environment, EnvironmentId } from './environment.ts';
import type { Failure } from './failure.ts';
import type { LinkHosts } from './link-targets.ts';
import type { PersonNeed } from './person-need.ts';
import type { ProductionRule } from './production.ts';
import type { Profile } from './profile.ts';
import type { Prompt } from './prompt.ts';
import type { NetworkSetting, Preferences, Usage } from './settings.ts';
import type { SettingsSection } from './settings-section.ts';
import type { SsoAccount, SsoSession, SsoSessionState } from './sso.ts';
import type { Updates } from './updates.ts';

/** How far opening an environment has come, or why it failed. */
export type Opening =
  /** The environment's own tunnel opens first. */
  | { readonly phase: 'starting-tunnel' }
  | { readonly phase: 'minting' }
  /** The prompt window asks; the opening goes on by itself after the answer. */
  | { readonly phase: 'waiting-for-person'; readonly need: PersonNeed }
  | { readonly phase: 'signing-in'; readonly host: string }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** Something that a person should know; shown as a row of the picker. With `about` it stands for what kept a search from places. */
export interface Notice {
  readonly id: string;
  /** Of the first place; the others failed alike. */
  readonly failure: Failure;
  readonly about?: NoticeSubject;
}

/** What a search could not see, and why is said once for all of it. */
export interface NoticeSubject {
  readonly profiles: readonly string[];
  /** Absent where the failure is one of the profiles, whatever the region. */
  readonly region?: string;
  /** How many accounts these profiles lead to; absent where that is not known of each. */
  readonly accounts?: number;
}

/** How many places were asked, of how many; a place is a profile in a region. */
export interface SearchProgress {
  readonly done: number;
  readonly total: number;
}

/** The search for environments: never done yet, under way, or over. `updatedAtMs`: when the search before was done. */
export type Discovery =
  | { readonly phase: 'never' }
  | ({ readonly phase: 'running'; readonly updatedAtMs?: number } & SearchProgress)
  /** `stopped`: a person ended it, or there was no network: what it had found by then stays. */
  | { readonly phase: 'done'; readonly finishedAtMs: number; readonly stopped?: SearchProgress };

/** Links that arrived. */
export interface Links {
  /** Of the clipboard, while the picker is on the screen. */
  readonly copied: PageLink | null;
  /** Came from outside and takes a person: to choose, to look for it, to sign in. `number`: a later one is another. */
  readonly pending: { readonly number: number; readonly link: AirflowLink } | null;
  /** How many of those there were. */
  readonly arrived: number;
  /** A host that no environment was known by, and what became of looking for it. */
  readonly search: { readonly host: string; readonly phase: 'looking' | 'not-found' } | null;
}

/** The global hotkey. */
export interface Hotkey extends FavouriteHotkey {
  /** It was pressed since the start, and arrived. */
  readonly arrived: boolean;
  /** On Wayland, what a key of the desktop has to run in its place; null elsewhere. */
  readonly command: string | null;
}

/** Keys that open a favourite while any program has the keyboard. */
export interface FavouriteHotkey {
  /** As Electron writes them. */
  readonly accelerator: string;
  /** Registered; on Wayland no proof that it arrives. */
  readonly active: boolean;
}

/** Whether Windsock starts at login, as the system has it. `blocked`: the system holds it back. */
export interface LoginItem {
  readonly state: 'on' | 'off' | 'blocked';
  readonly reason?: Failure;
}

/** The section for which the settings window was brought; null for the one that it showed. `times`: how often it was. */
export interface SettingsAsked {
  readonly section: SettingsSection | null;
  readonly times: number;
}

/** What is pushed to a page at a change: the fields that are not as before. Whoever has just begun to listen gets them all. */
export type SnapshotChanges = Partial<Snapshot>;

/** The whole of what a page knows. Records are keyed by `environmentKey`. */
export interface Snapshot extends AppFacts {
  /** Whether the picker is on the screen; its page forgets an old query while it is not. */
  readonly pickerVisible: boolean;
  readonly hotkey: Hotkey;
  readonly loginItem: LoginItem;
  /** No environment was opened yet: the picker tells the first steps. */
  readonly isFirstRun: boolean;
  readonly profiles: readonly Profile[];
  /** Every known environment: listed, typed, and the favourites and recent ones that no list has shown yet. */
  readonly environments: readonly Environment[];
  /** In the person's order. */
  readonly favourites: readonly EnvironmentId[];
  /** Each opens its favourite. */
  readonly favouriteHotkeys: Readonly<Record<string, FavouriteHotkey>>;
  /** What the person calls single environments. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly usage: Readonly<Record<string, Usage>>;
  readonly latches: Readonly<Record<string, string>>;
  /** Hosts that the person set or confirmed instead of AWS's own. */
  readonly customHosts: LinkHosts['customHosts'];
  /** Hosts of the last logins. */
  readonly seenHosts: LinkHosts['seenHosts'];
  /** How single environments are reached, where that is set. */
  readonly networks: Readonly<Record<string, NetworkSetting>>;
  readonly openings: Readonly<Record<string, Opening>>;
  readonly openWindows: readonly EnvironmentId[];
  readonly notices: readonly Notice[];
  readonly discovery: Discovery;
  /** Regions that are searched through every profile, beside each one's own. */
  readonly extraRegions: readonly string[];
  /** Profiles that the person took out of the search. */
  readonly unsearchedProfiles: readonly string[];
  /** The person's own, in their order; Windsock's own comes after them. */
  readonly productionRules: readonly ProductionRule[];
  /** By `choiceKeyOf`. */
  readonly productionChoices: Readonly<Record<string, boolean>>;
  /** Twelve digits -> name of the account. */
  readonly accountAliases: Readonly<Record<string, string>>;
  /** The IAM Identity Center sessions that profiles name, in the order of the profiles. */
  readonly ssoSessions: readonly SsoSessionState[];
  /** What the prompt window asks; the first is shown. */
  readonly prompts: readonly Prompt[];
  /** The latest "Why can't I?", until it is closed. */
  readonly diagnosis: Diagnosis | null;
  /** Accounts and roles of the session that was signed in to from the picker's form. */
  readonly identityCenter: IdentityCenterOffer;
  /** The team's catalogue: what is on offer, and what was taken last. */
  readonly catalogue: { readonly offer: CatalogueOffer; readonly taken: TakenCatalogue | null };
  readonly links: Links;
  readonly settingsAsked: SettingsAsked;
  readonly preferences: Preferences;
  readonly updates: Updates;
  /** Profiles whose `credential_process` the person allowed. */
  readonly allowedProcesses: readonly string[];
  /** How many environments have a window place, and how many a zoom, that is remembered. */
  readonly remembered: { readonly places: number; readonly zooms: number };
  /** Not looked at before the settings were asked for. */
  readonly keyring?: Keyring;
}

/** What signing in with a start URL alone leads to: the accounts and roles from which a person chooses profiles. */
export type IdentityCenterOffer =
  /** `asked`: how often its form was asked for outside the picker. */
  | { readonly phase: 'none'; readonly asked?: number }
  | { readonly phase: 'signing-in'; readonly session: SsoSession }
  | { readonly phase: 'listing'; readonly session: SsoSession; readonly accounts: readonly SsoAccount[] }
  | {
      readonly phase: 'listed';
      readonly session: SsoSession;
      readonly accounts: readonly SsoAccount[];
      /** What kept the others from being listed. */
      readonly problem?: Failure;
    }
  | { readonly phase: 'failed'; readonly failure: Failure };
