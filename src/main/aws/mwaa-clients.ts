/** Keeps one MWAA client for each profile and region, bound to nothing but that profile. */

import type { MWAAClient } from '@aws-sdk/client-mwaa';
import { type AwsOperation, type CallPlace, fail, type Result } from '../../shared/failure.ts';
import { optInRegions } from '../../shared/regions.ts';
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
import { type Attention, createCallGate, type Urgency } from './call-gate.ts';
import { type ClientCache, createClientCache, type MwaaSdk } from './client-cache.ts';
import type { CredentialCache } from './credential-cache.ts';
import type { ClientRequestHandler } from './request-handler.ts';
import { usableProfile } from './usable-profile.ts';

/** One call. */
interface MwaaRequest<T> {
  readonly operation: AwsOperation;
  readonly place: CallPlace;
  readonly signal?: AbortSignal | undefined;
  /** Left out, a person waits for it. */
  readonly urgency?: Urgency | undefined;
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
   *          `region-name-invalid` | `region-not-enabled`, what `resolveCredentials` or what `awsFailure` says; never throws
   */
  readonly send: <T>(request: MwaaRequest<T>) => Promise<Result<T>>;
  /** Takes the account of a profile that does not name it: its calls count together with those of the account's other profiles. */
  readonly learnAccount: (profile: string, accountId: string) => void;
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
  /** What a person does with the picker at this moment: searches stand back. */
  readonly attention?: (() => Attention) | undefined;
  readonly credentials: CredentialCache;
  readonly requestHandler: ClientRequestHandler;
  readonly timeouts?: AwsTimeouts | undefined;
  readonly onError?: OnAwsError | undefined;
}

/** A search has many calls, which wait for each other, and nobody waits for any one of them. */
const searchPatience = 4;

/** Makes no client and loads no SDK before the first call. */
export function createMwaaClients(options: MwaaClientsOptions): MwaaClients {
  const { profiles, reread, environment, credentials } = options;
  const accounts = new Map<string, string>();
  const accountOf = (name: string) =>
    accounts.get(name) ?? profiles().profiles.find((each) => each.name === name)?.accountId;
  const clients = createClientCache({
    requestHandler: options.requestHandler,
    environment,
    gate: createCallGate(options.attention),
    gateKey: ({ profile, region }) => `${accountOf(profile) ?? `profile ${profile}`}/${region}`,
  });
  const doubtful = new Set<string>();
  const proof = createProof(profiles);

  const drop = (profile: string) => {
    accounts.delete(profile);
    proof.drop(profile);
    clients.drop(profile);
    credentials.drop(profile);
  };

  const attempt = createAttempt(options, clients);
  const send = async <T>(request: MwaaRequest<T>): Promise<Result<T>> => {
    const { profile } = request.place;
    if (doubtful.delete(profile)) await reread?.();
    const result = proof.judged(await attempt(request), request.place);
    if (!result.ok && /^credentials-(expired|rejected)$/.test(result.failure.kind)) {
      drop(profile);
      doubtful.add(profile);
    }
    return result;
  };

  return {
    send,
    learnAccount: (profile, accountId) => accounts.set(profile, accountId),
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

/** @returns what makes one call, without remembering how it went */
function createAttempt(options: MwaaClientsOptions, clients: ClientCache) {
  const { profiles, environment, credentials, timeouts = defaultTimeouts, onError } = options;
  return async <T>(request: MwaaRequest<T>): Promise<Result<T>> => {
    const { operation, place, run, urgency = 'person' } = request;
    const { profile, region } = place;
    const definition = usableProfile(profiles(), profile);
    if (!definition.ok) return definition;
    // Credentials may take a minute, and the files may change meanwhile.
    const generation = clients.generation(profile);
    const endpoint = awsEndpoint({ service: 'mwaa', region, definition: definition.value, environment });
    if (!endpoint.ok) return endpoint;
    const call = { operation, place, host: hostFor(endpoint.value, operation), timeoutMs: timeouts.actionMs };
    const { signal, callSignal } = signalsFor(
      definition.value,
      timeouts.actionMs * (urgency === 'search' ? searchPatience : 1),
      request.signal,
    );
    const resolved = await credentials.get({ definition: definition.value, region, call, signal });
    if (!resolved.ok) return resolved;
    const { current } = resolved.value;
    const parts = {
      definition: definition.value,
      region,
      generation,
      urgency,
      endpoint: endpoint.value,
      credentials: current,
    };
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
}

/** @returns what remembers whose keys AWS took anywhere */
function createProof(profiles: () => ProfileSet) {
  const proven = new Set<string>();
  return {
    drop: (profile: string) => {
      proven.delete(profile);
    },
    /** Keys that work elsewhere, or that a region would know only after an opt-in, are not wrong. */
    judged: <T>(result: Result<T>, place: CallPlace): Result<T> => {
      const { profile, region } = place;
      const isAnswered = result.ok || /^(access-denied|environment-not-found)$/.test(result.failure.kind);
      if (isAnswered) proven.add(profile);
      if (result.ok || result.failure.kind !== 'credentials-rejected') return result;
      const isOwn = profiles().profiles.some((each) => each.name === profile && each.region === region);
      const isElsewhere = !isOwn && (optInRegions.has(region) || proven.has(profile));
      return isElsewhere ? fail({ kind: 'region-not-enabled', place }) : result;
    },
  };
}

/** One deadline for all of it, but for programs, which have a minute of their own. */
function signalsFor(definition: ProfileDefinition, actionMs: number, given: AbortSignal | undefined) {
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
