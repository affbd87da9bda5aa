/** Exchanges a web identity token, which others keep fresh in a file, for the credentials of a role. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import type { AwsCredentials, CredentialsRequest } from './credentials-request.ts';
import { readTextFile } from './read-text-file.ts';
import { callSts, durationSeconds, roleSessionName, stsCredentials } from './sts-client.ts';

const operation = 'AssumeRoleWithWebIdentity';

/** The service model's own limit. */
const longestToken = 20_000;

/**
 * The file is read anew each time: its token lives for an hour or less.
 *
 * @returns failure `web-identity-unreadable` | `answer-incomplete` | what `callSts` says; never throws
 */
export async function webIdentityCredentials(
  request: CredentialsRequest,
  definition: ProfileDefinition,
): Promise<Result<AwsCredentials>> {
  const token = await readToken(definition);
  if (!token.ok) return token;
  const answer = await callSts(request, {
    operation,
    credentials: null,
    run: ({ client, sdk, signal }) =>
      client.send(
        new sdk.AssumeRoleWithWebIdentityCommand({
          RoleArn: definition.value('role_arn'),
          RoleSessionName: roleSessionName(definition),
          WebIdentityToken: token.value,
          DurationSeconds: durationSeconds(definition),
        }),
        { abortSignal: signal },
      ),
  });
  return answer.ok ? stsCredentials(operation, answer.value) : answer;
}

async function readToken(definition: ProfileDefinition): Promise<Result<string>> {
  const file = definition.value('web_identity_token_file') ?? '';
  const unreadable = (problem: string) =>
    fail({ kind: 'web-identity-unreadable', profile: definition.name, file, problem });
  const text = await readTextFile(file);
  if (!text.ok)
    return unreadable(text.failure.kind === 'profile-file-unreadable' ? text.failure.problem : 'unreadable');
  const token = text.value.trim();
  if (token === '') return unreadable('it does not exist or is empty');
  if (token.length > longestToken) return unreadable('it is longer than a token can be');
  return ok(token);
}
