/** The contract between pages and the main process: named commands one way, snapshots the other. */

import type { WindowAct, WindowSnapshot } from './airflow-window.ts';
import type { KeptFolder } from './app-facts.ts';
import type { CatalogueExport } from './catalogue.ts';
import type { EnvironmentId } from './environment.ts';
import type { Result } from './failure.ts';
import type { ProductionChoice, ProductionRule } from './production.ts';
import type { PromptAnswer } from './prompt.ts';
import type { NetworkTexts, Preferences } from './settings.ts';
import type { SettingsSection } from './settings-section.ts';
import type { SnapshotChanges } from './snapshot.ts';
import type { WebPage } from './web-pages.ts';

/** What becomes of the picker, and the query that led to the choice (for the query latch). */
export interface OpenHow {
  readonly picker: 'hide' | 'keep';
  readonly query: string;
  /** The page to open, as `isPagePath` takes it; without one the window stays where it is, or starts at Airflow's start page. */
  readonly path?: string;
}

/** Command -> arguments. Each is answered by a `Result`; what it changed arrives with the next snapshot. */
export interface CommandArguments {
  /** The page listens now: push it a snapshot. */
  readonly pageReady: readonly [];
  readonly openEnvironment: readonly [id: EnvironmentId, how: OpenHow];
  readonly cancelOpening: readonly [id: EnvironmentId];
  /** Logs in in the default browser, with a token minted right then. */
  readonly openInBrowser: readonly [id: EnvironmentId, how: OpenHow];
  /** Copies a login URL, which the clipboard forgets after a minute. */
  readonly copyLoginUrl: readonly [id: EnvironmentId];
  /** Forgets the environment's cookies, then opens it anew. */
  readonly resetSession: readonly [id: EnvironmentId, how: OpenHow];
  readonly setFavourite: readonly [id: EnvironmentId, isFavourite: boolean];
  /** Puts a favourite at this place among all, counted from 0. */
  readonly moveFavourite: readonly [id: EnvironmentId, toIndex: number];
  /** The favourite's own hotkey from now on, as Electron writes it; an empty one ends that. */
  readonly setFavouriteHotkey: readonly [id: EnvironmentId, accelerator: string];
  /** What the person calls the environment from now on; an empty one ends that. */
  readonly setAlias: readonly [id: EnvironmentId, alias: string];
  readonly lookForEnvironments: readonly [];
  /** Once: the regions of the next search are chosen ones again, and those where something was found. */
  readonly searchAllRegions: readonly [];
  readonly cancelSearch: readonly [];
  readonly setSearchedProfile: readonly [profile: string, isSearched: boolean];
  readonly setExtraRegion: readonly [region: string, isSearched: boolean];
  readonly addEnvironment: readonly [profile: string, region: string, name: string];
  /** Adds nothing where the name is still being checked. */
  readonly cancelAdding: readonly [];
  readonly removeEnvironment: readonly [id: EnvironmentId];
  /** The host at which the environment's window logs in, instead of the one that AWS names; an empty one ends that. */
  readonly setCustomHost: readonly [id: EnvironmentId, host: string];
  /** How the windows of one environment reach its web server. */
  readonly setNetwork: readonly [id: EnvironmentId, typed: NetworkTexts];
  /** The picker's hotkey from now on, as Electron writes it. */
  readonly setHotkey: readonly [accelerator: string];
  /** While one is recorded, none of Windsock's hotkeys does its work. */
  readonly recordHotkey: readonly [isRecording: boolean];
  readonly takeOtherHotkey: readonly [];
  /** Starts Windsock at login, or no longer. */
  readonly setLoginItem: readonly [isOn: boolean];
  readonly quit: readonly [];
  /** Takes the first steps away. */
  readonly endFirstRun: readonly [];
  /** Brings the settings window, at a section; null for the one that it showed. */
  readonly setPreferences: readonly [preferences: Preferences];
  /** Environments open where a new window would, or at 100 %. */
  readonly forgetWindows: readonly [what: 'places' | 'zooms'];
  /** What was opened how often, and the letters that led there. */
  readonly forgetUse: readonly [];
  readonly withdrawProcess: readonly [profile: string];
  readonly showFolder: readonly [folder: KeptFolder];
  readonly copyDiagnostics: readonly [how: { readonly withNames: boolean }];
  readonly openWebPage: readonly [page: WebPage];
  readonly checkForUpdates: readonly [];
  /** Downloads the version that was found; it takes this one's place when Windsock quits. */
  readonly downloadUpdate: readonly [];
  /** Quits, and starts as the version that is ready. */
  readonly restartToUpdate: readonly [];
  /** Opens the page that tells what is new, where there is one. */
  readonly openReleaseNotes: readonly [];
  readonly showSettings: readonly [section: SettingsSection | null];
  readonly closeSettings: readonly [];
  readonly dismissNotice: readonly [noticeId: string];
  readonly hidePicker: readonly [];
  /** The prompt page's content is this high, in CSS pixels. */
  readonly fitPrompt: readonly [heightPx: number];
  readonly answerPrompt: readonly [id: string, answer: PromptAnswer];
  /** Asks for whatever only a person can give before the profile has credentials. */
  readonly authenticate: readonly [profile: string];
  /** Ends the sign-in of an IAM Identity Center session, by its key. */
  readonly signOut: readonly [sessionKey: string];
  readonly signOutEverywhere: readonly [];
  /** Shows the picker with the form for a start URL. */
  readonly askIdentityCenter: readonly [];
  /** Signs in to IAM Identity Center with a start URL alone, and lists the accounts and roles that it opens. */
  readonly startIdentityCenter: readonly [startUrl: string, region: string];
  /** Makes profiles of Windsock's own of the listed roles. */
  readonly addIdentityCenterProfiles: readonly [roles: readonly AccountRole[], region: string];
  readonly closeIdentityCenter: readonly [];
  readonly removeOwnProfile: readonly [name: string];
  /** Checks every step to this environment; how each went arrives with the snapshots. */
  readonly diagnose: readonly [id: EnvironmentId];
  readonly closeDiagnosis: readonly [];
  readonly setProductionChoice: readonly [id: EnvironmentId, choice: ProductionChoice];
  /** All rules of the person, in their order. */
  readonly setProductionRules: readonly [rules: readonly ProductionRule[]];
  /** Asks which file, and shows what the catalogue in it offers. */
  readonly readCatalogueFile: readonly [];
  readonly readCatalogueAddress: readonly [address: string];
  /** @param text  of a catalogue's file */
  readonly readCatalogueText: readonly [text: string];
  /** Reads the catalogue that was taken last once more. */
  readonly readCatalogueAgain: readonly [];
  /** Takes rows of what is on offer, by their ids. */
  readonly takeCatalogue: readonly [rowIds: readonly string[]];
  /** Ends the offer, or the reading of one. */
  readonly closeCatalogue: readonly [];
  /** Asks where to, and saves a catalogue of what the person has. */
  readonly exportCatalogue: readonly [choice: CatalogueExport];
  /** Searches the host's region through every profile, then opens the page if the host was found. `signIn`: a profile to sign in to first. */
  readonly lookForLink: readonly [host: string, path: string, signIn: string | null];
  /** What the frame of an Airflow window asks of it; nothing where the window is gone. */
  readonly windowAct: readonly [windowId: number, act: WindowAct];
}

/** A role of an account of IAM Identity Center. */
export interface AccountRole {
  readonly accountId: string;
  readonly roleName: string;
}

export type CommandName = keyof CommandArguments;

/** The IPC channel on which every command is invoked, and the one on which snapshots are pushed. */
export const commandChannel = 'windsock:command';
export const snapshotChannel = 'windsock:snapshot';
/** The channel on which the page of an Airflow window gets what is its own. */
export const windowChannel = 'windsock:window';

/** What a Windsock page finds as `window.windsock`. */
export type WindsockApi = {
  readonly [K in CommandName]: (...values: CommandArguments[K]) => Promise<Result<null>>;
} & {
  /** Calls back with what changes from now on; first, after `pageReady`, with the whole snapshot. @returns a function that ends it */
  readonly onSnapshot: (listener: (changes: SnapshotChanges) => void) => () => void;
  /** The same for the frame of an Airflow window, which gets no other snapshot. */
  readonly onWindow: (listener: (snapshot: WindowSnapshot) => void) => () => void;
};
