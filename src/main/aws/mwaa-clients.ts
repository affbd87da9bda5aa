/** Keeps one MWAA client for each profile and region, bound to nothing but that profile. */

import type { MWAAClient } from '@aws-sdk/client-mwaa';
import type { AwsOperation, CallPlace, Result } from '../../shared/failure.ts';
import type { SsoSession } from '../../shared/sso.ts';
import { type AwsEndpoint, awsEndpoint } from '../core/aws-endpoint.ts';
import type { ProfileDefinition, ProfileSet } from '../core/profiles.ts';
import {
  type AwsTimeouts,
  callAws,
  defaultTimeouts,
  type OnAwsError,
  processTimeoutMs,
  withDeadline,
} from './aws-call.ts';
import { createClientCache, type MwaaSdk } from './client-cache.ts';
import type { CredentialCache } from './credential-cache.ts';
import type { ClientRequestHandler } from './request-handler.ts';
import { usableProfile } from './usable-profile.ts';

/** One call. */
interface MwaaRequest<T> {
  readonly operation: AwsOperation;
  readonly place: CallPlace;
  readonly signal?: AbortSignal | undefined;
  readonly run: (with_: {
    readonly client: MWAAClient;
    readonly sdk: MwaaSdk;
    readonly signal: AbortSignal;
  }) => Promise<T>;
}

/** The clients of all profiles. */
export interface MwaaClients {
  /**
   * Makes a call, credentials and client included.
   *
   * @returns the SDK's answer; failure `profile-missing` | `profile-not-ready` | `endpoint-not-allowed` |
   *          `region-name-invalid`, what `resolveCredentials` or what `awsFailure` says; never throws
   */
  readonly send: <T>(request: MwaaRequest<T>) => Promise<Result<T>>;
  /** Forgets the clients and credentials of a profile; its next call starts anew. Calls under way go on. */
  readonly drop: (profile: string) => void;
  /** Forgets those that were got through a session, as after a sign-out. */
  readonly dropSession: (session: SsoSession) => void;
  /** Loads the SDK, so that the first call need not wait for it. */
  readonly warmUp: () => Promise<void>;
  readonly dispose: () => void;
}

/** What `createMwaaClients` needs. */
export interface MwaaClientsOptions {
  /** The profiles read last. */
  readonly profiles: () => ProfileSet;
  /** Reads the profiles anew; called before the next try after AWS said that credentials are expired or wrong. */
  readonly reread?: (() => Promise<unknown>) | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly credentials: CredentialCache;
  readonly requestHandler: ClientRequestHandler;
  readonly timeouts?: AwsTimeouts | undefined;
  readonly onError?: OnAwsError | undefined;
}

/** Makes no client and loads no SDK before the first call. */
export function createMwaaClients(options: MwaaClientsOptions): MwaaClients {
  const { profiles, reread, environment, credentials, timeouts = defaultTimeouts, onError } = options;
  const clients = createClientCache({ requestHandler: options.requestHandler, environment });
  const doubtful = new Set<string>();

  const drop = (profile: string) => {
    clients.drop(profile);
    credentials.drop(profile);
  };

  const attempt = async <T>(request: MwaaRequest<T>): Promise<Result<T>> => {
    const { operation, place, run } = request;
    const { profile, region } = place;
    const definition = usableProfile(profiles(), profile);
    if (!definition.ok) return definition;
    const endpoint = awsEndpoint({ service: 'mwaa', region, definition: definition.value, environment });
    if (!endpoint.ok) return endpoint;
    const call = { operation, place, host: hostFor(endpoint.value, operation), timeoutMs: timeouts.actionMs };
    const { signal, callSignal } = signalsFor(definition.value, timeouts, request.signal);
    const resolved = await credentials.get({ definition: definition.value, region, call, signal });
    if (!resolved.ok) return resolved;
    const { current } = resolved.value;
    const parts = { definition: definition.value, region, endpoint: endpoint.value, credentials: current };
    return callAws({
      call,
      signal: callSignal(),
      onError,
      run: async (ownSignal) => {
        const sdk = await import('@aws-sdk/client-mwaa');
        return run({ client: clients.get(sdk, parts), sdk, signal: ownSignal });
      },
    });
  };

  const send = async <T>(request: MwaaRequest<T>): Promise<Result<T>> => {
    const { profile } = request.place;
    if (doubtful.delete(profile)) await reread?.();
    const result = await attempt(request);
    if (!result.ok && /^credentials-(expired|rejected)$/.test(result.failure.kind)) {
      drop(profile);
      doubtful.add(profile);
    }
    return result;
  };

  return {
    send,
    drop,
    dropSession: (session) => {
      for (const profile of credentials.dropSession(session)) clients.drop(profile);
    },
    warmUp: async () => {
      await import('@aws-sdk/client-mwaa');
    },
    dispose: clients.dispose,
  };
}

/** One deadline for all of it, but for programs, which have a minute of their own. */
function signalsFor(
  definition: ProfileDefinition,
  { actionMs }: AwsTimeouts,
  given: AbortSignal | undefined,
) {
  const withinAction = () => withDeadline(given, actionMs);
  if (definition.runsProcess)
    return { signal: withDeadline(given, actionMs + processTimeoutMs), callSignal: withinAction };
  const signal = withinAction();
  return { signal, callSignal: () => signal };
}

/** The host prefixes are the service model's; the SDK adds them unless the endpoint is overridden. */
function hostFor({ host, overridden }: AwsEndpoint, operation: AwsOperation): string {
  if (overridden) return host;
  return `${operation === 'CreateWebLoginToken' ? 'env' : 'api'}.${host}`;
}
