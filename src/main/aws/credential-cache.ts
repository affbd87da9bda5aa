/** Keeps the credentials of each profile until shortly before they expire; equal requests share one AssumeRole. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { AwsCall } from '../core/aws-failure.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import { abortFailure, untilAborted } from './aws-call.ts';
import { type AwsCredentials, type CredentialsRequest, resolveCredentials } from './credentials.ts';

/** Longer than the five minutes before expiry at which the SDK asks its provider anew. */
const renewBeforeMs = 6 * 60_000;

/** Credentials that are good now, as a provider for a client that lives longer than they do. */
interface KeptCredentials {
  readonly current: () => Promise<AwsCredentials>;
}

/** The credentials of all profiles. */
export interface CredentialCache {
  /** @returns the failure of `resolveCredentials`, or `cancelled` | `timeout` of this caller alone */
  readonly get: (request: {
    readonly definition: ProfileDefinition;
    readonly region: string;
    readonly call: AwsCall;
    readonly signal: AbortSignal;
  }) => Promise<Result<KeptCredentials>>;
  readonly drop: (profile: string) => void;
}

/** What resolving needs, apart from the profile. */
export type CredentialCacheOptions = Pick<
  CredentialsRequest,
  'environment' | 'requestHandler' | 'timeouts' | 'onError'
> & { readonly profiles: () => CredentialsRequest['profiles'] };

/** Resolves nothing before it is asked. */
export function createCredentialCache(options: CredentialCacheOptions): CredentialCache {
  const kept = new Map<string, AwsCredentials>();
  const running = new Map<string, Promise<Result<AwsCredentials>>>();

  // Ends before its callers' own deadlines do, so that a silent STS is named as such.
  const timeouts = { ...options.timeouts, actionMs: options.timeouts.actionMs * 0.9 };

  const renew = (definition: ProfileDefinition, region: string): Promise<Result<AwsCredentials>> => {
    const { name } = definition;
    const known = running.get(name);
    if (known !== undefined) return known;
    // Not the caller's signal: others may have joined. One region for STS per profile, so that all regions share a session.
    const resolving = resolveCredentials({
      ...options,
      definition,
      profiles: options.profiles(),
      region: definition.value('region') || region,
      timeouts,
      signal: timeoutSignal(timeouts.actionMs),
    }).then((result) => {
      // A drop in the meantime made this answer one of yesterday.
      if (running.get(name) === resolving) {
        running.delete(name);
        if (result.ok) kept.set(name, result.value);
      }
      return result;
    });
    running.set(name, resolving);
    return resolving;
  };

  return {
    get: async ({ definition, region, call, signal }) => {
      const { name } = definition;
      const known = kept.get(name);
      const result =
        known !== undefined && !isExpiring(known)
          ? ok(known)
          : await joined({ resolving: renew(definition, region), call, signal });
      // The client outlives these credentials, so its provider looks for newer ones first.
      return result.ok ? ok({ current: async () => kept.get(name) ?? result.value }) : result;
    },
    drop: (profile) => {
      kept.delete(profile);
      running.delete(profile);
    },
  };
}

async function joined(waiting: {
  readonly resolving: Promise<Result<AwsCredentials>>;
  readonly call: AwsCall;
  readonly signal: AbortSignal;
}): Promise<Result<AwsCredentials>> {
  try {
    return await untilAborted(waiting.signal, waiting.resolving);
  } catch {
    // What is waited for never rejects: the signal aborted.
    return fail(abortFailure(waiting.signal, waiting.call));
  }
}

function isExpiring({ expiration }: AwsCredentials): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < renewBeforeMs;
}
