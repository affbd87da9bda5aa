// The operations of the AWS side as a table: how a request for each looks, who is let in, and what answers it.
import type { Operation } from '../fault-board.ts';
import type { IdentityState } from '../identity/identity-state.ts';
import { decodeSegment, type Incoming, type Reply } from '../loopback-server.ts';
import type { WebLoginTokens } from '../web-login-tokens.ts';
import type { World } from '../world.ts';
import type { Protocol } from './aws-reply.ts';
import { listAccountAliases } from './iam-operations.ts';
import { toJsonBody } from './json-body.ts';
import type { Caller, KeyRing } from './key-ring.ts';
import { createWebLoginToken, getEnvironment, listEnvironments, type MwaaCall } from './mwaa-operations.ts';
import type { Service } from './named-errors.ts';
import { createOAuth2Token } from './signin-operations.ts';
import {
  createToken,
  type OidcCall,
  registerClient,
  startDeviceAuthorization,
} from './sso-oidc-operations.ts';
import {
  getRoleCredentials,
  listAccountRoles,
  listAccounts,
  logout,
  type PortalCall,
} from './sso-portal-operations.ts';
import { assumeRole, getCallerIdentity, type StsCall } from './sts-operations.ts';
import { assumeRoleWithWebIdentity } from './web-identity-operation.ts';

/** What the answers are made of. */
export interface AwsParts {
  readonly world: World;
  readonly tokens: WebLoginTokens;
  readonly keyRing: KeyRing;
  readonly identity: IdentityState;
}

/** One request for an operation. */
export interface AwsRequest extends AwsParts {
  readonly incoming: Incoming;
  /** The decoded name in the path; empty where there is none. */
  readonly name: string;
  /** Those of the query, or of the body where the protocol puts them there. */
  readonly parameters: URLSearchParams;
  readonly nowMs: number;
}

/** A request whose signature was found good. */
interface SignedRequest extends AwsRequest {
  readonly caller: Caller;
  readonly region: string;
}

/** How a request is told, and who answers it. */
export type AwsRoute = {
  readonly operation: Operation;
  readonly protocol: Protocol;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
} & (
  | {
      readonly isSigned: true;
      readonly service: 'airflow' | 'sts' | 'iam';
      readonly answer: (request: SignedRequest) => Reply;
    }
  | { readonly isSigned: false; readonly service: Service; readonly answer: (request: AwsRequest) => Reply }
);

function mwaa(answer: (call: MwaaCall) => Reply) {
  return {
    service: 'airflow',
    protocol: 'rest-json',
    isSigned: true,
    answer: (request: SignedRequest) => answer({ ...request, query: request.parameters }),
  } as const;
}

function sts(answer: (call: StsCall) => Reply) {
  return {
    service: 'sts',
    protocol: 'query',
    method: 'POST',
    path: /^\/$/,
    isSigned: true,
    answer: (request: SignedRequest) => answer({ ...request, usedMfaCodes: request.identity.usedMfaCodes }),
  } as const;
}

function oidc(answer: (call: OidcCall) => Reply) {
  return {
    service: 'sso-oidc',
    protocol: 'oauth',
    method: 'POST',
    isSigned: false,
    answer: (request: AwsRequest) =>
      answer({ ...request, ...request.identity, body: toJsonBody(request.incoming.body) }),
  } as const;
}

function portal(answer: (call: PortalCall) => Reply) {
  return {
    service: 'sso',
    protocol: 'rest-json',
    isSigned: false,
    answer: (request: AwsRequest) => answer({ ...request, ...request.identity }),
  } as const;
}

const routes: readonly AwsRoute[] = [
  { operation: 'ListEnvironments', method: 'GET', path: /^\/environments\/?$/, ...mwaa(listEnvironments) },
  { operation: 'GetEnvironment', method: 'GET', path: /^\/environments\/([^/]+)$/, ...mwaa(getEnvironment) },
  {
    operation: 'CreateWebLoginToken',
    method: 'POST',
    path: /^\/webtoken\/([^/]+)$/,
    ...mwaa(createWebLoginToken),
  },
  { operation: 'AssumeRole', ...sts(assumeRole) },
  { operation: 'GetCallerIdentity', ...sts(getCallerIdentity) },
  {
    operation: 'ListAccountAliases',
    service: 'iam',
    protocol: 'query',
    method: 'POST',
    path: /^\/$/,
    isSigned: true,
    answer: listAccountAliases,
  },
  {
    operation: 'AssumeRoleWithWebIdentity',
    service: 'web-identity',
    protocol: 'query',
    method: 'POST',
    path: /^\/$/,
    isSigned: false,
    answer: assumeRoleWithWebIdentity,
  },
  { operation: 'RegisterClient', path: /^\/client\/register$/, ...oidc(registerClient) },
  {
    operation: 'StartDeviceAuthorization',
    path: /^\/device_authorization$/,
    ...oidc(startDeviceAuthorization),
  },
  { operation: 'CreateToken', path: /^\/token$/, ...oidc(createToken) },
  {
    operation: 'GetRoleCredentials',
    method: 'GET',
    path: /^\/federation\/credentials$/,
    ...portal(getRoleCredentials),
  },
  { operation: 'ListAccounts', method: 'GET', path: /^\/assignment\/accounts$/, ...portal(listAccounts) },
  {
    operation: 'ListAccountRoles',
    method: 'GET',
    path: /^\/assignment\/roles$/,
    ...portal(listAccountRoles),
  },
  { operation: 'Logout', method: 'POST', path: /^\/logout$/, ...portal(logout) },
  {
    operation: 'CreateOAuth2Token',
    service: 'signin',
    protocol: 'signin',
    method: 'POST',
    path: /^\/v1\/token$/,
    isSigned: false,
    answer: (request) =>
      createOAuth2Token({ ...request, ...request.identity, body: toJsonBody(request.incoming.body) }),
  },
];

/** A request for an operation, told from its bytes. */
export interface Target {
  readonly route: AwsRoute;
  readonly name: string;
  readonly parameters: URLSearchParams;
}

/** The operation that a request asks for; undefined when there is none like it. */
export function targetOf(incoming: Incoming): Target | undefined {
  for (const route of routes) {
    const match = route.method === incoming.method ? route.path.exec(incoming.path) : null;
    if (match === null) continue;
    const isQuery = route.protocol === 'query';
    const parameters = new URLSearchParams(isQuery ? incoming.body.toString('utf8') : incoming.query);
    // The query protocol has one path for everything.
    if (isQuery && parameters.get('Action') !== route.operation) continue;
    return { route, name: decodeSegment(match[1] ?? ''), parameters };
  }
  return undefined;
}
