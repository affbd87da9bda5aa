/**
 * Resolves the credentials of a profile from what the profile says, and from nothing else. Asks no person: where one is
 * needed, that is the failure.
 *
 * The SDK's `fromIni` does not serve here: its file loader drops profiles whose names have spaces or other letters, it
 * would run a `credential_process` unasked and ask the instance metadata service for a `credential_source`, and it reads
 * the files once more, so that what is used may not be what is shown.
 */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { ProfileKind } from '../../shared/profile.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import { assumeRole } from './assume-role-credentials.ts';
import { awsLoginCredentials } from './aws-login-credentials.ts';
import type { AwsCredentials, CredentialsRequest } from './credentials-request.ts';
import { processCredentials } from './process-credentials.ts';
import { webIdentityCredentials } from './web-identity-credentials.ts';

/** @returns the credentials; failure `person-needed` | `credentials-unavailable` | what each kind's own file says; never throws */
export function resolveCredentials(request: CredentialsRequest): Promise<Result<AwsCredentials>> {
  const { definition } = request;
  return resolveStep(request, { definition, kind: definition.kind, depth: 0 });
}

interface Step {
  readonly definition: ProfileDefinition;
  readonly kind: ProfileKind;
  readonly depth: number;
}

/** Chains longer than this are a mistake; cycles are found before, when the profiles are read. */
const maxChain = 12;

function resolveStep(request: CredentialsRequest, step: Step): Promise<Result<AwsCredentials>> {
  const { definition, kind } = step;
  switch (kind) {
    case 'access-key':
      return Promise.resolve(ok(keysOf(definition)));
    case 'environment-variables':
      return Promise.resolve(environmentCredentials(request));
    case 'assume-role':
    case 'assume-role-mfa':
      return roleCredentials(request, step);
    case 'web-identity':
      return webIdentityCredentials(request, definition);
    case 'credential-process':
      return processCredentials(request, definition);
    case 'sso-session':
    case 'sso-legacy':
      return assignedCredentials(request, definition);
    case 'aws-login':
      return awsLoginCredentials(request, definition);
    case 'empty':
      return Promise.resolve(unavailable(request, `Profile ${definition.name} has no credentials.`));
  }
}

async function roleCredentials(request: CredentialsRequest, step: Step): Promise<Result<AwsCredentials>> {
  const { definition, kind } = step;
  const source = sourceStep(request, step);
  if (!source.ok) return source;
  // Before the code is asked for: a source may need a sign-in, and codes do not wait.
  const credentials = await sourceCredentials(request, source.value);
  if (!credentials.ok) return credentials;
  const device = kind === 'assume-role-mfa' ? definition.value('mfa_serial') : undefined;
  // A code is for the chosen profile alone.
  const code = step.depth === 0 ? request.mfaCode : undefined;
  if (device !== undefined && code === undefined) {
    const need = { kind: 'mfa-code', profile: definition.name, device } as const;
    return fail({ kind: 'person-needed', profile: request.definition.name, need });
  }
  const mfa = device !== undefined && code !== undefined ? { device, code } : undefined;
  const assumed = await assumeRole(request, { definition, credentials: credentials.value, mfa });
  if (!assumed.ok && /^credentials-(expired|rejected)$/.test(assumed.failure.kind) && source.value !== null)
    request.sources.refused(source.value.definition);
  return assumed;
}

/** @returns null for a role that takes its first keys from the environment variables */
function sourceStep(request: CredentialsRequest, step: Step): Result<Step | null> {
  const name = step.definition.value('source_profile');
  if (name === undefined) return ok(null);
  const definition = request.profiles.definition(name);
  if (definition === null) return unavailable(request, `Source profile ${name} does not exist.`);
  if (step.depth >= maxChain) return unavailable(request, 'Its chain of source profiles is too long.');
  return ok({ definition, kind: definition.kindAsSource, depth: step.depth + 1 });
}

function sourceCredentials(
  request: CredentialsRequest,
  source: Step | null,
): Promise<Result<AwsCredentials>> {
  if (source === null) return Promise.resolve(environmentCredentials(request));
  const { definition, kind } = source;
  // The chosen profile decides how STS is reached, so what STS gives on the way is not shared; but a person who typed a
  // code typed it for all.
  if (kind === 'assume-role' || kind === 'web-identity' || kind === 'access-key')
    return resolveStep(request, source);
  return request.sources.resolve(definition, request.signal, (signal) =>
    resolveStep({ ...request, signal }, source),
  );
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

async function assignedCredentials(
  request: CredentialsRequest,
  definition: ProfileDefinition,
): Promise<Result<AwsCredentials>> {
  const { ownSsoSession: session, name: profile } = definition;
  const accountId = definition.value('sso_account_id');
  const roleName = definition.value('sso_role_name');
  if (session === undefined || accountId === undefined || roleName === undefined)
    return unavailable(request, `Profile ${profile} is incomplete.`);
  const { signal } = request;
  const answer = await request.roleCredentials({ session, profile, accountId, roleName, signal });
  if (answer.ok || answer.failure.kind !== 'person-needed') return answer;
  // As for every other need: it is the chosen profile that waits.
  return fail({ ...answer.failure, profile: request.definition.name });
}

function unavailable({ definition }: CredentialsRequest, message: string) {
  return fail({ kind: 'credentials-unavailable', profile: definition.name, message });
}
