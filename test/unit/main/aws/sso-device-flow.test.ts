import { describe, expect, test } from 'vitest';
import { exception, type FakeRoute } from './fake-identity-center.ts';
import {
  identityCenterForEachTest,
  legacy,
  outcome,
  readJson,
  session,
  sessionsOn,
  tokenPath,
} from './sso-fixture.ts';

const fake = identityCenterForEachTest();
const pending = exception('AuthorizationPendingException');
const granted = { body: { accessToken: 'granted', expiresIn: 28_800 } };

/** Answers these one after another, the last one again and again. */
function inTurn(...answers: readonly ReturnType<FakeRoute>[]): FakeRoute {
  return (_request, count) => answers[Math.min(count, answers.length) - 1] ?? {};
}

function authorization(more: Readonly<Record<string, unknown>>): FakeRoute {
  return () => ({
    body: {
      deviceCode: 'device-code',
      userCode: 'ABCD-EFGH',
      verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
      verificationUriComplete: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
      expiresIn: 600,
      interval: 1,
      ...more,
    },
  });
}

describe('signing in with a device code', () => {
  test('shows link and code, asks at the interval and keeps the token', async () => {
    const { signInWithCode, phases, waits, cacheFolder, errors } = await sessionsOn(fake());
    fake().set('CreateToken', inTurn(pending, pending, granted));
    expect(await signInWithCode(legacy)).toEqual({ ok: true, value: null });
    expect(phases).toEqual([
      {
        phase: 'waiting',
        link: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
        code: 'ABCD-EFGH',
      },
      { phase: 'finishing' },
    ]);
    expect(waits).toEqual([1_000, 1_000, 1_000]);
    // Waiting is no error.
    expect(errors).toEqual([]);
    expect(
      fake()
        .requests('StartDeviceAuthorization')
        .map(({ body }) => body),
    ).toEqual([{ clientId: 'client-1', clientSecret: 'client-secret-1', startUrl: legacy.startUrl }]);
    expect(fake().requests('CreateToken')[0]?.body).toEqual({
      clientId: 'client-1',
      clientSecret: 'client-secret-1',
      deviceCode: 'device-code',
      grantType: 'urn:ietf:params:oauth:grant-type:device_code',
    });
    const written = await readJson(tokenPath(cacheFolder, legacy.key));
    expect(written).toMatchObject({
      accessToken: 'granted',
      clientId: 'client-1',
      startUrl: legacy.startUrl,
    });
    expect(written).not.toHaveProperty('refreshToken');
  });

  test('of a legacy profile registers without scopes, as the AWS CLI does; of a session with them', async () => {
    const on = await sessionsOn(fake());
    await on.signInWithCode(legacy);
    await on.signInWithCode(session);
    expect(
      fake()
        .requests('RegisterClient')
        .map(({ body }) => body),
    ).toEqual([
      { clientName: 'Windsock', clientType: 'public' },
      { clientName: 'Windsock', clientType: 'public', scopes: ['sso:account:access'] },
    ]);
  });

  test('asks less often each time AWS says so', async () => {
    const { signInWithCode, waits } = await sessionsOn(fake());
    const slow = exception('SlowDownException');
    fake().set('CreateToken', inTurn(slow, pending, slow, granted));
    expect(outcome(await signInWithCode())).toBe('ok');
    expect(waits).toEqual([1_000, 6_000, 6_000, 11_000]);
  });

  test.each([
    ['none', undefined],
    ['0', 0],
    ['text', 'soon'],
    ['below 0', -3],
  ])('waits 5 s where the interval is %s', async (_what, interval) => {
    const { signInWithCode, waits } = await sessionsOn(fake());
    fake().set('StartDeviceAuthorization', authorization({ interval }));
    expect(outcome(await signInWithCode())).toBe('ok');
    expect(waits).toEqual([5_000]);
  });

  test('ends when the code ends, and asks no more', async () => {
    const { signInWithCode } = await sessionsOn(fake());
    fake().set('StartDeviceAuthorization', authorization({ expiresIn: 10, interval: 2 }));
    fake().set('CreateToken', () => pending);
    expect(await signInWithCode()).toEqual({
      ok: false,
      failure: { kind: 'sign-in-refused', session, error: 'expired_token' },
    });
    expect(fake().requests('CreateToken')).toHaveLength(5);
  });

  test('ends after its own deadline whatever the service says', async () => {
    const { signInWithCode } = await sessionsOn(fake(), {
      signInTimeoutMs: 100,
      wait: (_ms, signal) =>
        new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
    });
    expect(await signInWithCode()).toMatchObject({
      failure: { kind: 'sign-in-refused', error: 'expired_token' },
    });
    expect(fake().requests('CreateToken')).toEqual([]);
  });

  test('can be cancelled while it waits', async () => {
    const cancel = new AbortController();
    const { sessions } = await sessionsOn(fake(), {
      wait: async () => {
        cancel.abort();
      },
    });
    const result = await sessions.signIn({
      session,
      flow: 'device-code',
      signal: cancel.signal,
      onProgress: () => undefined,
    });
    expect(outcome(result)).toBe('cancelled');
    expect(fake().requests('CreateToken')).toEqual([]);
  });

  test('can be cancelled while AWS is asked', async () => {
    const cancel = new AbortController();
    const { sessions, cacheFolder } = await sessionsOn(fake());
    fake().set('CreateToken', () => {
      cancel.abort();
      return granted;
    });
    const result = await sessions.signIn({
      session,
      flow: 'device-code',
      signal: cancel.signal,
      onProgress: () => undefined,
    });
    expect(outcome(result)).toBe('cancelled');
    await expect(readJson(tokenPath(cacheFolder))).rejects.toThrow('ENOENT');
  });

  test.each([
    ['AccessDeniedException', 400, 'access_denied'],
    ['ExpiredTokenException', 400, 'expired_token'],
    ['InvalidGrantException', 400, 'invalid_grant'],
    ['InvalidClientException', 401, 'invalid_client'],
    ['UnauthorizedClientException', 400, 'unauthorized_client'],
    ['UnsupportedGrantTypeException', 400, 'unsupported_grant_type'],
    ['InvalidScopeException', 400, 'invalid_scope'],
    ['InvalidRequestException', 400, 'invalid_request'],
  ])('ends with %s', async (error, status, told) => {
    const { signInWithCode } = await sessionsOn(fake());
    fake().set('CreateToken', inTurn(pending, exception(error, status)));
    expect(await signInWithCode()).toEqual({
      ok: false,
      failure: { kind: 'sign-in-refused', session, error: told },
    });
    expect(fake().requests('CreateToken')).toHaveLength(2);
  });

  test('outlives a fault of the service, but not three in a row', async () => {
    const fault = exception('InternalServerException', 500);
    const on = await sessionsOn(fake());
    // The SDK itself asks three times.
    fake().set('CreateToken', inTurn(fault, fault, fault, pending, granted));
    expect(outcome(await on.signInWithCode())).toBe('ok');
    fake().set('CreateToken', () => fault);
    expect(outcome(await on.signInWithCode())).toBe('aws-internal');
  });

  test('registers anew, once, where AWS has forgotten the client', async () => {
    const { signInWithCode } = await sessionsOn(fake());
    fake().set('StartDeviceAuthorization', (request, count) =>
      request.body.clientId === 'client-1'
        ? exception('InvalidClientException', 401)
        : authorization({})(request, count),
    );
    expect(outcome(await signInWithCode())).toBe('ok');
    expect(fake().requests('CreateToken')[0]?.body.clientId).toBe('client-2');
    fake().set('StartDeviceAuthorization', () => exception('UnauthorizedClientException'));
    expect(await signInWithCode()).toMatchObject({
      failure: { kind: 'sign-in-refused', error: 'unauthorized_client' },
    });
    expect(fake().requests('RegisterClient')).toHaveLength(3);
  });

  test.each([
    ['InvalidRequestException', 400, 'sign-in-refused'],
    ['SlowDownException', 400, 'throttled'],
    ['InternalServerException', 500, 'aws-internal'],
  ])('cannot start after %s', async (error, status, kind) => {
    const { signInWithCode, phases } = await sessionsOn(fake());
    fake().set('StartDeviceAuthorization', () => exception(error, status));
    expect(outcome(await signInWithCode())).toBe(kind);
    expect(phases).toEqual([]);
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>, string]>([
    ['another host', { verificationUri: 'https://evil.example/' }, 'evil.example'],
    [
      'another host behind a good one',
      { verificationUriComplete: 'https://device.sso.eu-west-1.amazonaws.com@evil.example/' },
      'evil.example',
    ],
    [
      'plain http',
      { verificationUri: 'http://device.sso.eu-west-1.amazonaws.com/' },
      'http://device.sso.eu-west-1.amazonaws.com',
    ],
    ['a program', { verificationUriComplete: 'javascript:alert(1)' }, 'A javascript: page'],
  ])('shows no page of %s', async (_what, more, host) => {
    const { signInWithCode, phases } = await sessionsOn(fake());
    fake().set('StartDeviceAuthorization', authorization(more));
    expect(await signInWithCode()).toEqual({
      ok: false,
      failure: { kind: 'sign-in-page-not-trusted', host },
    });
    expect(phases).toEqual([]);
    expect(fake().requests('CreateToken')).toEqual([]);
  });

  test.each([{ deviceCode: '' }, { userCode: undefined }, { userCode: '<b>AB</b>' }, { verificationUri: 1 }])(
    'does not go on with half an answer: %j',
    async (more) => {
      const { signInWithCode } = await sessionsOn(fake());
      fake().set('StartDeviceAuthorization', authorization(more));
      expect(outcome(await signInWithCode())).toBe('answer-incomplete');
    },
  );

  test('keeps no token of half an answer', async () => {
    const { signInWithCode, cacheFolder } = await sessionsOn(fake());
    fake().set('CreateToken', () => ({ body: { expiresIn: 3_600 } }));
    expect(outcome(await signInWithCode())).toBe('answer-incomplete');
    await expect(readJson(tokenPath(cacheFolder))).rejects.toThrow('ENOENT');
  });
});
