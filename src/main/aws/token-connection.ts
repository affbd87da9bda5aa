/** Connects ahead to the endpoint that mints tokens. */

import { awsEndpoint } from '../core/aws-endpoint.ts';
import type { ProfileSet } from '../core/profiles.ts';
import type { AwsRequestHandler } from './request-handler.ts';
import { usableProfile } from './usable-profile.ts';

/** What `createTokenConnection` needs. */
export interface TokenConnectionParts {
  readonly profiles: () => ProfileSet;
  readonly environment: NodeJS.ProcessEnv;
  readonly handler: AwsRequestHandler;
}

/**
 * @returns what connects as the profile's calls do: same endpoint, same proxy, same certificate authorities. Nothing is sent,
 *          and where a call would fail nothing is done
 */
export function createTokenConnection({ profiles, environment, handler }: TokenConnectionParts) {
  return ({ profile, region }: { readonly profile: string; readonly region: string }): void => {
    const definition = usableProfile(profiles(), profile);
    if (!definition.ok) return;
    const endpoint = awsEndpoint({ service: 'mwaa', region, definition: definition.value, environment });
    if (!endpoint.ok) return;
    const { url, host, overridden } = endpoint.value;
    const carrier = handler.forProfile?.(definition.value) ?? handler;
    void carrier.connect?.(overridden ? url : `https://env.${host}`);
  };
}
