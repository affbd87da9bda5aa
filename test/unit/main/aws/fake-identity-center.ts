/** A tiny IAM Identity Center for tests: every answer of both services can be set, and every request is kept. */

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came. */
interface SeenRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly bearer: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An answer; `error` is the name of an exception. */
export interface FakeAnswer {
  readonly status?: number;
  readonly error?: string;
  readonly body?: unknown;
  /** The `Date` header, as milliseconds since 1970. */
  readonly dateMs?: number;
}

export type FakeRoute = (request: SeenRequest, count: number) => FakeAnswer | Promise<FakeAnswer>;

const paths = {
  RegisterClient: '/client/register',
  StartDeviceAuthorization: '/device_authorization',
  CreateToken: '/token',
  GetRoleCredentials: '/federation/credentials',
  ListAccounts: '/assignment/accounts',
  ListAccountRoles: '/assignment/roles',
  Logout: '/logout',
} as const;

type FakeOperation = keyof typeof paths;

/** @returns what an exception of that name looks like on the wire */
export function exception(error: string, status = 400): FakeAnswer {
  return { error, status, body: { error: 'its_word', error_description: 'its words', message: 'its words' } };
}

/** What the fake answers unless a test says something else. */
const usual: Readonly<Record<FakeOperation, FakeRoute>> = {
  RegisterClient: (_request, count) => ({
    body: {
      clientId: `client-${count}`,
      clientSecret: `client-secret-${count}`,
      clientSecretExpiresAt: Math.floor(Date.now() / 1_000) + 90 * 24 * 3_600,
    },
  }),
  StartDeviceAuthorization: () => ({
    body: {
      deviceCode: 'device-code',
      userCode: 'ABCD-EFGH',
      verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
      verificationUriComplete: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
      expiresIn: 600,
      interval: 1,
    },
  }),
  CreateToken: (_request, count) => ({
    body: {
      accessToken: `access-${count}`,
      refreshToken: `refresh-${count}`,
      expiresIn: 28_800,
      tokenType: 'Bearer',
    },
  }),
  GetRoleCredentials: () => ({
    body: {
      roleCredentials: {
        accessKeyId: 'ASIAEXAMPLE',
        secretAccessKey: 'secret',
        sessionToken: 'session',
        expiration: 4_000_000_000_000,
      },
    },
  }),
  ListAccounts: () => ({ body: { accountList: [{ accountId: '111111111111', accountName: 'one' }] } }),
  ListAccountRoles: ({ query }) => ({
    body: { roleList: [{ roleName: 'Admin', accountId: query.get('account_id') }] },
  }),
  Logout: () => ({ body: {} }),
};

/** The fake, listening on loopback. */
export interface FakeIdentityCenter {
  readonly url: string;
  /** The environment variables that lead both services here. */
  readonly environment: Readonly<Record<string, string>>;
  readonly set: (operation: FakeOperation, route: FakeRoute) => void;
  readonly requests: (operation: FakeOperation) => readonly SeenRequest[];
  /** Calls that were being answered at the same moment, at most. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

export async function startFakeIdentityCenter(): Promise<FakeIdentityCenter> {
  const routes = { ...usual };
  const seen = new Map<FakeOperation, SeenRequest[]>();
  let [now, most] = [0, 0];
  const server = createServer(async (incoming, response) => {
    const operation = (Object.keys(paths) as FakeOperation[]).find(
      (each) => incoming.url?.split('?')[0] === paths[each],
    );
    if (operation === undefined) {
      response.writeHead(404).end();
      return;
    }
    most = Math.max(most, ++now);
    const request = await toSeen(incoming);
    const all = seen.get(operation) ?? [];
    seen.set(operation, [...all, request]);
    const { status = 200, error, body = {}, dateMs } = await routes[operation](request, all.length + 1);
    now -= 1;
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(error !== undefined && { 'x-amzn-errortype': error }),
      ...(dateMs !== undefined && { date: new Date(dateMs).toUTCString() }),
    });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    environment: { AWS_ENDPOINT_URL_SSO: url, AWS_ENDPOINT_URL_SSO_OIDC: url },
    set: (operation, route) => {
      routes[operation] = route;
    },
    requests: (operation) => seen.get(operation) ?? [],
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function toSeen(incoming: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const [path = '', search = ''] = (incoming.url ?? '').split('?');
  const bearer = incoming.headers['x-amz-sso_bearer_token'];
  return {
    path,
    query: new URLSearchParams(search),
    bearer: typeof bearer === 'string' ? bearer : undefined,
    body: text === '' ? {} : JSON.parse(text),
  };
}
