/** Names for the profiles and the sessions that a person makes in Windsock: readable, unique, and the same for the same choices. */

import type { OwnProfile, OwnSsoSession } from '../../shared/settings.ts';
import type { SsoSession } from '../../shared/sso.ts';
import { startUrlFrom } from '../../shared/start-url.ts';
import { parseUrl } from './parse-url.ts';

/** A role that a person chose, with the account's name as IAM Identity Center tells it. */
export interface ChosenRole {
  readonly accountId: string;
  readonly accountName: string;
  readonly roleName: string;
}

/** What `ownProfilesFor` works with. */
export interface OwnProfilesRequest {
  /** In the order in which they were chosen; the same role twice is one profile. */
  readonly roles: readonly ChosenRole[];
  /** Name of the session. */
  readonly ssoSession: string;
  readonly region: string;
  /** Names that other profiles have. */
  readonly taken: ReadonlySet<string>;
}

/** Longest name of an account that goes into a profile's name, in UTF-16 units; AWS allows 50. */
const maxAccountLength = 80;

/**
 * @returns a profile for each role, named "account · role", with the account's number where two would be called alike.
 * The names differ from each other and from those that are taken.
 */
export function ownProfilesFor({
  roles,
  ssoSession,
  region,
  taken,
}: OwnProfilesRequest): readonly OwnProfile[] {
  const distinct = [...new Map(roles.map((role) => [`${role.accountId}/${role.roleName}`, role])).values()];
  const plainNames = distinct.map(plainName);
  const used = new Set(taken);
  const alike = repeated(plainNames);
  return distinct.map(({ accountId, roleName }, at) => {
    const plain = plainNames[at] ?? accountId;
    const wanted = alike.has(plain) || used.has(plain) ? `${plain} (${accountId})` : plain;
    const name = untaken(wanted, used, ' ');
    used.add(name);
    return { name, ssoSession, accountId, roleName, region };
  });
}

function repeated(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return twice;
}

function plainName({ accountId, accountName, roleName }: ChosenRole): string {
  return `${shownText(accountName, maxAccountLength) || accountId} · ${shownText(roleName, 64)}`;
}

/** Without what cannot be seen or turns the text around: controls, formats, lone surrogates, spaces in a row. */
function shownText(text: string, maxLength: number): string {
  const visible = text
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}\uFFFD]+/gu, ' ')
    .trim();
  // Cutting by units could cut a pair of surrogates in two.
  return visible
    .slice(0, maxLength)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}

function untaken(wanted: string, taken: ReadonlySet<string>, separator: string): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}${separator}${number}`)) number += 1;
  return `${wanted}${separator}${number}`;
}

/** Labels of portal hosts that every company has. */
const commonLabels: ReadonlySet<string> = new Set([
  'start',
  'www',
  'portal',
  'directory',
  'identitycenter',
  '',
]);

/** @returns a session's name such as `windsock-acme`, from what the start URL says of the company; none of those that are taken */
export function ownSessionName(startUrl: string, taken: ReadonlySet<string>): string {
  const url = parseUrl(startUrl);
  const parts = [url?.hostname.split('.')[0] ?? '', ...(url?.pathname.split('/').reverse() ?? [])];
  const telling = parts.map((part) => part.toLowerCase()).find((part) => !commonLabels.has(part)) ?? '';
  const plain = telling
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return untaken(plain === '' ? 'windsock' : `windsock-${plain}`, taken, '-');
}

/**
 * @returns the session to sign in to: one that is known with the same start URL and region, so that one sign-in serves
 * all, else a new one whose name none of the known has
 */
export function sessionFor(
  place: { readonly startUrl: string; readonly region: string },
  known: readonly SsoSession[],
): SsoSession {
  // Only the newer form: its sign-ins can be renewed.
  const named = known.filter(({ form }) => form === 'sso-session');
  const same = named.find(
    ({ startUrl, region }) =>
      region === place.region && oneSpelling(startUrl) === oneSpelling(place.startUrl),
  );
  if (same !== undefined) return same;
  const key = ownSessionName(place.startUrl, new Set(named.map((session) => session.key)));
  return { key, form: 'sso-session', ...place };
}

/** The files may spell the same portal in another way. */
function oneSpelling(startUrl: string): string {
  return startUrlFrom(startUrl) ?? startUrl;
}

/** @returns an own session as profiles name it */
export function toSsoSession({ name, startUrl, region }: OwnSsoSession): SsoSession {
  return { key: name, form: 'sso-session', startUrl, region };
}
