/** Asks STS who a profile's credentials belong to. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import { awsEndpoint } from '../core/aws-endpoint.ts';
import type { ProfileSet } from '../core/profiles.ts';
import { withDeadline } from './aws-call.ts';
import type { CredentialCache } from './credential-cache.ts';
import type { CredentialsParts } from './credentials-request.ts';
import { callSts } from './sts-client.ts';
import { usableProfile } from './usable-profile.ts';

/** Who AWS takes a profile for. */
interface Identity {
  readonly arn: string;
  readonly accountId: string;
}

/** @returns failure `profile-missing` | `profile-not-ready` | what `CredentialCache.get` and `callSts` say; never throws */
export type CallerIdentity = (request: {
  readonly profile: string;
  readonly region: string;
  readonly signal?: AbortSignal | undefined;
}) => Promise<Result<Identity>>;

const operation = 'GetCallerIdentity';

/** @returns the question, asked with the credentials of the cache; it needs no permission */
export function createCallerIdentity(
  options: Pick<CredentialsParts, 'environment' | 'requestHandler' | 'timeouts' | 'onError'> & {
    readonly profiles: () => ProfileSet;
    readonly credentials: Pick<CredentialCache, 'get'>;
  },
): CallerIdentity {
  const { profiles, credentials, environment, timeouts } = options;
  return async ({ profile, region, signal: given }) => {
    const definition = usableProfile(profiles(), profile);
    if (!definition.ok) return definition;
    const endpoint = awsEndpoint({ service: 'sts', region, definition: definition.value, environment });
    if (!endpoint.ok) return endpoint;
    const signal = withDeadline(given, timeouts.actionMs);
    const place = { profile, region };
    const call = { operation, place, host: endpoint.value.host, timeoutMs: timeouts.actionMs } as const;
    const resolved = await credentials.get({ definition: definition.value, region, call, signal });
    if (!resolved.ok) return resolved;
    const current = await resolved.value.current();
    const answer = await callSts(
      { ...options, definition: definition.value, region, signal },
      {
        operation,
        credentials: current,
        run: ({ client, sdk, signal: ownSignal }) =>
          client.send(new sdk.GetCallerIdentityCommand({}), { abortSignal: ownSignal }),
      },
    );
    if (!answer.ok) return answer;
    const { Arn: arn, Account: accountId } = answer.value;
    return arn && accountId ? ok({ arn, accountId }) : fail({ kind: 'answer-incomplete', operation });
  };
}
