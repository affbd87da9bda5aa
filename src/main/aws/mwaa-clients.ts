/** Keeps one MWAA client for each profile and region, bound to nothing but that profile. */

import type { MWAAClient } from '@aws-sdk/client-mwaa';
import { type AwsOperation, type CallPlace, fail, ok, type Result } from '../../shared/failure.ts';
import { type AwsEndpoint, awsEndpoint } from '../core/aws-endpoint.ts';
import type { ProfileDefinition, ProfileSet } from '../core/profiles.ts';
import { type AwsTimeouts, callAws, defaultTimeouts, type OnAwsError, withDeadline } from './aws-call.ts';
import { createCredentialCache } from './credential-cache.ts';
import type { AwsCredentials } from './credentials.ts';
import { type AwsRequestHandler, clientRequestHandler } from './request-handler.ts';

type MwaaSdk = typeof import('@aws-sdk/client-mwaa');

/** One call. */
export interface MwaaRequest<T> {
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
  /** Left out, the SDK's own handler is used. */
  readonly requestHandler?: AwsRequestHandler | undefined;
  readonly timeouts?: AwsTimeouts | undefined;
  readonly onError?: OnAwsError | undefined;
}

/** Makes no client and loads no SDK before the first call. */
export function createMwaaClients(options: MwaaClientsOptions): MwaaClients {
  const { profiles, reread, environment, timeouts = defaultTimeouts, onError } = options;
  const requestHandler = clientRequestHandler(options.requestHandler, timeouts);
  const credentials = createCredentialCache({ profiles, environment, requestHandler, timeouts, onError });
  const clients = new Map<string, ReadonlyMap<string, MWAAClient>>();
  const doubtful = new Set<string>();

  const drop = (profile: string) => {
    clients.delete(profile);
    credentials.drop(profile);
  };

  const clientFor = (sdk: MwaaSdk, parts: ClientParts): MWAAClient => {
    const { profile, region } = parts;
    const ofProfile = clients.get(profile);
    const known = ofProfile?.get(region);
    if (known !== undefined) return known;
    const client = newClient(sdk, { ...parts, requestHandler });
    clients.set(profile, new Map([...(ofProfile ?? []), [region, client]]));
    return client;
  };

  const send = async <T>(request: MwaaRequest<T>): Promise<Result<T>> => {
    const { operation, place } = request;
    const { profile, region } = place;
    const signal = withDeadline(request.signal, timeouts.actionMs);
    if (doubtful.delete(profile)) await reread?.();
    const definition = usableProfile(profiles(), profile);
    if (!definition.ok) return definition;
    const endpoint = awsEndpoint({ service: 'mwaa', region, definition: definition.value, environment });
    if (!endpoint.ok) return endpoint;
    const host = hostFor(endpoint.value, operation);
    const call = { operation, place, host, timeoutMs: timeouts.actionMs };
    const resolved = await credentials.get({ definition: definition.value, region, call, signal });
    const result = resolved.ok
      ? await callAws({
          call,
          signal,
          onError,
          run: async (ownSignal) => {
            const sdk = await import('@aws-sdk/client-mwaa');
            const parts = { profile, region, endpoint: endpoint.value, credentials: resolved.value.current };
            return request.run({ client: clientFor(sdk, parts), sdk, signal: ownSignal });
          },
        })
      : resolved;
    if (!result.ok && /^credentials-(expired|rejected)$/.test(result.failure.kind)) {
      drop(profile);
      doubtful.add(profile);
    }
    return result;
  };

  return {
    send,
    drop,
    warmUp: async () => {
      await import('@aws-sdk/client-mwaa');
    },
    dispose: () => {
      for (const client of [...clients.values()].flatMap((each) => [...each.values()])) client.destroy();
      clients.clear();
    },
  };
}

function usableProfile(profiles: ProfileSet, name: string): Result<ProfileDefinition> {
  const profile = profiles.profiles.find((each) => each.name === name);
  const definition = profiles.definition(name);
  if (profile === undefined || definition === null) return fail({ kind: 'profile-missing', profile: name });
  if (!profile.readiness.ready)
    return fail({ kind: 'profile-not-ready', profile: name, problem: profile.readiness.reason });
  return ok(definition);
}

/** The host prefixes are the service model's; the SDK adds them unless the endpoint is overridden. */
function hostFor({ host, overridden }: AwsEndpoint, operation: AwsOperation): string {
  if (overridden) return host;
  return `${operation === 'CreateWebLoginToken' ? 'env' : 'api'}.${host}`;
}

interface ClientParts {
  readonly profile: string;
  readonly region: string;
  readonly endpoint: AwsEndpoint;
  readonly credentials: () => Promise<AwsCredentials>;
}

function newClient(
  sdk: MwaaSdk,
  parts: ClientParts & { readonly requestHandler: ReturnType<typeof clientRequestHandler> },
): MWAAClient {
  const { region, endpoint, credentials, requestHandler } = parts;
  // SECURITY: every setting that the SDK would else look for in the environment and in [default] is given.
  return new sdk.MWAAClient({
    region,
    endpoint: endpoint.url,
    disableHostPrefix: endpoint.overridden,
    credentials,
    requestHandler,
    maxAttempts: 3,
    retryMode: 'adaptive',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
  });
}
