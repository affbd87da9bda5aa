/** Which commands there are, and a run-time check for each argument of each of them. */

import { isAirflowHost } from './airflow-host.ts';
import { isPagePath } from './airflow-link.ts';
import { type SimpleWindowAct, simpleWindowActs, type WindowAct } from './airflow-window.ts';
import { keptFolders } from './app-facts.ts';
import {
  type CatalogueExport,
  catalogueParts,
  maxCatalogueAddress,
  maxCatalogueBytes,
  maxCatalogueName,
  maxCatalogueRows,
} from './catalogue.ts';
import type { AccountRole, CommandArguments, CommandName, OpenHow } from './commands.ts';
import { type EnvironmentId, isEnvironmentName, isRegionName } from './environment.ts';
import { isProductionRule, maxProductionRules, productionChoices } from './production.ts';
import { isMfaCode, type PromptAnswer } from './prompt.ts';
import { maxProxyLength } from './proxy-setting.ts';
import {
  appearances,
  maxAcceleratorLength,
  maxAliasLength,
  maxOwnProfiles,
  type NetworkTexts,
  type Preferences,
} from './settings.ts';
import { settingsSections } from './settings-section.ts';
import { maxTunnelLength } from './tunnel-command.ts';
import { updateChoices } from './updates.ts';
import { webPageNames } from './web-pages.ts';

type Check<T> = (value: unknown) => value is T;

const isText =
  (maxLength: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= maxLength;

const isOneOf =
  <T extends string>(...allowed: readonly T[]): Check<T> =>
  (value): value is T =>
    allowed.some((each) => each === value);

const isNullOr =
  <T>(isValue: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || isValue(value);

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

const isListOf =
  <T>(maxLength: number, isItem: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= maxLength && value.every(isItem);

type Checks<T extends readonly unknown[]> = { readonly [K in keyof T]: Check<T[K]> };

const howFields = {
  picker: isOneOf<OpenHow['picker']>('hide', 'keep'),
  query: isText(maxTextLength),
};

const isPlainHow: Check<OpenHow> = hasFields<Omit<OpenHow, 'path'>>(howFields);
const isHowWithPath: Check<OpenHow> = hasFields<Required<OpenHow>>({ ...howFields, path: isPath });
const isOpenHow: Check<OpenHow> = (value): value is OpenHow => isPlainHow(value) || isHowWithPath(value);

const isAccountRole: Check<AccountRole> = hasFields<AccountRole>({
  accountId: (value): value is string => typeof value === 'string' && /^\d{12}$/.test(value),
  roleName: isText(128),
});

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
  setFavourite: [isEnvironmentId, isBoolean],
  moveFavourite: [isEnvironmentId, isCount],
  setFavouriteHotkey: [isEnvironmentId, isText(maxAcceleratorLength)],
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
  setHotkey: [isText(maxAcceleratorLength)],
  recordHotkey: [isBoolean],
  takeOtherHotkey: [],
  setLoginItem: [isBoolean],
  quit: [],
  endFirstRun: [],
  setPreferences: [
    hasFields<Preferences>({
      hidePickerOnBlur: isBoolean,
      signInPlace: isOneOf('browser', 'window'),
      appearance: isOneOf(...appearances),
      updates: isOneOf(...updateChoices),
    }),
  ],
  forgetWindows: [isOneOf('places', 'zooms')],
  forgetUse: [],
  withdrawProcess: [isProfileName],
  showFolder: [isOneOf(...keptFolders)],
  copyDiagnostics: [hasFields<{ readonly withNames: boolean }>({ withNames: isBoolean })],
  openWebPage: [isOneOf(...webPageNames)],
  checkForUpdates: [],
  downloadUpdate: [],
  restartToUpdate: [],
  openReleaseNotes: [],
  showSettings: [isNullOr(isOneOf(...settingsSections))],
  closeSettings: [],
  dismissNotice: [isText(maxTextLength)],
  hidePicker: [],
  fitPrompt: [isHeight],
  answerPrompt: [isText(maxTextLength), isPromptAnswer],
  authenticate: [isProfileName],
  signOut: [isText(maxUrlLength)],
  signOutEverywhere: [],
  askIdentityCenter: [],
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
  // Pasted: the use case says that it is too large.
  readCatalogueText: [isText(maxCatalogueBytes + 1)],
  readCatalogueAgain: [],
  takeCatalogue: [isListOf(maxCatalogueRows, isText(maxUrlLength))],
  closeCatalogue: [],
  exportCatalogue: [isCatalogueExport],
  lookForLink: [isHost, isPath, isNullOr(isProfileName)],
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
