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

/** What AWS Sign-In gives at most, in milliseconds. */
const longestLifeMs = 900_000;

/** What CreateOAuth2Token answers. */
interface TokenAnswer {
  readonly accessToken?:
    | {
        readonly accessKeyId?: string | undefined;
        readonly secretAccessKey?: string | undefined;
        readonly sessionToken?: string | undefined;
      }
    | undefined;
  readonly refreshToken?: string | undefined;
  readonly expiresIn?: number | undefined;
  readonly tokenType?: string | undefined;
  readonly idToken?: string | undefined;
}

/** @returns what was answered; null when something of it is missing */
export function renewedTokenFrom(answer: TokenAnswer | undefined, nowMs: number): RenewedToken | null {
  const { accessToken, refreshToken, expiresIn } = answer ?? {};
  const { accessKeyId, secretAccessKey, sessionToken } = accessToken ?? {};
  if (!accessKeyId || !secretAccessKey || !sessionToken || !refreshToken) return null;
  const lifeMs = Math.min((expiresIn ?? longestLifeMs / 1000) * 1000, longestLifeMs);
  return { accessKeyId, secretAccessKey, sessionToken, refreshToken, expiresAtMs: nowMs + lifeMs };
}

/** What a sign-in adds to the keys that it gave. */
export interface NewLogin {
  readonly clientId: string;
  /** PEM, EC P-256. */
  readonly dpopKey: string;
  readonly region: string;
  readonly nowMs: number;
}

/**
 * @returns whose session a sign-in began, and its document as the AWS CLI keeps one; null when something is missing in the
 *          answer. `signInRegion` is Windsock's own: refresh tokens are good where they were given.
 */
export function newLoginFrom(
  answer: TokenAnswer | undefined,
  { clientId, dpopKey, region, nowMs }: NewLogin,
): { readonly loginSession: string; readonly document: CacheDocument } | null {
  const renewed = renewedTokenFrom(answer, nowMs);
  const { idToken = '', tokenType = 'aws_sigv4' } = answer ?? {};
  const loginSession = subjectOf(idToken);
  if (renewed === null || loginSession === null) return null;
  const accountId = loginSession.split(':')[4] ?? '';
  const document = {
    tokenType,
    clientId,
    idToken,
    dpopKey,
    accessToken: { accountId },
    signInRegion: region,
  };
  return { loginSession, document: withRenewedToken(document, renewed) };
}

/** Its signature is not looked at: it came from AWS itself, over the connection of the call. OpenID Connect Core, 3.1.3.7. */
function subjectOf(idToken: string): string | null {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    const subject = isObject(claims) ? claims.sub : undefined;
    return typeof subject === 'string' && subject !== '' ? subject : null;
  } catch {
    return null; // no JSON
  }
}

/** @returns the file of a login session, as the AWS CLI names it */
export function awsLoginFile(loginSession: string, environment: NodeJS.ProcessEnv): string {
  const name = createHash('sha256').update(loginSession, 'utf8').digest('hex');
  return join(awsLoginFolder(environment), `${name}.json`);
}

/** @returns where the AWS CLI keeps the tokens of `aws login` */
export function awsLoginFolder(environment: NodeJS.ProcessEnv): string {
  const folder =
    environment.AWS_LOGIN_CACHE_DIRECTORY || join(homeFolder(environment), '.aws', 'login', 'cache');
  return withHome(folder, environment);
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
