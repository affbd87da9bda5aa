/** What each row of the list says: environments and notices as plain data, and the form of tasks; pure. */

import type { AirflowLink, PageLink } from '../../shared/airflow-link.ts';
import {
  type Environment,
  type EnvironmentId,
  type StatusTone,
  statusTone,
} from '../../shared/environment.ts';
import type { Failure } from '../../shared/failure.ts';
import { failureText, remedyTexts } from '../../shared/failure-text.ts';
import type { TextRange } from '../../shared/letters.ts';
import { noticeText } from '../../shared/notice-text.ts';
import type { PersonNeed } from '../../shared/person-need.ts';
import { type ProductionMark, productionChoiceOf } from '../../shared/production.ts';
import type { FieldHighlight } from '../../shared/rank.ts';
import type { SearchField } from '../../shared/rank-rows.ts';
import { type Remedy, remedyFor } from '../../shared/remedy.ts';
import { numberedFavourites } from '../../shared/settings.ts';
import type { Notice, Opening } from '../../shared/snapshot.ts';
import type { SsoSessionState } from '../../shared/sso.ts';
import type { Catalogue } from './catalogue.ts';
import type { TaskKey } from './layout.ts';
import { accessWord, statusWord } from './traits.ts';
import { words } from './words.ts';

/** A text with the letters to light up. */
interface LitText {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

type DetailField = Exclude<SearchField, 'name' | 'alias'>;

export interface Detail extends LitText {
  readonly field: DetailField;
  /** Said before the text: "Airflow", a tag's key. */
  readonly label?: string;
  /** Shown when the mouse rests on it, in place of the text. */
  readonly hint?: string;
}

/** A failure as a row shows it. */
export interface Trouble {
  readonly summary: string;
  readonly advice: string;
  readonly detail?: string;
  readonly remedy: Remedy;
}

/** What goes on with an environment that is being opened. */
export type Progress =
  | { readonly phase: 'busy'; readonly text: string }
  | ({ readonly phase: 'failed' } & Trouble);

export interface EnvironmentRow {
  readonly kind: 'environment';
  readonly key: string;
  readonly environment: Environment;
  readonly name: LitText;
  /** What the person calls it. */
  readonly alias?: LitText;
  readonly details: readonly Detail[];
  /** "private", where the web server is. */
  readonly access?: LitText;
  /** Of the web server: the person's own, else AWS's. */
  readonly host?: string;
  readonly status?: { readonly word: string; readonly tone: StatusTone };
  /** 1 to 9 for the first favourites. */
  readonly number?: number;
  readonly isFavourite: boolean;
  readonly isWindowOpen: boolean;
  /** Its mark, such as "production". */
  readonly mark?: ProductionMark;
  /** The person chose it, or chose that there is none. */
  readonly isMarkChosen: boolean;
  /** Its region is searched through every profile. */
  readonly isInExtraRegion: boolean;
  readonly progress?: Progress;
  /** The session of its profile, where there is one. */
  readonly session?: SsoSessionState;
  /** Enter signs in before it opens. */
  readonly needsSignIn: boolean;
  /** The page of the link that led to this row. */
  readonly path?: string;
  /** What Enter does. */
  readonly enter: string;
}

export interface NoticeRow {
  readonly kind: 'notice';
  readonly key: string;
  readonly notice: Notice;
  readonly trouble: Trouble;
  readonly enter: string;
  /** The link that could not be looked for there. */
  readonly link?: PageLink;
}

/** A link to a page, and the environment that opens it without a question; null where there is none, or more than one. */
interface LinkChoice {
  readonly host: string;
  readonly path: string;
  readonly id: EnvironmentId | null;
}

/** What a row of the first run does. */
export type FirstStep =
  | { readonly kind: 'change-hotkey' }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'set-login-item'; readonly isOn: boolean }
  | { readonly kind: 'end' };

export interface TaskRow {
  readonly kind: 'task';
  readonly key: TaskKey;
  readonly title: string;
  /** Stands before the hint. */
  readonly page?: string;
  readonly hint?: string;
  readonly enter: string;
  /** The link that it is about. */
  readonly link?: LinkChoice;
  readonly step?: FirstStep;
  /** It is as the row says. */
  readonly isDone?: true;
}

export type Row = EnvironmentRow | NoticeRow | TaskRow;

function troubleFrom(failure: Failure, about: Environment | null): Trouble {
  return { ...failureText(failure), remedy: remedyFor(failure, about?.id ?? null) };
}

function progressFrom(opening: Opening, environment: Environment): Progress {
  switch (opening.phase) {
    case 'starting-tunnel':
      return { phase: 'busy', text: 'Starting its tunnel…' };
    case 'minting':
      return { phase: 'busy', text: 'Getting a login…' };
    case 'waiting-for-person':
      return { phase: 'busy', text: waitingText(opening.need) };
    case 'signing-in':
      return { phase: 'busy', text: 'Signing in to Airflow…' };
    case 'failed':
      return { phase: 'failed', ...troubleFrom(opening.failure, environment) };
  }
}

function waitingText(need: PersonNeed): string {
  switch (need.kind) {
    case 'sign-in':
    case 'aws-login':
      return 'Waiting for your sign-in…';
    case 'mfa-code':
      return 'Waiting for your MFA code…';
    case 'process-consent':
      return 'Waiting for your consent…';
    case 'host-consent':
      return 'Waiting for your word on its host…';
  }
}

const rangesIn = (highlights: readonly FieldHighlight[], field: SearchField, text: string) =>
  highlights.find((each) => each.field === field && each.text === text)?.ranges ?? [];

/** @returns the matched letters alone, to be compared */
function litText(text: string, ranges: readonly TextRange[]): string {
  return ranges
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .toLowerCase();
}

/** An account by its name, where it has one; its number then stands beside it only where it is why the row is here. */
function accountDetails(
  accountId: string,
  accountName: string | undefined,
  highlights: readonly FieldHighlight[],
): readonly Detail[] {
  const ranges = rangesIn(highlights, 'account', accountId);
  const ofNumber: Detail = { field: 'account', text: accountId, ranges };
  if (accountName === undefined) return [ofNumber];
  const ofName: Detail = {
    field: 'accountName',
    text: accountName,
    ranges: rangesIn(highlights, 'accountName', accountName),
    hint: `${accountName} · ${accountId}`,
  };
  return ranges.length === 0 ? [ofName] : [ofName, ofNumber];
}

function detailsFrom(
  { snapshot }: Catalogue,
  environment: Environment,
  highlights: readonly FieldHighlight[],
): readonly Detail[] {
  const { id, accountId, airflowVersion, environmentClass, tags } = environment;
  const detail = (field: DetailField, text: string | undefined, label?: string): readonly Detail[] => {
    if (text === undefined) return [];
    const ranges = rangesIn(highlights, field, text);
    return [{ field, text, ranges, ...(label === undefined ? {} : { label }) }];
  };
  const inName = litText(id.name, rangesIn(highlights, 'name', id.name));
  const matchedTags = Object.entries(tags ?? {}).filter(([, value]) => {
    const inTag = litText(value, rangesIn(highlights, 'tag', value));
    return inTag !== '' && inTag !== inName;
  });
  // Status and access have places of their own.
  const matchedTraits = [environmentClass]
    .filter((trait) => trait !== undefined)
    .filter((trait) => rangesIn(highlights, 'trait', trait).length > 0);
  return [
    ...detail('profile', id.profile),
    ...(accountId === undefined
      ? []
      : accountDetails(accountId, snapshot.accountAliases[accountId], highlights)),
    ...detail('region', id.region),
    // A tag that matched needs the room more than a version that did not.
    ...detail('version', airflowVersion, 'Airflow').filter(
      ({ ranges }) => matchedTags.length === 0 || ranges.length > 0,
    ),
    ...matchedTraits.flatMap((trait) => detail('trait', trait)),
    // A tag is shown only where it is why the row is here: not for letters that the name shows already.
    ...matchedTags.slice(0, 1).flatMap(([key, value]) => detail('tag', value, `${key}:`)),
  ];
}

function enterText({ progress, isWindowOpen, needsSignIn, path }: Omit<EnvironmentRow, 'enter'>): string {
  if (progress?.phase === 'failed') return remedyTexts[progress.remedy];
  if (progress?.phase === 'busy') return 'Opening…';
  if (isWindowOpen && path === undefined) return 'Show window';
  if (needsSignIn) return words.signIn;
  return path === undefined ? 'Open' : 'Open page';
}

/** @returns the row of an environment; null when the catalogue has no such key */
export function environmentRow(
  catalogue: Catalogue,
  key: string,
  highlights: readonly FieldHighlight[],
): EnvironmentRow | null {
  const environment = catalogue.environments.get(key);
  if (environment === undefined) return null;
  const opening = catalogue.snapshot.openings[key];
  const progress = opening === undefined ? undefined : progressFrom(opening, environment);
  const place = catalogue.favouriteKeys.indexOf(key);
  const isWindowOpen = catalogue.openWindows.has(key);
  const { status } = environment;
  const { name, profile } = environment.id;
  const session = catalogue.sessions.get(profile);
  const access = accessWord(environment);
  const mark = catalogue.markOf(environment);
  const alias = catalogue.snapshot.aliases[key];
  const host = catalogue.snapshot.customHosts[key] ?? environment.webserverHost;
  const row = {
    kind: 'environment' as const,
    key,
    environment,
    name: { text: name, ranges: rangesIn(highlights, 'name', name) },
    ...(alias === undefined ? {} : { alias: { text: alias, ranges: rangesIn(highlights, 'alias', alias) } }),
    details: detailsFrom(catalogue, environment, highlights),
    ...(access === undefined
      ? {}
      : { access: { text: access, ranges: rangesIn(highlights, 'trait', access) } }),
    ...(host === undefined ? {} : { host }),
    ...(status === undefined ? {} : { status: { word: statusWord(status), tone: statusTone(status) } }),
    ...(place >= 0 && place < numberedFavourites ? { number: place + 1 } : {}),
    isFavourite: place >= 0,
    isWindowOpen,
    ...(mark === null ? {} : { mark }),
    isMarkChosen: productionChoiceOf(environment, catalogue.snapshot) !== undefined,
    isInExtraRegion: catalogue.snapshot.extraRegions.includes(environment.id.region),
    ...(progress === undefined ? {} : { progress }),
    ...(session === undefined ? {} : { session }),
    needsSignIn: !isWindowOpen && session?.state === 'signed-out',
  };
  return { ...row, enter: enterText(row) };
}

/** @returns the row of an environment that a link leads to: Enter opens the page */
export function linkRow({ enter: _enter, ...row }: EnvironmentRow, { path }: AirflowLink): EnvironmentRow {
  return { ...row, path, enter: enterText({ ...row, path }) };
}

/** @returns the row of a notice */
export function noticeRow(notice: Notice, key: string, link?: AirflowLink): NoticeRow {
  const trouble: Trouble = { ...noticeText(notice), remedy: remedyFor(notice.failure, null) };
  return {
    kind: 'notice',
    key,
    notice,
    trouble,
    enter: remedyTexts[trouble.remedy],
    ...(link?.kind === 'page' && { link }),
  };
}
