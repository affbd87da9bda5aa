/** Asks IAM for the alias of a profile's account. */

import type { STSClient } from '@aws-sdk/client-sts';
import type { HttpRequest } from '@smithy/types';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { awsEndpoint, iamRegion } from '../core/aws-endpoint.ts';
import type { ProfileSet } from '../core/profiles.ts';
import { withDeadline } from './aws-call.ts';
import type { CredentialCache } from './credential-cache.ts';
import type { CredentialsParts } from './credentials-request.ts';
import { callSts } from './sts-client.ts';
import { usableProfile } from './usable-profile.ts';

/**
 * @returns the alias; null where the account has none; failure `access-denied` where the profile may not ask, else what
 *          `CredentialCache.get` and `callSts` say; never throws
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html
 */
export type AccountAlias = (request: {
  readonly profile: string;
  readonly region: string;
  readonly signal?: AbortSignal | undefined;
}) => Promise<Result<string | null>>;

const operation = 'ListAccountAliases';

/** @returns the question, asked with the credentials of the cache */
export function createAccountAlias(
  options: Pick<CredentialsParts, 'environment' | 'requestHandler' | 'timeouts' | 'onError'> & {
    readonly profiles: () => ProfileSet;
    readonly credentials: Pick<CredentialCache, 'get'>;
  },
): AccountAlias {
  const { profiles, credentials, environment, timeouts } = options;
  return async ({ profile, region, signal: given }) => {
    const definition = usableProfile(profiles(), profile);
    if (!definition.ok) return definition;
    const endpoint = awsEndpoint({ service: 'iam', region, definition: definition.value, environment });
    if (!endpoint.ok) return endpoint;
    const signal = withDeadline(given, timeouts.actionMs);
    const { url, host } = endpoint.value;
    const call = { operation, place: { profile, region }, host, timeoutMs: timeouts.actionMs } as const;
    const resolved = await credentials.get({ definition: definition.value, region, call, signal });
    if (!resolved.ok) return resolved;
    const current = await resolved.value.current();
    const answer = await callSts(
      // Most people may not ask, and need not read of it in the log.
      { ...options, onError: undefined, definition: definition.value, region, signal },
      {
        operation,
        service: 'iam',
        credentials: current,
        run: ({ client, signal: ownSignal }) => ask(client, { url, region, signal: ownSignal }),
      },
    );
    if (!answer.ok) return answer;
    const alias = aliasFrom(answer.value);
    return alias === undefined ? fail({ kind: 'answer-incomplete', operation }) : ok(alias);
  };
}

/**
 * IAM speaks the protocol of STS, whose client signs and carries the one call that is made of it. The SDK's own client of
 * IAM would make the package a tenth larger (see decision 0021).
 *
 * @returns the body of the answer @throws an error with the name that AWS gives it
 */
async function ask(
  { config }: STSClient,
  { url, region, signal }: { readonly url: string; readonly region: string; readonly signal: AbortSignal },
): Promise<string> {
  const signingRegion = iamRegion(region);
  const signer = await config.signer({ name: 'sigv4', signingName: 'iam', signingRegion, properties: {} });
  const signed = await signer.sign(requestTo(new URL(url)));
  const { response } = await config.requestHandler.handle(signed as never, { abortSignal: signal });
  const body = await textOf(config, response.body);
  if (response.statusCode !== 200) throw refusal(response.statusCode, body);
  return body;
}

function requestTo({ protocol, hostname, port, pathname, host }: URL): HttpRequest {
  return {
    method: 'POST',
    protocol,
    hostname,
    ...(port !== '' && { port: Number(port) }),
    path: pathname,
    query: {},
    headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=ListAccountAliases&Version=2010-05-08',
  };
}

/** Chromium's network gives bytes, Node's a stream. */
async function textOf({ streamCollector }: STSClient['config'], body: unknown): Promise<string> {
  return Buffer.from(body instanceof Uint8Array ? body : await streamCollector(body)).toString('utf8');
}

function refusal(httpStatusCode: number, body: string): Error {
  const name = /<Code>(\w{1,80})<\/Code>/.exec(body)?.[1] ?? 'UnknownError';
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}

/** @returns null for an account without; undefined for what is no answer of IAM, such as the page of a captive portal */
function aliasFrom(body: string): string | null | undefined {
  if (!body.includes('<ListAccountAliasesResult>')) return undefined;
  return /<member>([a-z0-9][a-z0-9-]{1,61}[a-z0-9])<\/member>/.exec(body)?.[1] ?? null;
}
