/** The contract between pages and the main process: named commands with checked arguments one way, whole snapshots the other. */

import { isAirflowHost } from './airflow-host.ts';
import { isPagePath } from './airflow-link.ts';
import {
  type SimpleWindowAct,
  simpleWindowActs,
  type WindowAct,
  type WindowSnapshot,
} from './airflow-window.ts';
import {
  type CatalogueExport,
  catalogueParts,
  maxCatalogueAddress,
  maxCatalogueName,
  maxCatalogueRows,
} from './catalogue.ts';
import { type EnvironmentId, isEnvironmentName, isRegionName } from './environment.ts';
import type { Result } from './failure.ts';
import {
  isProductionRule,
  maxProductionRules,
  type ProductionChoice,
  type ProductionRule,
  productionChoices,
} from './production.ts';
import { isMfaCode, type PromptAnswer } from './prompt.ts';
import { maxProxyLength } from './proxy-setting.ts';
import { maxAliasLength, maxOwnProfiles, type NetworkTexts } from './settings.ts';
import type { Snapshot } from './snapshot.ts';
import { maxTunnelLength } from './tunnel-command.ts';

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
  readonly toggleFavourite: readonly [id: EnvironmentId];
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
  readonly takeOtherHotkey: readonly [];
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
  /** Reads the catalogue that was taken last once more. */
  readonly readCatalogueAgain: readonly [];
  /** Takes rows of what is on offer, by their ids. */
  readonly takeCatalogue: readonly [rowIds: readonly string[]];
  /** Ends the offer, or the reading of one. */
  readonly closeCatalogue: readonly [];
  /** Asks where to, and saves a catalogue of what the person has. */
  readonly exportCatalogue: readonly [choice: CatalogueExport];
  /** Searches the host's region through every profile, then opens the page if the host was found. */
  readonly lookForLink: readonly [host: string, path: string];
  /** What the frame of an Airflow window asks of it; nothing where the window is gone. */
  readonly windowAct: readonly [windowId: number, act: WindowAct];
}

/** A role of an account of IAM Identity Center. */
export interface AccountRole {
  readonly accountId: string;
  readonly roleName: string;
}

export type CommandName = keyof CommandArguments;

type Check<T> = (value: unknown) => value is T;
type Checks<T extends readonly unknown[]> = { readonly [K in keyof T]: Check<T[K]> };

const isText =
  (maxLength: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= maxLength;

const isOneOf =
  <T extends string>(...allowed: readonly T[]): Check<T> =>
  (value): value is T =>
    allowed.some((each) => each === value);

/** @returns a check that the value is a plain object with these fields, each good, and no others */
function hasFields<T extends object>(fields: { readonly [K in keyof T]: Check<T[K]> }): Check<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Readonly<Record<string, unknown>>;
    return Object.keys(given).length === names.length && names.every((name) => fields[name](given[name]));
  };
}

/** Longest profile name and free text that a page may send, in UTF-16 units. */
const maxTextLength = 512;

const isHeight: Check<number> = (value): value is number =>
  typeof value === 'number' && value >= 0 && value <= 10_000;

/** Longest key of a session, which is a URL where the session has no name. */
const maxUrlLength = 2_048;

/** A lone surrogate cannot be percent-encoded, so no key could be made of it. */
const isProfileName: Check<string> = (value): value is string =>
  isText(maxTextLength)(value) && value.isWellFormed();
const isName: Check<string> = (value): value is string =>
  typeof value === 'string' && isEnvironmentName(value);
const isRegion: Check<string> = (value): value is string => typeof value === 'string' && isRegionName(value);
const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

/** @returns whether the value is an identity that the service could know */
export const isEnvironmentId: Check<EnvironmentId> = hasFields<EnvironmentId>({
  profile: isProfileName,
  region: isRegion,
  name: isName,
});

const isPath: Check<string> = (value): value is string => typeof value === 'string' && isPagePath(value);
const isHost: Check<string> = (value): value is string => typeof value === 'string' && isAirflowHost(value);

const howFields = {
  picker: isOneOf<OpenHow['picker']>('hide', 'keep'),
  query: isText(maxTextLength),
};

const isPlainHow: Check<OpenHow> = hasFields<Omit<OpenHow, 'path'>>(howFields);
const isHowWithPath: Check<OpenHow> = hasFields<Required<OpenHow>>({ ...howFields, path: isPath });
const isOpenHow: Check<OpenHow> = (value): value is OpenHow => isPlainHow(value) || isHowWithPath(value);

type AnswerOf<K extends PromptAnswer['kind']> = Extract<PromptAnswer, { kind: K }>;

/** SECURITY: one form for each kind of answer, and no field beside. */
const answerChecks: { readonly [K in PromptAnswer['kind']]: Check<AnswerOf<K>> } = {
  cancel: hasFields({ kind: isOneOf('cancel') }),
  'mfa-code': hasFields<AnswerOf<'mfa-code'>>({
    kind: isOneOf('mfa-code'),
    code: (value): value is string => typeof value === 'string' && isMfaCode(value),
  }),
  'allow-process': hasFields({ kind: isOneOf('allow-process') }),
  'allow-host': hasFields({ kind: isOneOf('allow-host') }),
  'open-page': hasFields<AnswerOf<'open-page'>>({
    kind: isOneOf('open-page'),
    place: isOneOf('browser', 'window'),
  }),
  'restart-sign-in': hasFields<AnswerOf<'restart-sign-in'>>({
    kind: isOneOf('restart-sign-in'),
    flow: isOneOf('browser', 'device-code'),
  }),
  'proxy-login': hasFields<AnswerOf<'proxy-login'>>({
    kind: isOneOf('proxy-login'),
    user: isText(maxTextLength),
    password: isText(maxTextLength),
  }),
};

const isPromptAnswer: Check<PromptAnswer> = (value): value is PromptAnswer =>
  Object.values<Check<PromptAnswer>>(answerChecks).some((isAnswer) => isAnswer(value));

const isCount: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

type DownloadAct = Extract<WindowAct, { downloadId: string }>;

const actChecks: readonly Check<WindowAct>[] = [
  hasFields<{ kind: SimpleWindowAct }>({ kind: isOneOf(...simpleWindowActs) }),
  hasFields<Extract<WindowAct, { kind: 'find' }>>({
    kind: isOneOf('find'),
    text: isText(maxTextLength),
    forward: isBoolean,
  }),
  hasFields<DownloadAct>({
    kind: isOneOf('show-download', 'cancel-download', 'dismiss-download'),
    downloadId: isText(maxTextLength),
  }),
  hasFields<Extract<WindowAct, { kind: 'fit' }>>({ kind: isOneOf('fit'), heightPx: isHeight }),
];

const isWindowAct: Check<WindowAct> = (value): value is WindowAct => actChecks.some((isAct) => isAct(value));

const isAccountRole: Check<AccountRole> = hasFields<AccountRole>({
  accountId: (value): value is string => typeof value === 'string' && /^\d{12}$/.test(value),
  roleName: isText(128),
});

const isListOf =
  <T>(maxLength: number, isItem: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= maxLength && value.every(isItem);

const isCatalogueExport: Check<CatalogueExport> = hasFields<CatalogueExport>({
  name: isText(maxCatalogueName),
  parts: isListOf(catalogueParts.length, isOneOf(...catalogueParts)),
});

/** One run-time check for each argument of each command; a command without one does not compile. */
const argumentChecks: { readonly [K in CommandName]: Checks<CommandArguments[K]> } = {
  pageReady: [],
  openEnvironment: [isEnvironmentId, isOpenHow],
  cancelOpening: [isEnvironmentId],
  openInBrowser: [isEnvironmentId, isOpenHow],
  copyLoginUrl: [isEnvironmentId],
  resetSession: [isEnvironmentId, isOpenHow],
  toggleFavourite: [isEnvironmentId],
  setAlias: [isEnvironmentId, isText(maxAliasLength)],
  lookForEnvironments: [],
  searchAllRegions: [],
  cancelSearch: [],
  setSearchedProfile: [isProfileName, isBoolean],
  setExtraRegion: [isRegion, isBoolean],
  // Typed by a person: any text up to the bound arrives, and the use case says what is wrong with it.
  addEnvironment: [isText(maxTextLength), isText(maxTextLength), isText(maxTextLength)],
  cancelAdding: [],
  removeEnvironment: [isEnvironmentId],
  // Typed too.
  setCustomHost: [isEnvironmentId, isText(maxUrlLength)],
  // Typed.
  setNetwork: [
    isEnvironmentId,
    hasFields<NetworkTexts>({ proxy: isText(maxProxyLength), tunnel: isText(maxTunnelLength) }),
  ],
  takeOtherHotkey: [],
  dismissNotice: [isText(maxTextLength)],
  hidePicker: [],
  fitPrompt: [isHeight],
  answerPrompt: [isText(maxTextLength), isPromptAnswer],
  authenticate: [isProfileName],
  signOut: [isText(maxUrlLength)],
  signOutEverywhere: [],
  // Typed too.
  startIdentityCenter: [isText(2_000), isText(maxTextLength)],
  addIdentityCenterProfiles: [isListOf(maxOwnProfiles, isAccountRole), isText(maxTextLength)],
  closeIdentityCenter: [],
  removeOwnProfile: [isProfileName],
  diagnose: [isEnvironmentId],
  closeDiagnosis: [],
  setProductionChoice: [isEnvironmentId, isOneOf(...productionChoices)],
  setProductionRules: [isListOf(maxProductionRules, isProductionRule)],
  readCatalogueFile: [],
  // Typed.
  readCatalogueAddress: [isText(maxCatalogueAddress)],
  readCatalogueAgain: [],
  takeCatalogue: [isListOf(maxCatalogueRows, isText(maxUrlLength))],
  closeCatalogue: [],
  exportCatalogue: [isCatalogueExport],
  lookForLink: [isHost, isPath],
  windowAct: [isCount, isWindowAct],
};

/** The frozen list of commands. */
export const commandNames: readonly CommandName[] = Object.freeze(
  Object.keys(argumentChecks) as CommandName[],
);

/** @returns whether the text names a command; inherited names such as `constructor` do not */
export function isCommandName(text: string): text is CommandName {
  return Object.hasOwn(argumentChecks, text);
}

/** @returns whether the values are good arguments of the command, in number and kind */
export function areArgumentsOf<K extends CommandName>(
  command: K,
  values: readonly unknown[],
): values is CommandArguments[K] {
  const checks: readonly Check<unknown>[] = argumentChecks[command];
  return values.length === checks.length && checks.every((check, at) => check(values[at]));
}

/** The IPC channel on which every command is invoked, and the one on which snapshots are pushed. */
export const commandChannel = 'windsock:command';
export const snapshotChannel = 'windsock:snapshot';
/** The channel on which the page of an Airflow window gets what is its own. */
export const windowChannel = 'windsock:window';

/** What a Windsock page finds as `window.windsock`. */
export type WindsockApi = {
  readonly [K in CommandName]: (...values: CommandArguments[K]) => Promise<Result<null>>;
} & {
  /** Calls back with every snapshot pushed from now on. @returns a function that ends it */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
  /** The same for the frame of an Airflow window, which gets no other snapshot. */
  readonly onWindow: (listener: (snapshot: WindowSnapshot) => void) => () => void;
};
