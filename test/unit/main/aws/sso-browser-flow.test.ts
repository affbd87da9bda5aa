import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SsoSessionsOptions } from '../../../../src/main/aws/sso-sessions.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import { beginOn, call, isListening } from './browser-sign-in.ts';
import { exception } from './fake-identity-center.ts';
import {
  cacheFiles,
  identityCenterForEachTest,
  outcome,
  readJson,
  session,
  sessionsOn,
  tokenPath,
} from './sso-fixture.ts';

const fake = identityCenterForEachTest();
const begin = (options: Partial<SsoSessionsOptions> = {}, of: SsoSession = session) =>
  beginOn(fake(), options, of);

describe('signing in with the browser', () => {
  test('registers, shows AWS’s page, redeems the code with its verifier and keeps the token', async () => {
    const begun = await begin();
    const { link, redirect, state, result, port, cacheFolder, phases } = begun;
    expect(link.origin + link.pathname).toBe('https://oidc.eu-west-1.amazonaws.com/authorize');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'client-1',
      redirect_uri: `http://127.0.0.1:${port}/oauth/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      scopes: 'sso:account:access',
    });
    expect(
      fake()
        .requests('RegisterClient')
        .map(({ body }) => body),
    ).toEqual([
      {
        clientName: 'Windsock',
        clientType: 'public',
        scopes: ['sso:account:access'],
        grantTypes: ['authorization_code', 'refresh_token'],
        redirectUris: ['http://127.0.0.1/oauth/callback'],
        issuerUrl: 'https://corp.awsapps.com/start',
      },
    ]);
    const page = await call(begun, { code: 'the-code', state });
    expect(page.status).toBe(200);
    expect(page.text).toContain('You are signed in. You can close this page and go back to Windsock.');
    expect(await result).toEqual({ ok: true, value: null });
    expect(phases.map(({ phase }) => phase)).toEqual(['waiting', 'finishing']);
    const [asked] = fake().requests('CreateToken');
    expect(asked?.body).toEqual({
      grantType: 'authorization_code',
      clientId: 'client-1',
      clientSecret: 'client-secret-1',
      code: 'the-code',
      codeVerifier: expect.stringMatching(/^[\w-]{64}$/),
      redirectUri: redirect.href,
    });
    const challenge = createHash('sha256').update(String(asked?.body.codeVerifier)).digest('base64url');
    expect(challenge).toBe(link.searchParams.get('code_challenge'));
    expect(await readJson(tokenPath(cacheFolder))).toMatchObject({
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      clientId: 'client-1',
      startUrl: session.startUrl,
      region: 'eu-west-1',
    });
    expect(await isListening(port)).toBe(false);
  });

  test('uses a registration again, and another state and verifier each time', async () => {
    const first = await begin();
    await call(first, { code: 'c', state: first.state });
    await first.result;
    const second = await begin({ home: first.home });
    await call(second, { code: 'c', state: second.state });
    await second.result;
    expect(fake().requests('RegisterClient')).toHaveLength(1);
    expect(second.state).not.toBe(first.state);
    const verifiers = fake()
      .requests('CreateToken')
      .map(({ body }) => body.codeVerifier);
    expect(new Set(verifiers).size).toBe(2);
    const files = Object.keys(await cacheFiles(first.cacheFolder));
    expect(files).toHaveLength(2);
    for (const file of files) expect(file).toMatch(/^[0-9a-f]{40}\.json$/);
  });

  test('asks for the scopes that the session names', async () => {
    const begun = await begin(
      {},
      { ...session, scopes: ['sso:account:access', 'codewhisperer:completions'] },
    );
    expect(begun.link.searchParams.get('scopes')).toBe('sso:account:access codewhisperer:completions');
    begun.cancel.abort();
    await begun.result;
  });

  test('opens AWS’s own page also where the API is reached elsewhere; China has its own', async () => {
    const china = {
      ...session,
      region: 'cn-north-1',
      startUrl: 'https://start.home.awsapps.cn/directory/corp',
    };
    const begun = await begin({}, china);
    expect(begun.link.host).toBe('oidc.cn-north-1.amazonaws.com.cn');
    begun.cancel.abort();
    expect(outcome(await begun.result)).toBe('cancelled');
  });

  test('of a session whose region could be another host is refused', async () => {
    const { sessions, signal } = await sessionsOn(fake());
    const evil = { ...session, region: 'evil.example/x' };
    const result = await sessions.signIn({
      session: evil,
      flow: 'browser',
      signal,
      onProgress: () => undefined,
    });
    expect(outcome(result)).toBe('region-name-invalid');
  });
});

describe('a sign-in with the browser that comes to nothing', () => {
  test.each([
    ['access_denied', 'access_denied'],
    ['server_error', 'server_error'],
    ['<b>', 'invalid_request'],
  ])('since the page answered %s', async (error, told) => {
    const begun = await begin();
    const page = await call(begun, { error, state: begun.state });
    expect(page.text).toContain('You are not signed in.');
    expect(await begun.result).toEqual({
      ok: false,
      failure: { kind: 'sign-in-refused', session, error: told },
    });
    expect(fake().requests('CreateToken')).toEqual([]);
    expect(await isListening(begun.port)).toBe(false);
  });

  test('since nobody came back from the browser in time', async () => {
    const begun = await begin({ signInTimeoutMs: 150 });
    expect(await begun.result).toEqual({
      ok: false,
      failure: { kind: 'sign-in-refused', session, error: 'expired_token' },
    });
    expect(await isListening(begun.port)).toBe(false);
  });

  test.each([
    ['InvalidGrantException', 400, 'invalid_grant'],
    ['InvalidClientException', 401, 'invalid_client'],
    ['UnauthorizedClientException', 400, 'unauthorized_client'],
    ['UnsupportedGrantTypeException', 400, 'unsupported_grant_type'],
    ['InvalidScopeException', 400, 'invalid_scope'],
    ['InvalidRequestException', 400, 'invalid_request'],
    ['AccessDeniedException', 400, 'access_denied'],
    ['ExpiredTokenException', 400, 'expired_token'],
    ['AuthorizationPendingException', 400, 'authorization_pending'],
  ])('since the code was answered with %s', async (error, status, told) => {
    const begun = await begin();
    fake().set('CreateToken', () => exception(error, status));
    await call(begun, { code: 'c', state: begun.state });
    expect(await begun.result).toEqual({
      ok: false,
      failure: { kind: 'sign-in-refused', session, error: told },
    });
  });

  test.each([
    ['SlowDownException', 400, 'throttled'],
    ['InternalServerException', 500, 'aws-internal'],
  ])('since the code was answered with %s, which passes', async (error, status, kind) => {
    const begun = await begin();
    fake().set('CreateToken', () => exception(error, status));
    await call(begun, { code: 'c', state: begun.state });
    expect(outcome(await begun.result)).toBe(kind);
  });

  test('a client that AWS has forgotten is registered anew next time', async () => {
    const begun = await begin();
    fake().set('CreateToken', () => exception('InvalidClientException', 401));
    await call(begun, { code: 'c', state: begun.state });
    await begun.result;
    const again = await begin({ home: begun.home });
    expect(again.link.searchParams.get('client_id')).toBe('client-2');
    again.cancel.abort();
    await again.result;
  });

  test.each([
    ['InvalidRequestException', 400, 'sign-in-refused'],
    ['InvalidScopeException', 400, 'sign-in-refused'],
    ['InvalidClientMetadataException', 400, 'sign-in-refused'],
    ['InvalidRedirectUriException', 400, 'sign-in-refused'],
    ['UnsupportedGrantTypeException', 400, 'sign-in-refused'],
    ['SlowDownException', 400, 'throttled'],
    ['InternalServerException', 500, 'aws-internal'],
  ])('since the registration was answered with %s', async (error, status, kind) => {
    const { sessions, signal, phases } = await sessionsOn(fake());
    fake().set('RegisterClient', () => exception(error, status));
    const result = await sessions.signIn({
      session,
      flow: 'browser',
      signal,
      onProgress: (p) => phases.push(p),
    });
    expect(outcome(result)).toBe(kind);
    expect(phases).toEqual([]);
  });

  test.each([
    {},
    { clientId: 'x' },
    { clientId: 'x', clientSecret: 'y' },
    { clientId: 7, clientSecret: 'y' },
  ])('since the registration came half: %j', async (body) => {
    const { sessions, signal } = await sessionsOn(fake());
    fake().set('RegisterClient', () => ({ body }));
    const result = await sessions.signIn({ session, flow: 'browser', signal, onProgress: () => undefined });
    expect(result).toEqual({
      ok: false,
      failure: { kind: 'answer-incomplete', operation: 'RegisterClient' },
    });
  });
});

test('no secret of a sign-in is in what is shown, told or logged', async () => {
  const begun = await begin();
  await call(begun, { code: 'secret-code', state: begun.state });
  await begun.result;
  fake().set('CreateToken', () => exception('InvalidGrantException'));
  const second = await begin({ home: begun.home });
  await call(second, { code: 'secret-code', state: second.state });
  const told = JSON.stringify([
    begun.phases,
    second.phases,
    await second.result,
    begun.errors,
    second.errors,
  ]);
  const verifiers = fake()
    .requests('CreateToken')
    .map(({ body }) => String(body.codeVerifier));
  for (const secret of ['secret-code', 'access-1', 'refresh-1', 'client-secret-1', ...verifiers])
    expect(told).not.toContain(secret);
  expect(second.errors).toEqual([expect.objectContaining({ name: 'InvalidGrantException', status: 400 })]);
});
