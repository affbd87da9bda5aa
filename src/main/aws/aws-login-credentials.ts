/**
 * Credentials of an `aws login` profile: those that the AWS CLI keeps, renewed ahead of their end.
 *
 * The SDK's `fromLoginCredentials` does not serve here: it reads the shared config by itself, takes region and endpoint
 * from wherever it finds them, and writes the file in place, so that a crash leaves half a token to the AWS CLI.
 */

import { setTimeout } from 'node:timers/promises';
import { isRegionName } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { awsEndpoint } from '../core/aws-endpoint.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import { callAws } from './aws-call.ts';
import {
  type AwsLoginToken,
  awsLoginFile,
  awsLoginTokenIn,
  type RenewedToken,
  renewedTokenFrom,
  withRenewedToken,
} from './aws-login-token.ts';
import type { AwsCredentials, CredentialsRequest } from './credentials-request.ts';
import { createOAuth2Token, signInReason } from './signin-client.ts';
import { readCacheFile, writeCacheFile } from './sso-cache-file.ts';

const operation = 'CreateOAuth2Token';

/** As long before the end as kept credentials are renewed at all; the AWS CLI does it five minutes before. */
const renewBeforeMs = 6 * 60_000;

/** @returns failure `person-needed` | what `awsFailure` says; never throws */
export async function awsLoginCredentials(
  request: CredentialsRequest,
  definition: ProfileDefinition,
): Promise<Result<AwsCredentials>> {
  const loginSession = definition.value('login_session') ?? '';
  const path = awsLoginFile(loginSession, request.environment);
  const document = await readCacheFile(path);
  const token = document === null ? null : awsLoginTokenIn(document);
  const need = { kind: 'aws-login', profile: definition.name, loginSession } as const;
  const signInAgain = fail({ kind: 'person-needed', profile: request.definition.name, need });
  if (document === null || token === null) return signInAgain;
  const leftMs = token.credentials.expiration.getTime() - Date.now();
  if (leftMs > renewBeforeMs) return ok(token.credentials);
  const renewed = await renew(request, token);
  // What is still good is used to its end: the network may be back by then.
  if (!renewed.ok) return leftMs > 0 ? ok(token.credentials) : renewed;
  if (renewed.value === null) return (await renewedByOther(path, token)) ?? signInAgain;
  const written = await writeCacheFile(path, withRenewedToken(document, renewed.value));
  if (!written.ok) request.onError?.(operation, { name: 'TokenNotSaved' });
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMs } = renewed.value;
  return ok({ accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiresAtMs) });
}

/** Between the moment when a refresh token was taken from another one and the moment when that has written its file. */
const otherWriterMs = 250;

/** A refresh token works once: another profile of the same login, or the AWS CLI, may have used it and have the next. */
async function renewedByOther(path: string, refused: AwsLoginToken): Promise<Result<AwsCredentials> | null> {
  for (let look = 0; look < 2; look++) {
    if (look > 0) await setTimeout(otherWriterMs);
    const document = await readCacheFile(path);
    const token = document === null ? null : awsLoginTokenIn(document);
    const isOther = token !== null && token.refreshToken !== refused.refreshToken;
    if (isOther && token.credentials.expiration.getTime() > Date.now()) return ok(token.credentials);
  }
  return null;
}

/** @returns null where only a new sign-in helps */
async function renew(
  request: CredentialsRequest,
  token: AwsLoginToken,
): Promise<Result<RenewedToken | null>> {
  const { definition, environment, timeouts, signal, onError } = request;
  const region = token.region !== undefined && isRegionName(token.region) ? token.region : request.region;
  const endpoint = awsEndpoint({ service: 'signin', region, definition, environment });
  if (!endpoint.ok) return endpoint;
  const { host, url } = endpoint.value;
  const place = { profile: definition.name, region };
  return callAws({
    call: { operation, place, host, timeoutMs: timeouts.actionMs },
    signal,
    onError,
    run: async (ownSignal) => {
      try {
        return await sendRefresh(request, token, { region, url, signal: ownSignal });
      } catch (error) {
        if (endsSession(error)) return null;
        throw error;
      }
    },
  });
}

async function sendRefresh(
  { definition, environment, requestHandler }: CredentialsRequest,
  token: AwsLoginToken,
  to: { readonly region: string; readonly url: string; readonly signal: AbortSignal },
): Promise<RenewedToken | null> {
  const { clientId, refreshToken, dpopKey } = token;
  const tokenInput = { clientId, refreshToken, grantType: 'refresh_token' };
  const output = await createOAuth2Token({
    ...to,
    definition,
    environment,
    requestHandler,
    dpopKey,
    tokenInput,
  });
  return renewedTokenFrom(output ?? undefined, Date.now());
}

/** A missing permission is no ended session: another sign-in would end in the same. */
function endsSession(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isRefusal = /^(AccessDenied|Validation)Exception$/.test(error.name);
  return isRefusal && signInReason(error) !== 'INSUFFICIENT_PERMISSIONS';
}
