// The clients that have registered with SSO-OIDC, and what each of them may do.
import { randomBytes } from 'node:crypto';

/** A registered client. */
export interface SsoClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** Without their ports: a client on the loopback address takes whichever port is free. */
  readonly redirectUris: readonly string[];
  /** Empty when the client named none: then it may use the device code, as clients of old. */
  readonly grantTypes: readonly string[];
  readonly scopes: readonly string[];
  readonly issuerUrl?: string;
}

/** The register of clients. */
export interface SsoClients {
  register(of: Pick<SsoClient, 'redirectUris' | 'grantTypes' | 'scopes'> & { issuerUrl?: string }): SsoClient;
  /** A client by its id alone, as the authorize page knows it. */
  find(clientId: string): SsoClient | undefined;
  all(): readonly SsoClient[];
}

/** A client's secret is good for 90 days. */
const CLIENT_LIFE_MS = 90 * 86_400_000;

/** Makes an empty register. */
export function createSsoClients(now: () => number): SsoClients {
  const clients = new Map<string, SsoClient>();
  return {
    register: (of) => {
      const issuedAtMs = now();
      const client = {
        clientId: randomBytes(22).toString('base64url'),
        clientSecret: `${randomBytes(24).toString('base64url')}.${randomBytes(48).toString('base64url')}`,
        issuedAtMs,
        expiresAtMs: issuedAtMs + CLIENT_LIFE_MS,
        ...of,
      };
      clients.set(client.clientId, client);
      return client;
    },
    find: (clientId) => clients.get(clientId),
    all: () => [...clients.values()],
  };
}

/** A redirect URI without the port of a loopback address. */
export function withoutPort(redirectUri: string): string {
  return redirectUri.replace(/^(http:\/\/127\.0\.0\.1):\d+/, '$1');
}
