/** Makes clients of STS, which sign for IAM as well, and reads the credentials that STS answers. */

import type { STSClient } from '@aws-sdk/client-sts';
import { type AwsOperation, fail, ok, type Result } from '../../shared/failure.ts';
import { awsEndpoint } from '../core/aws-endpoint.ts';
import { retrySettings } from '../core/retry-settings.ts';
import { callAws } from './aws-call.ts';
import type { AwsCredentials, CredentialsRequest } from './credentials-request.ts';
import { handlerForProfile } from './request-handler.ts';

/** The SDK, which is loaded late. */
type StsSdk = typeof import('@aws-sdk/client-sts');

/** One call of STS. */
interface StsCall<T> {
  readonly operation: AwsOperation;
  /** Left out, STS itself. */
  readonly service?: 'sts' | 'iam';
  /** Null for a call that is not signed. */
  readonly credentials: AwsCredentials | null;
  /** For calls that must not be repeated. */
  readonly once?: boolean;
  readonly run: (with_: {
    readonly client: STSClient;
    readonly sdk: StsSdk;
    readonly signal: AbortSignal;
  }) => Promise<T>;
}

/** Of a request for credentials, what a call of STS needs. */
export type StsRequest = Pick<
  CredentialsRequest,
  'definition' | 'region' | 'environment' | 'requestHandler' | 'timeouts' | 'signal' | 'onError'
>;

/** @returns the answer; failure `endpoint-not-allowed` | `region-name-invalid` | what `awsFailure` says; never throws */
export async function callSts<T>(request: StsRequest, stsCall: StsCall<T>): Promise<Result<T>> {
  const { definition, region, timeouts, signal, onError, environment } = request;
  const endpoint = awsEndpoint({ service: stsCall.service ?? 'sts', region, definition, environment });
  if (!endpoint.ok) return endpoint;
  const { operation, run } = stsCall;
  const { url, host } = endpoint.value;
  const place = { profile: definition.name, region };
  return callAws({
    call: { operation, place, host, timeoutMs: timeouts.actionMs },
    signal,
    onError,
    run: async (ownSignal) => {
      const sdk = await import('@aws-sdk/client-sts');
      return run({ client: newClient(sdk, request, { ...stsCall, url }), sdk, signal: ownSignal });
    },
  });
}

function newClient(
  sdk: StsSdk,
  { definition, region, environment, requestHandler }: StsRequest,
  {
    url,
    credentials,
    once = false,
  }: Pick<StsCall<unknown>, 'credentials' | 'once'> & { readonly url: string },
): STSClient {
  const retry = retrySettings({ definition, environment }, 'standard');
  // SECURITY: every setting that the SDK would else look for in the environment and in [default] is given.
  return new sdk.STSClient({
    region,
    endpoint: url,
    credentials: credentials ?? (() => Promise.reject(new Error('this call is not signed'))),
    requestHandler: handlerForProfile(requestHandler, definition),
    ...retry,
    ...(once && { maxAttempts: 1 }),
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: async () => undefined,
    authSchemePreference: [],
  });
}

/** What STS answers where it gives credentials. */
interface StsCredentials {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

/** @returns the credentials of an answer; failure `answer-incomplete` */
export function stsCredentials(
  operation: AwsOperation,
  { Credentials: found = {} }: { readonly Credentials?: StsCredentials | undefined },
): Result<AwsCredentials> {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = found;
  if (!AccessKeyId || !SecretAccessKey || !SessionToken)
    return fail({ kind: 'answer-incomplete', operation });
  return ok({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration !== undefined && { expiration: Expiration }),
  });
}

/** @returns the session name that the profile gives, or one that tells Windsock's sessions apart in CloudTrail */
export function roleSessionName(definition: CredentialsRequest['definition']): string {
  return definition.value('role_session_name') || `windsock-${Date.now()}`;
}

/** @returns the profile's `duration_seconds` where STS would take it, else one hour */
export function durationSeconds(definition: CredentialsRequest['definition']): number {
  const seconds = Number(definition.value('duration_seconds') ?? '');
  return Number.isInteger(seconds) && seconds >= 900 && seconds <= 43_200 ? seconds : 3_600;
}
