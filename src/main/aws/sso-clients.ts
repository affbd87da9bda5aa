/** Calls IAM Identity Center's two services, the OIDC service and the portal; neither is signed. */

import type { SSOClient } from '@aws-sdk/client-sso';
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import type { MiddlewareStack } from '@smithy/types';
import type { AwsOperation, Result } from '../../shared/failure.ts';
import type { SsoSession } from '../../shared/sso.ts';
import { type AwsService, awsEndpoint } from '../core/aws-endpoint.ts';
import { describeErrorForLog } from '../core/aws-failure.ts';
import { type SsoRefusal, ssoRefusal } from '../core/sso-refusal.ts';
import { type AwsTimeouts, callAws, type OnAwsError, withDeadline } from './aws-call.ts';
import type { ClientRequestHandler } from './request-handler.ts';
import type { ServerClock } from './server-clock.ts';

/** What an SDK call gave: its answer, or an error that means something in this flow. */
export type SsoAnswer<T> =
  | { readonly answered: true; readonly answer: T }
  | { readonly answered: false; readonly refusal: SsoRefusal };

type OidcSdk = typeof import('@aws-sdk/client-sso-oidc');
type PortalSdk = typeof import('@aws-sdk/client-sso');

/** One call. */
interface SsoRequest<Client, Sdk, T> {
  readonly operation: AwsOperation;
  readonly session: SsoSession;
  /** For the failure's words. */
  readonly profile: string;
  readonly signal: AbortSignal;
  readonly run: (with_: {
    readonly client: Client;
    readonly sdk: Sdk;
    readonly signal: AbortSignal;
  }) => Promise<T>;
}

/** The clients of both services. */
export interface SsoClients {
  /** @returns the answer or a refusal; failure of the network or the service | `endpoint-not-allowed` | `region-name-invalid` */
  readonly oidc: <T>(request: SsoRequest<SSOOIDCClient, OidcSdk, T>) => Promise<Result<SsoAnswer<T>>>;
  /** @returns as `oidc` */
  readonly portal: <T>(request: SsoRequest<SSOClient, PortalSdk, T>) => Promise<Result<SsoAnswer<T>>>;
}

/** How both services are reached. */
export interface SsoClientsOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly requestHandler: ClientRequestHandler;
  readonly timeouts: AwsTimeouts;
  readonly clock: ServerClock;
  readonly onError?: OnAwsError | undefined;
}

/** Loads no SDK before the first call. */
export function createSsoClients(options: SsoClientsOptions): SsoClients {
  const oidcClients = new Map<string, SSOOIDCClient>();
  const portalClients = new Map<string, SSOClient>();
  return {
    oidc: (request) =>
      send(options, 'sso_oidc', request, async (url) => {
        const sdk = await import('@aws-sdk/client-sso-oidc');
        const client = kept(oidcClients, `${request.session.region} ${url}`, () => {
          const made = new sdk.SSOOIDCClient(clientSettings(options, request.session.region, url));
          noteDates(made.middlewareStack, options.clock);
          return made;
        });
        return { sdk, client };
      }),
    portal: (request) =>
      send(options, 'sso', request, async (url) => {
        const sdk = await import('@aws-sdk/client-sso');
        const client = kept(portalClients, `${request.session.region} ${url}`, () => {
          const made = new sdk.SSOClient(clientSettings(options, request.session.region, url));
          noteDates(made.middlewareStack, options.clock);
          return made;
        });
        return { sdk, client };
      }),
  };
}

function kept<Client>(clients: Map<string, Client>, key: string, make: () => Client): Client {
  const client = clients.get(key) ?? make();
  clients.set(key, client);
  return client;
}

/** SECURITY: every setting that the SDK would else look for in the environment and in [default] is given. */
function clientSettings({ requestHandler }: SsoClientsOptions, region: string, endpoint: string) {
  return {
    region,
    endpoint,
    requestHandler,
    // Nothing is signed; without these, the SDK would have a chain that asks the instance metadata service.
    credentials: { accessKeyId: 'unused', secretAccessKey: 'unused' },
    maxAttempts: 3,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    authSchemePreference: async () => [],
    userAgentAppId: async () => undefined,
  } as const;
}

async function send<Client, Sdk, T>(
  { environment, timeouts, onError }: SsoClientsOptions,
  service: AwsService,
  request: SsoRequest<Client, Sdk, T>,
  connect: (url: string) => Promise<{ readonly client: Client; readonly sdk: Sdk }>,
): Promise<Result<SsoAnswer<T>>> {
  const { operation, session, profile, run } = request;
  const { region } = session;
  // A session belongs to no profile, so only the environment variables can name another endpoint.
  const definition = { name: profile, value: () => undefined, serviceValue: () => undefined };
  const endpoint = awsEndpoint({ service, region, definition, environment });
  if (!endpoint.ok) return endpoint;
  const { url, host } = endpoint.value;
  return callAws({
    call: { operation, place: { profile, region }, host, timeoutMs: timeouts.actionMs },
    signal: withDeadline(request.signal, timeouts.actionMs),
    onError,
    run: async (signal) => {
      try {
        return { answered: true, answer: await run({ ...(await connect(url)), signal }) };
      } catch (error) {
        const refusal = ssoRefusal(operation, error instanceof Error ? error.name : '');
        if (refusal === null) throw error;
        // Waiting for the person is no error.
        if (refusal !== 'authorization_pending') onError?.(operation, describeErrorForLog(error));
        return { answered: false, refusal };
      }
    },
  });
}

/** Sits next to the wire, so that it sees answers that are errors too. */
function noteDates<Input extends object, Output extends object>(
  stack: MiddlewareStack<Input, Output>,
  clock: ServerClock,
): void {
  stack.add(
    (next) => async (given) => {
      const result = await next(given);
      clock.note(dateIn(result.response));
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'windsockServerClock' },
  );
}

function dateIn(response: unknown): string | undefined {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined;
  const headers = Object.entries(response.headers as Readonly<Record<string, string>>);
  return headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
}
