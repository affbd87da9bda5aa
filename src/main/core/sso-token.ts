/** The token file of an IAM Identity Center session as the AWS CLI and the SDKs share it, and when a token is to be renewed. */

import type { SsoSession } from '../../shared/sso.ts';
import { parseUrl } from './parse-url.ts';
import { msFromTimestamp, timestampFromMs } from './sso-timestamps.ts';

/** What a token is renewed with. */
export interface SsoRenewal {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly registrationExpiresAtMs: number;
  readonly refreshToken: string;
}

/** SECURITY: a secret; lives in the main process and in the token file, and nowhere else. */
export interface SsoToken {
  readonly accessToken: string;
  readonly expiresAtMs: number;
  /** Absent in tokens that end for good, such as those of legacy sessions. */
  readonly renewal?: SsoRenewal | undefined;
}

/** A JSON object as a cache file holds it. */
export type CacheDocument = Readonly<Record<string, unknown>>;

/** As the AWS CLI does: a token is renewed from this long before it ends. */
const renewBeforeMs = 15 * 60_000;

/**
 * @returns the token in a file; null when the document holds none, or one of another portal than the session's
 * @see https://github.com/boto/botocore/blob/develop/botocore/tokens.py
 */
export function tokenFromDocument(document: CacheDocument, session: SsoSession): SsoToken | null {
  const accessToken = textIn(document, 'accessToken');
  const expiresAtMs = msFromTimestamp(document.expiresAt);
  if (accessToken === null || expiresAtMs === null || !isOfSession(document, session)) return null;
  const renewal = renewalFrom(document);
  return { accessToken, expiresAtMs, ...(renewal !== null && { renewal }) };
}

function renewalFrom(document: CacheDocument): SsoRenewal | null {
  const clientId = textIn(document, 'clientId');
  const clientSecret = textIn(document, 'clientSecret');
  const refreshToken = textIn(document, 'refreshToken');
  const registrationExpiresAtMs = msFromTimestamp(document.registrationExpiresAt);
  if (clientId === null || clientSecret === null || refreshToken === null || registrationExpiresAtMs === null)
    return null;
  return { clientId, clientSecret, refreshToken, registrationExpiresAtMs };
}

/** The file is named after the session alone, so it may be from before the session's start URL was changed. */
function isOfSession(document: CacheDocument, { startUrl, region }: SsoSession): boolean {
  const ofStartUrl = textIn(document, 'startUrl');
  const ofRegion = textIn(document, 'region');
  return (
    (ofRegion === null || ofRegion === region) &&
    (ofStartUrl === null || portalOf(ofStartUrl) === portalOf(startUrl))
  );
}

/** Spellings of one portal differ in a closing slash or `#/`. */
function portalOf(startUrl: string): string {
  const url = parseUrl(startUrl);
  return url === null ? startUrl : `${url.host}${url.pathname}`.replace(/\/+$/, '').toLowerCase();
}

/** What `documentFromToken` writes down. */
export interface TokenToKeep {
  readonly session: SsoSession;
  readonly token: SsoToken;
  /** The client that the token was given to, also where the token cannot be renewed. */
  readonly client: Omit<SsoRenewal, 'refreshToken'>;
  /** What the file holds now. Fields that are not the token's stay. */
  readonly before: CacheDocument | null;
}

/** @returns the document that the AWS CLI would write, with the unknown fields of the one before */
export function documentFromToken({ session, token, client, before }: TokenToKeep): CacheDocument {
  const { refreshToken: _old, ...others } = before ?? {};
  const refreshToken = token.renewal?.refreshToken;
  return {
    ...others,
    startUrl: session.startUrl,
    region: session.region,
    accessToken: token.accessToken,
    expiresAt: timestampFromMs(token.expiresAtMs),
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    registrationExpiresAt: timestampFromMs(client.registrationExpiresAtMs),
    ...(refreshToken !== undefined && { refreshToken }),
  };
}

/** @returns whether the token still opens something */
export function isAlive({ expiresAtMs }: SsoToken, nowMs: number): boolean {
  return expiresAtMs > nowMs;
}

/** @returns whether it ends soon enough to be renewed now */
export function isRenewalDue({ expiresAtMs }: SsoToken, nowMs: number): boolean {
  return expiresAtMs - nowMs < renewBeforeMs;
}

/** @returns what to renew it with, or null when only a person can */
export function renewalOf({ renewal }: SsoToken, nowMs: number): SsoRenewal | null {
  return renewal !== undefined && renewal.registrationExpiresAtMs > nowMs ? renewal : null;
}

/** @returns the text in that field, or null where it is missing, empty or something else */
export function textIn(document: CacheDocument, field: string): string | null {
  const value = document[field];
  return typeof value === 'string' && value !== '' ? value : null;
}
