/** Makes MWAA clients, and keeps one for each profile and region. */

import type { MWAAClient } from '@aws-sdk/client-mwaa';
import type { AwsEndpoint } from '../core/aws-endpoint.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import { retrySettings } from '../core/retry-settings.ts';
import type { AwsCredentials } from './credentials-request.ts';
import type { ClientRequestHandler } from './request-handler.ts';

/** The SDK, which is loaded late. */
export type MwaaSdk = typeof import('@aws-sdk/client-mwaa');

interface ClientParts {
  readonly definition: ProfileDefinition;
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

/** What all clients share. */
interface SharedParts {
  readonly requestHandler: ClientRequestHandler;
  readonly environment: NodeJS.ProcessEnv;
}

/** Makes no client before it is asked for one. */
export function createClientCache(shared: SharedParts): ClientCache {
  const clients = new Map<string, Map<string, MWAAClient>>();
  return {
    get: (sdk, parts) => {
      const { name } = parts.definition;
      const ofProfile = clients.get(name) ?? new Map<string, MWAAClient>();
      const client = ofProfile.get(parts.region) ?? newClient(sdk, parts, shared);
      clients.set(name, ofProfile.set(parts.region, client));
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
  { definition, region, endpoint, credentials }: ClientParts,
  { requestHandler, environment }: SharedParts,
): MWAAClient {
  // SECURITY: every setting that the SDK would else look for in the environment and in [default] is given.
  return new sdk.MWAAClient({
    region,
    endpoint: endpoint.url,
    disableHostPrefix: endpoint.overridden,
    credentials,
    requestHandler,
    ...retrySettings({ definition, environment }, 'adaptive'),
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
  });
}
