import {
  type CreateTokenCommandOutput,
  RegisterClientCommand,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../standin/fault-board.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import {
  authorizeLink,
  CALLBACK,
  createToken,
  DEVICE_CODE_GRANT,
  oidcClient,
  type RegisteredClient,
  registerClient,
  START_URL,
  signIn,
} from './identity-client.ts';
import { errorOf } from './standin-client.ts';

let standin: Standin;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  standin = await startStandin({ now: () => nowMs });
});

afterEach(() => standin.close());

describe('registering a client', () => {
  test('gives a secret with an end', async () => {
    const answer = await oidcClient(standin).send(
      new RegisterClientCommand({ clientName: 'x', clientType: 'public' }),
    );
    expect(answer.clientId).toMatch(/^[\w-]{20,}$/);
    expect(answer.clientSecretExpiresAt).toBe(Math.floor((nowMs + 90 * 86_400_000) / 1000));
  });

  test.each([
    ['InvalidClientMetadataException', { clientType: 'confidential' }],
    ['InvalidScopeException', { scopes: ['everything'] }],
    ['UnsupportedGrantTypeException', { grantTypes: ['password'] }],
    ['InvalidRedirectUriException', { redirectUris: ['http://example.com/oauth/callback'] }],
    ['InvalidRedirectUriException', { redirectUris: [] }],
    ['InvalidRequestException', { clientName: '' }],
    ['InvalidRequestException', { issuerUrl: 'https://elsewhere.awsapps.com/start' }],
  ])('is refused with %s: %j', async (name, changes) => {
    expect((await errorOf(registerClient(standin, changes))).name).toBe(name);
  });
});

describe('by the code that a browser hands back (PKCE)', () => {
  test('allowing leads to the callback with the state, and the code to tokens', async () => {
    const client = await registerClient(standin);
    const { link, state, codeVerifier } = authorizeLink(client);
    const callback = new URL(await standin.approveSignIn(link));
    expect(`${callback.origin}${callback.pathname}`).toBe(CALLBACK);
    expect(callback.searchParams.get('state')).toBe(state);
    const tokens = await createToken(standin, client, {
      grantType: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirectUri: CALLBACK,
      codeVerifier,
    });
    expect(tokens).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
    expect(tokens.refreshToken).not.toBe(tokens.accessToken);
    expect(standin.identitySecrets()).toContain(tokens.accessToken);
  });

  test('denying leads to the callback with an error and the state', async () => {
    const { link, state } = authorizeLink(await registerClient(standin));
    const { searchParams } = new URL(await standin.denySignIn(link));
    expect(Object.fromEntries(searchParams)).toMatchObject({ error: 'access_denied', state });
    expect(searchParams.has('code')).toBe(false);
  });

  test.each([
    ['another redirect URI', { redirectUri: CALLBACK.replace('41234', '41235') }],
    ['another verifier', { codeVerifier: 'x'.repeat(43) }],
    ['another code', { code: 'x'.repeat(80) }],
  ])('%s is refused, and the code is spent where it was tried', async (_what, changes) => {
    const client = await registerClient(standin);
    const { link, codeVerifier } = authorizeLink(client);
    const code = new URL(await standin.approveSignIn(link)).searchParams.get('code') ?? '';
    const good = { grantType: 'authorization_code', code, redirectUri: CALLBACK, codeVerifier };
    const refused = await errorOf(createToken(standin, client, { ...good, ...changes }));
    expect(refused).toMatchObject({ name: 'InvalidGrantException', error: 'invalid_grant' });
    if ('code' in changes) return;
    expect((await errorOf(createToken(standin, client, good))).name).toBe('InvalidGrantException');
  });

  test('a code is good once, and for a minute', async () => {
    const { client } = await signIn(standin);
    const { link, codeVerifier } = authorizeLink(client);
    const code = new URL(await standin.approveSignIn(link)).searchParams.get('code') ?? '';
    nowMs += 60_001;
    const input = { grantType: 'authorization_code', code, redirectUri: CALLBACK, codeVerifier };
    expect((await errorOf(createToken(standin, client, input))).name).toBe('InvalidGrantException');
  });

  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['an address that was not registered', { redirect_uri: 'http://127.0.0.1:41234/elsewhere' }],
    ['an address of somebody else', { redirect_uri: 'https://evil.example/oauth/callback' }],
  ])('%s is told to the person, never sent anywhere', async (_what, changes) => {
    const { link } = authorizeLink(await registerClient(standin), changes);
    await expect(standin.approveSignIn(link)).rejects.toThrow('answered 400');
  });

  test.each([
    ['no S256', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a scope that was not registered', { scopes: 'sso:other' }, 'invalid_scope'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ])('%s comes back as an error', async (_what, changes, error) => {
    const { link } = authorizeLink(await registerClient(standin), changes);
    expect(new URL(await standin.approveSignIn(link)).searchParams.get('error')).toBe(error);
  });
});

describe('by a device code', () => {
  async function start(): Promise<{
    client: RegisteredClient;
    deviceCode: string;
    userCode: string;
    link: string;
    poll: () => Promise<CreateTokenCommandOutput>;
  }> {
    const client = await registerClient(standin, { grantTypes: [DEVICE_CODE_GRANT], redirectUris: [] });
    const answer = await oidcClient(standin).send(
      new StartDeviceAuthorizationCommand({ ...client, startUrl: `${START_URL}/#/` }),
    );
    expect(answer).toMatchObject({ interval: 1, expiresIn: 600, verificationUri: `${START_URL}/#/device` });
    const { deviceCode = '', userCode = '', verificationUriComplete: link = '' } = answer;
    const poll = () => createToken(standin, client, { grantType: DEVICE_CODE_GRANT, deviceCode });
    return { client, deviceCode, userCode, link, poll };
  }

  test('is pending until the person confirms, and is good once', async () => {
    const { poll, link } = await start();
    expect(await errorOf(poll())).toMatchObject({
      name: 'AuthorizationPendingException',
      error: 'authorization_pending',
    });
    expect(await standin.approveSignIn(link)).toBe(`${START_URL}/device`);
    nowMs += 1000;
    expect(await poll()).toMatchObject({ tokenType: 'Bearer', refreshToken: expect.any(String) });
    nowMs += 1000;
    expect((await errorOf(poll())).name).toBe('InvalidGrantException');
  });

  test('slows down who polls before the interval is over', async () => {
    const { poll } = await start();
    await errorOf(poll());
    nowMs += 500;
    expect(await errorOf(poll())).toMatchObject({ name: 'SlowDownException', error: 'slow_down' });
    nowMs += 1000;
    expect((await errorOf(poll())).name).toBe('AuthorizationPendingException');
  });

  test('can be denied, and ends', async () => {
    const denied = await start();
    await standin.denySignIn(denied.link);
    expect(await errorOf(denied.poll())).toMatchObject({
      name: 'AccessDeniedException',
      error: 'access_denied',
    });
    const late = await start();
    nowMs += 600_000;
    expect(await errorOf(late.poll())).toMatchObject({
      name: 'ExpiredTokenException',
      error: 'expired_token',
    });
  });

  test('another client, another start URL and a client without the grant are refused', async () => {
    const { deviceCode } = await start();
    const other = await registerClient(standin, { grantTypes: [DEVICE_CODE_GRANT] });
    const stolen = createToken(standin, other, { grantType: DEVICE_CODE_GRANT, deviceCode });
    expect((await errorOf(stolen)).name).toBe('InvalidGrantException');
    const ask = (client: RegisteredClient, startUrl: string) =>
      errorOf(oidcClient(standin).send(new StartDeviceAuthorizationCommand({ ...client, startUrl })));
    expect((await ask(other, 'https://x.awsapps.com/start')).name).toBe('InvalidRequestException');
    expect((await ask(await registerClient(standin), START_URL)).name).toBe('UnauthorizedClientException');
    expect((await ask({ ...other, clientSecret: 'x' }, START_URL)).name).toBe('InvalidClientException');
  });
});

describe('by a refresh token', () => {
  const renew = (client: RegisteredClient, refreshToken: string) =>
    createToken(standin, client, { grantType: 'refresh_token', refreshToken });

  test('gives new tokens, and is good once', async () => {
    const first = await signIn(standin);
    const second = await renew(first.client, first.refreshToken);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect((await errorOf(renew(first.client, first.refreshToken))).name).toBe('InvalidGrantException');
    await renew(first.client, second.refreshToken ?? '');
  });

  test('ends with the session, and with the client', async () => {
    const { client, refreshToken } = await signIn(standin);
    nowMs += 8 * 3_600_000;
    expect((await errorOf(renew(client, refreshToken))).name).toBe('InvalidGrantException');
    nowMs += 90 * 86_400_000;
    expect(await errorOf(renew(client, refreshToken))).toMatchObject({
      name: 'InvalidClientException',
      error: 'invalid_client',
      $metadata: { httpStatusCode: 401 },
    });
  });

  test('is given only to clients that registered with scopes', async () => {
    const client = await registerClient(standin, { scopes: [] });
    const { link, codeVerifier } = authorizeLink(client, { scopes: '' });
    const code = new URL(await standin.approveSignIn(link)).searchParams.get('code') ?? '';
    const input = { grantType: 'authorization_code', code, redirectUri: CALLBACK, codeVerifier };
    expect((await createToken(standin, client, input)).refreshToken).toBeUndefined();
  });
});

describe('faults have the body, the header and the status of the model', () => {
  test.each<[FaultKind, number, string, string]>([
    ['authorization-pending', 400, 'AuthorizationPendingException', 'authorization_pending'],
    ['slow-down', 400, 'SlowDownException', 'slow_down'],
    ['expired-token', 400, 'ExpiredTokenException', 'expired_token'],
    ['access-denied', 400, 'AccessDeniedException', 'access_denied'],
    ['invalid-request', 400, 'InvalidRequestException', 'invalid_request'],
    ['invalid-client', 401, 'InvalidClientException', 'invalid_client'],
    ['invalid-grant', 400, 'InvalidGrantException', 'invalid_grant'],
    ['invalid-scope', 400, 'InvalidScopeException', 'invalid_scope'],
    ['invalid-client-metadata', 400, 'InvalidClientMetadataException', 'invalid_client_metadata'],
    ['invalid-redirect-uri', 400, 'InvalidRedirectUriException', 'invalid_redirect_uri'],
    ['unauthorized-client', 400, 'UnauthorizedClientException', 'unauthorized_client'],
    ['unsupported-grant-type', 400, 'UnsupportedGrantTypeException', 'unsupported_grant_type'],
    ['internal', 500, 'InternalServerException', 'server_error'],
  ])('%s', async (kind, status, code, word) => {
    standin.setFault('CreateToken', { kind });
    const answer = await fetch(`${standin.awsUrl}/token`, { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, code]);
    expect(await answer.json()).toEqual({ error: word, error_description: expect.any(String) });
  });

  test('an error of a test’s own', async () => {
    standin.setFault('RegisterClient', {
      kind: 'error',
      status: 400,
      code: 'InvalidRequestRegionException',
      message: 'no',
    });
    const answer = await fetch(`${standin.awsUrl}/client/register`, { method: 'POST', body: '{}' });
    expect(await answer.json()).toEqual({ error: 'invalid_request_region', error_description: 'no' });
  });
});
