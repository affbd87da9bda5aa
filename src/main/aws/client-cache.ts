/** Makes MWAA clients, and keeps those of the profiles and regions that were asked last. */

import type { MWAAClient } from '@aws-sdk/client-mwaa';
import type { AwsEndpoint } from '../core/aws-endpoint.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import { retrySettings } from '../core/retry-settings.ts';
import { type CallGate, gatedHandler, type Urgency } from './call-gate.ts';
import type { AwsCredentials } from './credentials-request.ts';
import { type ClientRequestHandler, handlerForProfile } from './request-handler.ts';

/** The SDK, which is loaded late. */
export type MwaaSdk = typeof import('@aws-sdk/client-mwaa');

interface ClientParts {
  readonly definition: ProfileDefinition;
  readonly region: string;
  /** What `generation` said when the definition was read: a client of an older one serves nobody who comes later. */
  readonly generation: number;
  /** A search has clients of its own: what AWS throttles there slows no person down. */
  readonly urgency: Urgency;
  readonly endpoint: AwsEndpoint;
  readonly credentials: () => Promise<AwsCredentials>;
}

/** The clients. */
export interface ClientCache {
  /** @returns the client of that profile and region; the other parts count when it is made */
  readonly get: (sdk: MwaaSdk, parts: ClientParts) => MWAAClient;
  /** @returns a number that each drop of the profile changes */
  readonly generation: (profile: string) => number;
  readonly drop: (profile: string) => void;
  readonly dispose: () => void;
}

/** What all clients share. */
interface SharedParts {
  readonly requestHandler: ClientRequestHandler;
  readonly environment: NodeJS.ProcessEnv;
  readonly gate: CallGate;
  /** @returns whose requests are counted together */
  readonly gateKey: (place: { readonly profile: string; readonly region: string }) => string;
}

/** A client is made in a twentieth of a millisecond and holds 7 KB: enough for the places that a search asks at once. */
const maxClients = 256;

/** Makes no client before it is asked for one. */
export function createClientCache(shared: SharedParts): ClientCache {
  /** The one that was asked for longest ago is first. */
  const clients = new Map<string, { readonly profile: string; readonly client: MWAAClient }>();
  const generations = new Map<string, number>();
  const generation = (profile: string) => generations.get(profile) ?? 0;
  return {
    generation,
    get: (sdk, parts) => {
      const { definition, region, urgency } = parts;
      const profile = definition.name;
      const key = JSON.stringify([profile, region, urgency, parts.generation]);
      const client = clients.get(key)?.client ?? newClient(sdk, parts, shared);
      clients.delete(key);
      clients.set(key, { profile, client });
      // Not destroyed, here and below: calls under way go on.
      for (const oldest of clients.keys()) if (clients.size > maxClients) clients.delete(oldest);
      return client;
    },
    drop: (profile) => {
      generations.set(profile, generation(profile) + 1);
      for (const [key, each] of clients) if (each.profile === profile) clients.delete(key);
    },
    dispose: () => {
      for (const { client } of clients.values()) client.destroy();
      clients.clear();
    },
  };
}

function newClient(
  sdk: MwaaSdk,
  { definition, region, urgency, endpoint, credentials }: ClientParts,
  { requestHandler, environment, gate, gateKey }: SharedParts,
): MWAAClient {
  const entry = { key: () => gateKey({ profile: definition.name, region }), urgency };
  // SECURITY: every setting that the SDK would else look for in the environment and in [default] is given.
  return new sdk.MWAAClient({
    region,
    endpoint: endpoint.url,
    disableHostPrefix: endpoint.overridden,
    credentials,
    requestHandler: gatedHandler(handlerForProfile(requestHandler, definition), gate, entry),
    ...retrySettings({ definition, environment }, 'adaptive'),
    defaultsMode: 'standard',
    // Else each client parses both AWS files for an application id: half of what a search costs with many profiles.
    defaultUserAgentProvider: async () => [['windsock']],
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
  });
}
