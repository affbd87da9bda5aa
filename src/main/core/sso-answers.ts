/** Reads what IAM Identity Center's two services answer; nothing of it is taken on trust. */

import type { SsoAccount } from '../../shared/sso.ts';
import { cleanMessage } from './clean-message.ts';
import type { SsoClientRegistration } from './sso-registration.ts';
import type { SsoToken } from './sso-token.ts';

/** Longer than any token or registration lives; a time further off is a mistake, and might be none that can be written. */
const longestMs = 400 * 24 * 3_600_000;

/** CreateToken's answer, as far as it is read. */
interface TokenAnswer {
  readonly accessToken?: unknown;
  readonly expiresIn?: unknown;
  readonly refreshToken?: unknown;
}

/**
 * @param renewedWith  the refresh token that was sent; it stays good where the answer has no new one
 * @returns the token, or null when the answer is incomplete
 */
export function tokenFromAnswer(
  answer: TokenAnswer,
  from: { readonly client: SsoClientRegistration; readonly nowMs: number; readonly renewedWith?: string },
): SsoToken | null {
  const { accessToken, expiresIn } = answer;
  const lifeMs = typeof expiresIn === 'number' ? expiresIn * 1_000 : Number.NaN;
  if (!isText(accessToken) || !(lifeMs > 0)) return null;
  const refreshToken = isText(answer.refreshToken) ? answer.refreshToken : from.renewedWith;
  return {
    accessToken,
    expiresAtMs: from.nowMs + Math.min(lifeMs, longestMs),
    ...(refreshToken !== undefined && { renewal: { ...from.client, refreshToken } }),
  };
}

/** @returns the registration that RegisterClient answered, or null when the answer is incomplete */
export function registrationFromAnswer(
  answer: {
    readonly clientId?: unknown;
    readonly clientSecret?: unknown;
    readonly clientSecretExpiresAt?: unknown;
  },
  nowMs: number,
): SsoClientRegistration | null {
  const { clientId, clientSecret, clientSecretExpiresAt } = answer;
  const expiresAtMs = typeof clientSecretExpiresAt === 'number' ? clientSecretExpiresAt * 1_000 : Number.NaN;
  if (!isText(clientId) || !isText(clientSecret) || !(expiresAtMs > 0)) return null;
  return { clientId, clientSecret, registrationExpiresAtMs: Math.min(expiresAtMs, nowMs + longestMs) };
}

/** A started device authorization. */
export interface DeviceAuthorization {
  /** SECURITY: a secret, unlike `userCode`. */
  readonly deviceCode: string;
  /** What the person compares. */
  readonly userCode: string;
  /** Both are untrusted until `signInPageVerdict` was asked. */
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
  readonly lifeMs: number;
  readonly intervalMs: number;
}

/** RFC 8628: where the answer names none. */
const defaultIntervalMs = 5_000;
const longestAuthorizationMs = 30 * 60_000;

/** @returns what StartDeviceAuthorization answered, or null when the answer is incomplete */
export function deviceAuthorizationFrom(
  answer: Readonly<Partial<Record<keyof DeviceAuthorization | 'interval' | 'expiresIn', unknown>>>,
): DeviceAuthorization | null {
  const { deviceCode, userCode, verificationUri, interval, expiresIn } = answer;
  if (!isText(deviceCode) || !isText(verificationUri)) return null;
  // It is shown to a person, who compares it; the service's own form is ABCD-EFGH.
  if (!isText(userCode) || !/^[\w-]{4,40}$/.test(userCode)) return null;
  const complete = answer.verificationUriComplete;
  return {
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: isText(complete) ? complete : verificationUri,
    lifeMs: Math.min(positive(expiresIn) * 1_000 || longestAuthorizationMs, longestAuthorizationMs),
    intervalMs: Math.min(positive(interval) * 1_000 || defaultIntervalMs, 60_000),
  };
}

function positive(value: unknown): number {
  return typeof value === 'number' && value > 0 ? value : 0;
}

/** @returns the accounts in one page of ListAccounts, without roles; what is no account is left out */
export function accountsFrom(list: unknown): readonly Omit<SsoAccount, 'roles'>[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly unknown[]).flatMap((entry) => {
    const id = fieldOf(entry, 'accountId');
    if (!isText(id) || !/^\d{12}$/.test(id)) return [];
    const name = fieldOf(entry, 'accountName');
    return [{ id, name: (isText(name) && cleanMessage(name).slice(0, 120)) || id }];
  });
}

/** @returns the role names in one page of ListAccountRoles */
export function rolesFrom(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly unknown[])
    .map((entry) => fieldOf(entry, 'roleName'))
    .filter((name): name is string => isText(name) && /^[\w+=,.@-]{1,64}$/.test(name));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
