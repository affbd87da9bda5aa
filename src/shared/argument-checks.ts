/** Checks of what a page sends: the arguments of commands, part by part. */

import { isAirflowHost } from './airflow-host.ts';
import { isPagePath } from './airflow-link.ts';
import { type SimpleWindowAct, simpleWindowActs, type WindowAct } from './airflow-window.ts';
import { type EnvironmentId, isEnvironmentName, isRegionName } from './environment.ts';
import { isMfaCode, type PromptAnswer } from './prompt.ts';

export type Check<T> = (value: unknown) => value is T;

export const isText =
  (maxLength: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= maxLength;

export const isOneOf =
  <T extends string>(...allowed: readonly T[]): Check<T> =>
  (value): value is T =>
    allowed.some((each) => each === value);

export const isNullOr =
  <T>(isValue: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || isValue(value);

/** @returns a check that the value is a plain object with these fields, each good, and no others */
export function hasFields<T extends object>(fields: { readonly [K in keyof T]: Check<T[K]> }): Check<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = value as Readonly<Record<string, unknown>>;
    return Object.keys(given).length === names.length && names.every((name) => fields[name](given[name]));
  };
}

/** Longest profile name and free text that a page may send, in UTF-16 units. */
export const maxTextLength = 512;

export const isHeight: Check<number> = (value): value is number =>
  typeof value === 'number' && value >= 0 && value <= 10_000;

/** Longest key of a session, which is a URL where the session has no name. */
export const maxUrlLength = 2_048;

/** A lone surrogate cannot be percent-encoded, so no key could be made of it. */
export const isProfileName: Check<string> = (value): value is string =>
  isText(maxTextLength)(value) && value.isWellFormed();
const isName: Check<string> = (value): value is string =>
  typeof value === 'string' && isEnvironmentName(value);
export const isRegion: Check<string> = (value): value is string =>
  typeof value === 'string' && isRegionName(value);
export const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean';

/** @returns whether the value is an identity that the service could know */
export const isEnvironmentId: Check<EnvironmentId> = hasFields<EnvironmentId>({
  profile: isProfileName,
  region: isRegion,
  name: isName,
});

export const isPath: Check<string> = (value): value is string =>
  typeof value === 'string' && isPagePath(value);
export const isHost: Check<string> = (value): value is string =>
  typeof value === 'string' && isAirflowHost(value);

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

export const isPromptAnswer: Check<PromptAnswer> = (value): value is PromptAnswer =>
  Object.values<Check<PromptAnswer>>(answerChecks).some((isAnswer) => isAnswer(value));

export const isCount: Check<number> = (value): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

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

export const isWindowAct: Check<WindowAct> = (value): value is WindowAct =>
  actChecks.some((isAct) => isAct(value));

export const isListOf =
  <T>(maxLength: number, isItem: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= maxLength && value.every(isItem);
