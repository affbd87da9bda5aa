/** Assumes the role of a profile, with an MFA code where the role asks for one. */

import { type AssumeRoleStep, type Failure, fail, type Result } from '../../shared/failure.ts';
import { isMfaCode } from '../../shared/prompt.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import type { AwsCredentials, CredentialsRequest } from './credentials-request.ts';
import { callSts, durationSeconds, roleSessionName, stsCredentials } from './sts-client.ts';

/** The role to assume. */
interface Role {
  readonly definition: ProfileDefinition;
  /** Of the source. */
  readonly credentials: AwsCredentials;
  readonly mfa?: { readonly device: string; readonly code: string } | undefined;
}

const operation = 'AssumeRole';

/** @returns the role's credentials; failure `mfa-code-wrong` | `answer-incomplete` | what `callSts` says; never throws */
export async function assumeRole(request: CredentialsRequest, role: Role): Promise<Result<AwsCredentials>> {
  const { definition, credentials, mfa } = role;
  const wrongCode = { kind: 'mfa-code-wrong', profile: definition.name } as const;
  // SECURITY: STS would quote what it does not take for a code.
  if (mfa !== undefined && !isMfaCode(mfa.code)) return fail(wrongCode);
  const externalId = definition.value('external_id');
  const answer = await callSts(request, {
    operation,
    credentials,
    // A code counts once: what the network lost is not sent again.
    once: mfa !== undefined,
    run: ({ client, sdk, signal }) =>
      client.send(
        new sdk.AssumeRoleCommand({
          RoleArn: definition.value('role_arn'),
          RoleSessionName: roleSessionName(definition),
          DurationSeconds: durationSeconds(definition),
          ...(externalId !== undefined && { ExternalId: externalId }),
          ...(mfa !== undefined && { SerialNumber: mfa.device, TokenCode: mfa.code }),
        }),
        { abortSignal: signal },
      ),
  });
  if (answer.ok) return stsCredentials(operation, answer.value);
  if (mfa !== undefined && isWrongCode(answer.failure)) return fail(wrongCode);
  return answer.failure.kind === 'access-denied'
    ? fail({ ...answer.failure, step: stepOf(definition) })
    : answer;
}

/** The call was made for the chosen profile: only here is it known which one of its chain it was about. */
function stepOf(definition: ProfileDefinition): AssumeRoleStep {
  const sourceProfile = definition.value('source_profile');
  return {
    profile: definition.name,
    roleArn: definition.value('role_arn') ?? '',
    ...(sourceProfile !== undefined && { sourceProfile }),
  };
}

/** STS has no error of its own for it. A device that it does not know is no wrong code: another would not help. */
function isWrongCode(failure: Failure): boolean {
  return (
    failure.kind === 'access-denied' &&
    /MultiFactorAuthentication failed/i.test(failure.message) &&
    !/verify your MFA serial/i.test(failure.message)
  );
}
