// The three SSO-OIDC operations, unsigned: register a client, start a device authorization, trade a grant for tokens.
import type { SsoClient, SsoClients } from '../identity/sso-clients.ts';
import { withoutPort } from '../identity/sso-clients.ts';
import { fitsChallenge, type SsoGrants } from '../identity/sso-grants.ts';
import type { SsoSessions, SsoTokens } from '../identity/sso-sessions.ts';
import type { Reply } from '../loopback-server.ts';
import type { World } from '../world.ts';
import { centerAt } from '../world-index.ts';
import { errorReply, jsonReply } from './aws-reply.ts';
import { type JsonBody, textOf, textsOf } from './json-body.ts';
import { namedErrors } from './named-errors.ts';

/** What an SSO-OIDC operation works on. */
export interface OidcCall {
  readonly world: World;
  readonly clients: SsoClients;
  readonly grants: SsoGrants;
  readonly sessions: SsoSessions;
  readonly body: JsonBody;
  readonly nowMs: number;
}

const errors = namedErrors['sso-oidc'];

function fail(kind: keyof typeof errors, message?: string): Reply {
  return errorReply('oauth', { ...errors[kind], ...(message === undefined ? {} : { message }) });
}

const GRANT_TYPES: readonly string[] = [
  'authorization_code',
  'refresh_token',
  'urn:ietf:params:oauth:grant-type:device_code',
];
const SCOPE = /^[a-z][\w-]*(:[\w-]+)+$/;
const REDIRECT = /^(http:\/\/127\.0\.0\.1(:\d+)?\/|https:\/\/)/;

/** RegisterClient: anybody may; the secret is good for 90 days. */
export function registerClient({ clients, body, world }: OidcCall): Reply {
  const scopes = textsOf(body, 'scopes');
  const redirectUris = textsOf(body, 'redirectUris');
  const grantTypes = textsOf(body, 'grantTypes');
  const issuerUrl = textOf(body, 'issuerUrl');
  if (textOf(body, 'clientName') === '') return fail('invalid-request', 'clientName is required');
  if (textOf(body, 'clientType') !== 'public') return fail('invalid-client-metadata');
  if (!scopes.every((scope) => SCOPE.test(scope))) return fail('invalid-scope');
  if (!grantTypes.every((type) => GRANT_TYPES.includes(type))) return fail('unsupported-grant-type');
  if (!redirectUris.every((uri) => REDIRECT.test(uri))) return fail('invalid-redirect-uri');
  if (grantTypes.includes('authorization_code') && redirectUris.length === 0)
    return fail('invalid-redirect-uri');
  if (issuerUrl !== '' && centerAt(world, issuerUrl) === undefined) {
    return fail('invalid-request', 'issuerUrl is not known');
  }
  const client = clients.register({
    scopes,
    grantTypes,
    redirectUris: redirectUris.map(withoutPort),
    ...(issuerUrl === '' ? {} : { issuerUrl }),
  });
  return jsonReply({
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    clientIdIssuedAt: Math.floor(client.issuedAtMs / 1000),
    clientSecretExpiresAt: Math.floor(client.expiresAtMs / 1000),
  });
}

/** The client that a body names with its secret; else the refusal. */
function clientOf({ clients, body, nowMs }: OidcCall): SsoClient | Reply {
  const client = clients.find(textOf(body, 'clientId'));
  if (client === undefined || client.clientSecret !== textOf(body, 'clientSecret'))
    return fail('invalid-client');
  return client.expiresAtMs > nowMs ? client : fail('invalid-client', 'The client has expired');
}

function mayUse(client: SsoClient, grantType: string): boolean {
  if (client.grantTypes.length > 0) return client.grantTypes.includes(grantType);
  return grantType !== 'authorization_code';
}

/** StartDeviceAuthorization: a device code for the client, and where and with what the person confirms it. */
export function startDeviceAuthorization(call: OidcCall): Reply {
  const client = clientOf(call);
  if ('status' in client) return client;
  if (!mayUse(client, 'urn:ietf:params:oauth:grant-type:device_code')) return fail('unauthorized-client');
  const center = centerAt(call.world, textOf(call.body, 'startUrl'));
  if (center === undefined) return fail('invalid-request', 'startUrl is not known in this region');
  const grant = call.grants.startDevice(client, center);
  const { verificationUri = `${center.startUrl}/#/device` } = center;
  return jsonReply({
    deviceCode: grant.deviceCode,
    userCode: grant.userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${grant.userCode}`,
    expiresIn: Math.floor((grant.expiresAtMs - call.nowMs) / 1000),
    interval: grant.intervalMs / 1000,
  });
}

function toTokenReply(tokens: SsoTokens): Reply {
  return jsonReply({
    accessToken: tokens.accessToken,
    tokenType: 'Bearer',
    expiresIn: tokens.expiresInS,
    ...(tokens.refreshToken === undefined ? {} : { refreshToken: tokens.refreshToken }),
  });
}

function byCode({ grants, sessions, body, nowMs }: OidcCall, client: SsoClient): Reply {
  const [code, redirectUri, verifier] = ['code', 'redirectUri', 'codeVerifier'].map((name) =>
    textOf(body, name),
  );
  if (!code || !redirectUri || !verifier) return fail('invalid-request');
  const grant = grants.findCode(code);
  const isGood =
    grant !== undefined &&
    !grant.isUsed &&
    grant.expiresAtMs > nowMs &&
    grant.request.client === client &&
    grant.request.redirectUri === redirectUri &&
    fitsChallenge(verifier, grant.request.codeChallenge);
  // A code that was tried is spent, whatever was wrong with the attempt.
  if (grant !== undefined) grant.isUsed = true;
  if (!isGood) return fail('invalid-grant');
  return toTokenReply(sessions.start({ center: grant.request.center, user: grant.user, client }));
}

/** A timer of the client may be early by this part of the interval; the network is late anyhow. */
const EARLY = 0.1;

function byDeviceCode({ grants, sessions, body, nowMs }: OidcCall, client: SsoClient): Reply {
  const deviceCode = textOf(body, 'deviceCode');
  if (deviceCode === '') return fail('invalid-request');
  const grant = grants.findDevice(deviceCode);
  if (grant === undefined || grant.client !== client || grant.isUsed) return fail('invalid-grant');
  if (grant.expiresAtMs <= nowMs) return fail('expired-token');
  const isTooEarly = nowMs - grant.lastPollMs < grant.intervalMs * (1 - EARLY);
  grant.lastPollMs = nowMs;
  if (isTooEarly) return fail('slow-down');
  const { decision } = grant;
  if (decision.kind === 'pending') return fail('authorization-pending');
  if (decision.kind === 'denied') return fail('access-denied');
  grant.isUsed = true;
  return toTokenReply(sessions.start({ center: grant.center, user: decision.user, client }));
}

function byRefreshToken({ sessions, body }: OidcCall, client: SsoClient): Reply {
  const refreshToken = textOf(body, 'refreshToken');
  if (refreshToken === '') return fail('invalid-request');
  const tokens = sessions.renew(refreshToken, client);
  return tokens === undefined ? fail('invalid-grant') : toTokenReply(tokens);
}

/** CreateToken: tokens for a code of the browser, for a device code, or for a refresh token. */
export function createToken(call: OidcCall): Reply {
  const grantType = textOf(call.body, 'grantType');
  if (grantType === '') return fail('invalid-request');
  if (!GRANT_TYPES.includes(grantType)) return fail('unsupported-grant-type');
  const client = clientOf(call);
  if ('status' in client) return client;
  if (!mayUse(client, grantType)) return fail('unauthorized-client');
  const scopes = textsOf(call.body, 'scope');
  if (!scopes.every((scope) => client.scopes.includes(scope))) return fail('invalid-scope');
  if (grantType === 'authorization_code') return byCode(call, client);
  return grantType === 'refresh_token' ? byRefreshToken(call, client) : byDeviceCode(call, client);
}
