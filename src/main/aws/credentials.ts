/**
 * Resolves the credentials of a profile from its keys and roles, and from nothing else.
 *
 * The SDK's `fromIni` does not serve here: its file loader drops profiles whose names have spaces or other letters, it
 * would run a `credential_process` unasked and ask the instance metadata service for a `credential_source`, and it reads
 * the files once more, so that what is used may not be what is shown.
 */

import { type CallPlace, fail, ok, type Result } from '../../shared/failure.ts';
import { awsEndpoint } from '../core/aws-endpoint.ts';
import type { ProfileDefinition, ProfileSet } from '../core/profiles.ts';
import { type AwsTimeouts, callAws, type OnAwsError } from './aws-call.ts';
import type { ClientRequestHandler } from './request-handler.ts';

/** SECURITY: lives only in the main process, in the clients. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Whose credentials are wanted, and how STS is reached. */
export interface CredentialsRequest {
  /** The chosen profile, which must be ready; it alone decides about the STS endpoint. */
  readonly definition: ProfileDefinition;
  readonly profiles: ProfileSet;
  /** For STS. */
  readonly region: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly requestHandler: ClientRequestHandler;
  readonly timeouts: AwsTimeouts;
  readonly signal: AbortSignal;
  readonly onError?: OnAwsError | undefined;
}

/** @returns the credentials; failure `credentials-unavailable` | `endpoint-not-allowed` | what AssumeRole answered; never throws */
export function resolveCredentials(request: CredentialsRequest): Promise<Result<AwsCredentials>> {
  return resolveProfile(request, { definition: request.definition, isSource: false, depth: 0 });
}

interface Step {
  readonly definition: ProfileDefinition;
  readonly isSource: boolean;
  readonly depth: number;
}

/** Chains longer than this are a mistake; cycles are found before, when the profiles are read. */
const maxChain = 12;

async function resolveProfile(request: CredentialsRequest, step: Step): Promise<Result<AwsCredentials>> {
  const { definition, isSource, depth } = step;
  // As in the SDKs: a source profile is used for its keys even where it has a role as well.
  if (definition.kind === 'access-key' || (isSource && definition.hasKeys)) return ok(keysOf(definition));
  if (definition.kind !== 'assume-role' || depth > maxChain) {
    return unavailable(
      request,
      `Profile ${definition.name} has neither keys nor a role that can be assumed.`,
    );
  }
  const source = await sourceCredentials(request, step);
  return source.ok ? assumeRole(request, { definition, credentials: source.value }) : source;
}

async function sourceCredentials(request: CredentialsRequest, step: Step): Promise<Result<AwsCredentials>> {
  const name = step.definition.value('source_profile');
  if (name === undefined) return environmentCredentials(request);
  const definition = request.profiles.definition(name);
  if (definition === null) return unavailable(request, `Source profile ${name} does not exist.`);
  return resolveProfile(request, { definition, isSource: true, depth: step.depth + 1 });
}

function keysOf(definition: ProfileDefinition): AwsCredentials {
  const sessionToken = definition.value('aws_session_token') || undefined;
  return {
    accessKeyId: definition.value('aws_access_key_id') ?? '',
    secretAccessKey: definition.value('aws_secret_access_key') ?? '',
    ...(sessionToken !== undefined && { sessionToken }),
  };
}

function environmentCredentials(request: CredentialsRequest): Result<AwsCredentials> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = request.environment;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    return unavailable(request, 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set.');
  return ok({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  });
}

function unavailable({ definition }: CredentialsRequest, message: string) {
  return fail({ kind: 'credentials-unavailable', profile: definition.name, message });
}

interface Role {
  readonly definition: ProfileDefinition;
  /** Of the source. */
  readonly credentials: AwsCredentials;
}

async function assumeRole(request: CredentialsRequest, role: Role): Promise<Result<AwsCredentials>> {
  const { region, timeouts, signal, onError, environment } = request;
  const endpoint = awsEndpoint({ service: 'sts', region, definition: request.definition, environment });
  if (!endpoint.ok) return endpoint;
  const place: CallPlace = { profile: request.definition.name, region };
  const call = {
    operation: 'AssumeRole',
    place,
    host: endpoint.value.host,
    timeoutMs: timeouts.actionMs,
  } as const;
  const answer = await callAws({
    call,
    signal,
    onError,
    run: (ownSignal) => sendAssumeRole(request, { ...role, url: endpoint.value.url, signal: ownSignal }),
  });
  if (!answer.ok) return answer;
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.value.Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken)
    return fail({ kind: 'answer-incomplete', operation: 'AssumeRole' });
  return ok({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration !== undefined && { expiration: Expiration }),
  });
}

async function sendAssumeRole(
  { region, requestHandler }: CredentialsRequest,
  role: Role & { readonly url: string; readonly signal: AbortSignal },
) {
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts');
  const { definition } = role;
  // SECURITY: every setting that the SDK would else look for in the environment and in [default] is given.
  const client = new STSClient({
    region,
    endpoint: role.url,
    credentials: role.credentials,
    requestHandler,
    maxAttempts: 3,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
  });
  const externalId = definition.value('external_id');
  return client.send(
    new AssumeRoleCommand({
      RoleArn: definition.value('role_arn'),
      RoleSessionName: definition.value('role_session_name') || `windsock-${Date.now()}`,
      DurationSeconds: durationSeconds(definition.value('duration_seconds')),
      ...(externalId !== undefined && { ExternalId: externalId }),
    }),
    { abortSignal: role.signal },
  );
}

function durationSeconds(text: string | undefined): number {
  const seconds = Number(text ?? '');
  return Number.isInteger(seconds) && seconds >= 900 && seconds <= 43_200 ? seconds : 3_600;
}
