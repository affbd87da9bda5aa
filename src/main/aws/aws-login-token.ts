/** The token that `aws login` keeps for a login session: where it is, what it holds, and how it is renewed. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { msFromTimestamp, timestampFromMs } from '../core/sso-timestamps.ts';
import type { CacheDocument } from '../core/sso-token.ts';
import type { AwsCredentials } from './credentials-request.ts';
import { homeFolder, withHome } from './home-folder.ts';

/** A token file that can be used. SECURITY: lives only as long as a request for credentials. */
export interface AwsLoginToken {
  readonly credentials: AwsCredentials & { readonly expiration: Date };
  readonly clientId: string;
  readonly refreshToken: string;
  readonly dpopKey: string;
  /** Where the person signed in, where the file says so. */
  readonly region: string | undefined;
}

/** What AWS Sign-In gives for a refresh token. */
export interface RenewedToken {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly refreshToken: string;
  readonly expiresAtMs: number;
}

/** @returns the file of a login session, as the AWS CLI names it */
export function awsLoginFile(loginSession: string, environment: NodeJS.ProcessEnv): string {
  const folder =
    environment.AWS_LOGIN_CACHE_DIRECTORY || join(homeFolder(environment), '.aws', 'login', 'cache');
  const name = createHash('sha256').update(loginSession, 'utf8').digest('hex');
  return join(withHome(folder, environment), `${name}.json`);
}

/** @returns the token in the document; null when something of it is missing */
export function awsLoginTokenIn(document: CacheDocument): AwsLoginToken | null {
  const text = (holder: unknown, name: string) => {
    const value = isObject(holder) ? holder[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const { accessToken } = document;
  const accessKeyId = text(accessToken, 'accessKeyId');
  const secretAccessKey = text(accessToken, 'secretAccessKey');
  const sessionToken = text(accessToken, 'sessionToken');
  const expiresAtMs = msFromTimestamp(isObject(accessToken) ? accessToken.expiresAt : undefined);
  const clientId = text(document, 'clientId');
  const refreshToken = text(document, 'refreshToken');
  const dpopKey = text(document, 'dpopKey');
  if (!accessKeyId || !secretAccessKey || !sessionToken || expiresAtMs === null) return null;
  if (!clientId || !refreshToken || !dpopKey) return null;
  return {
    credentials: { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiresAtMs) },
    clientId,
    refreshToken,
    dpopKey,
    region: text(document, 'signInRegion') ?? undefined,
  };
}

/** @returns the document with what was renewed, everything else kept */
export function withRenewedToken(document: CacheDocument, renewed: RenewedToken): CacheDocument {
  const { accessKeyId, secretAccessKey, sessionToken, refreshToken, expiresAtMs } = renewed;
  const kept = isObject(document.accessToken) ? document.accessToken : {};
  const expiresAt = timestampFromMs(expiresAtMs);
  return {
    ...document,
    accessToken: { ...kept, accessKeyId, secretAccessKey, sessionToken, expiresAt },
    refreshToken,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
