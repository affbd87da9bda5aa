/** Makes MWAA clients, and keeps one for each profile and region. */

import type { MWAAClient } from '@aws-sdk/client-mwaa';
import type { AwsEndpoint } from '../core/aws-endpoint.ts';
import type { AwsCredentials } from './credentials.ts';
import type { ClientRequestHandler } from './request-handler.ts';

/** The SDK, which is loaded late. */
export type MwaaSdk = typeof import('@aws-sdk/client-mwaa');

interface ClientParts {
  readonly profile: string;
  readonly region: string;
  readonly endpoint: AwsEndpoint;
  readonly credentials: () => Promise<AwsCredentials>;
}

/** The clients. */
export interface ClientCache {
  /** @returns the client of that profile and region; the other parts count when it is made */
  readonly get: (sdk: MwaaSdk, parts: ClientParts) => MWAAClient;
  readonly drop: (profile: string) => void;
  readonly dispose: () => void;
}

/** @param requestHandler  shared by all clients */
export function createClientCache(requestHandler: ClientRequestHandler): ClientCache {
  const clients = new Map<string, Map<string, MWAAClient>>();
  return {
    get: (sdk, parts) => {
      const ofProfile = clients.get(parts.profile) ?? new Map<string, MWAAClient>();
      const client = ofProfile.get(parts.region) ?? newClient(sdk, parts, requestHandler);
      clients.set(parts.profile, ofProfile.set(parts.region, client));
      return client;
    },
    // Not destroyed: calls under way go on.
    drop: (profile) => {
      clients.delete(profile);
    },
    dispose: () => {
      for (const client of [...clients.values()].flatMap((each) => [...each.values()])) client.destroy();
      clients.clear();
    },
  };
}

function newClient(
  sdk: MwaaSdk,
  { region, endpoint, credentials }: ClientParts,
  requestHandler: ClientRequestHandler,
): MWAAClient {
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
