/** One call of AWS Sign-In: keys for a code of its page, or for a refresh token. */

import type {
  CreateOAuth2TokenRequestBody,
  CreateOAuth2TokenResponseBody,
} from '@aws-sdk/nested-clients/signin';
import type { ProfileDefinition } from '../core/profiles.ts';
import { retrySettings } from '../core/retry-settings.ts';
import { dpopProof } from './dpop-proof.ts';
import { type ClientRequestHandler, handlerForProfile } from './request-handler.ts';

/** One call. Endpoint and retries are those of the profile. */
export interface OAuth2TokenCall {
  readonly definition: ProfileDefinition;
  readonly environment: NodeJS.ProcessEnv;
  readonly requestHandler: ClientRequestHandler;
  readonly region: string;
  readonly url: string;
  /** SECURITY: PEM; each attempt is proven with it, and it is not sent. */
  readonly dpopKey: string;
  readonly tokenInput: CreateOAuth2TokenRequestBody;
  readonly signal: AbortSignal;
}

/** @returns the answer; null when nothing can be proven with the key @throws what the SDK throws */
export async function createOAuth2Token(
  call: OAuth2TokenCall,
): Promise<CreateOAuth2TokenResponseBody | undefined | null> {
  const { definition, environment, requestHandler, region, url, dpopKey, tokenInput, signal } = call;
  // The SDK's only client of this service; it has no package of its own.
  const { SigninClient, CreateOAuth2TokenCommand } = await import('@aws-sdk/nested-clients/signin');
  // SECURITY: every setting that the SDK would else look for in the environment and in [default] is given.
  const client = new SigninClient({
    region,
    endpoint: url,
    credentials: () => Promise.reject(new Error('this call is not signed')),
    requestHandler: handlerForProfile(requestHandler, definition),
    ...retrySettings({ definition, environment }, 'standard'),
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    userAgentAppId: async () => undefined,
    authSchemePreference: [],
  });
  const proofFor = (method: string, address: string) =>
    dpopProof(dpopKey, { method, url: address, nowMs: Date.now() });
  if (proofFor('POST', url) === null) return null;
  client.middlewareStack.add(
    (next) => (step) => {
      const { method, protocol, hostname, port, path, headers } = step.request as SentRequest;
      const address = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
      // Made here, so that each attempt has one of its own.
      headers.DPoP = proofFor(method, address) ?? '';
      return next(step);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'dpopProof' },
  );
  const { tokenOutput } = await client.send(new CreateOAuth2TokenCommand({ tokenInput }), {
    abortSignal: signal,
  });
  return tokenOutput;
}

interface SentRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Record<string, string>;
}

/** @returns `error` of an answer of AWS Sign-In, its reason in one word; empty without one */
export function signInReason(error: unknown): string {
  return error instanceof Error && 'error' in error && typeof error.error === 'string' ? error.error : '';
}
