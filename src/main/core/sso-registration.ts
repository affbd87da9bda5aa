/** How Windsock registers itself as a client of IAM Identity Center, and how the registration is kept. */

import type { SignInFlow, SsoSession } from '../../shared/sso.ts';
import { msFromTimestamp, timestampFromMs } from './sso-timestamps.ts';
import { type CacheDocument, textIn } from './sso-token.ts';

/** A client as the OIDC service knows it. SECURITY: the secret goes nowhere but to that service and into the cache. */
export interface SsoClientRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly registrationExpiresAtMs: number;
}

/** What is asked for with RegisterClient. */
export interface RegistrationWish {
  readonly clientName: string;
  readonly clientType: 'public';
  readonly scopes?: readonly string[];
  readonly grantTypes?: readonly string[];
  readonly redirectUris?: readonly string[];
  readonly issuerUrl?: string;
}

const defaultScopes: readonly string[] = ['sso:account:access'];

/** Registered without the port, which is another one each time. */
const registeredRedirect = 'http://127.0.0.1/oauth/callback';

/** As the AWS CLI: a registration that ends within this time is not used any more. */
const expiringMs = 15 * 60_000;

/** @returns the scopes in a value of `sso_registration_scopes` */
export function registrationScopes(text: string): readonly string[] {
  return text
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

/** @returns the scopes that the session is signed in for; none for legacy ones, whose tokens have no refresh token */
export function scopesOf({ form, scopes = [] }: SsoSession): readonly string[] {
  if (form === 'legacy') return [];
  return scopes.length > 0 ? scopes : defaultScopes;
}

/** @returns what to register with */
export function registrationWish(session: SsoSession, flow: SignInFlow): RegistrationWish {
  const client = { clientName: 'Windsock', clientType: 'public' } as const;
  const scopes = scopesOf(session);
  if (flow === 'device-code') return { ...client, ...(scopes.length > 0 && { scopes }) };
  return {
    ...client,
    scopes: scopes.length > 0 ? scopes : defaultScopes,
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: [registeredRedirect],
    issuerUrl: session.startUrl,
  };
}

/**
 * The AWS CLI hashes the same questions, with `botocore` for the tool, so that no tool uses what another registered: the
 * page on which a person agrees names the client.
 *
 * @returns the text whose SHA-1 names the registration's file
 */
export function registrationCacheKey(session: SsoSession, wish: RegistrationWish): string {
  return JSON.stringify({
    grantTypes: wish.grantTypes ?? null,
    region: session.region,
    scopes: wish.scopes ?? null,
    session_name: session.form === 'legacy' ? null : session.key,
    startUrl: session.startUrl,
    tool: 'windsock',
  });
}

/** @returns the registration in a file, or null when it holds none that is good for a whole sign-in */
export function registrationFromDocument(
  document: CacheDocument,
  nowMs: number,
): SsoClientRegistration | null {
  const clientId = textIn(document, 'clientId');
  const clientSecret = textIn(document, 'clientSecret');
  const registrationExpiresAtMs = msFromTimestamp(document.expiresAt);
  if (clientId === null || clientSecret === null || registrationExpiresAtMs === null) return null;
  if (registrationExpiresAtMs - nowMs < expiringMs) return null;
  return { clientId, clientSecret, registrationExpiresAtMs };
}

/** @returns the document as the AWS CLI writes its own */
export function documentFromRegistration(
  { clientId, clientSecret, registrationExpiresAtMs }: SsoClientRegistration,
  { scopes, grantTypes }: RegistrationWish,
): CacheDocument {
  return {
    clientId,
    clientSecret,
    expiresAt: timestampFromMs(registrationExpiresAtMs),
    ...(scopes !== undefined && { scopes }),
    ...(grantTypes !== undefined && { grantTypes }),
  };
}
