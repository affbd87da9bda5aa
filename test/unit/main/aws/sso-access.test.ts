import { describe, expect, test } from 'vitest';
import { exception } from './fake-identity-center.ts';
import {
  hourMs,
  identityCenterForEachTest,
  legacy,
  outcome,
  readJson,
  session,
  sessionsOn,
  tokenDocument,
  tokenPath,
  writeToken,
} from './sso-fixture.ts';

const fake = identityCenterForEachTest();
const minuteMs = 60_000;

describe('an access token', () => {
  test('that the AWS CLI got is used as it is, without a word to AWS', async () => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(hourMs));
    expect(await token()).toEqual({ ok: true, value: 'kept-access' });
    expect(fake().requests('CreateToken')).toEqual([]);
  });

  test('is renewed from 15 minutes before its end, and the file is what the AWS CLI would have written', async () => {
    const { token, home, sessions } = await sessionsOn(fake());
    const path = await writeToken(home, tokenDocument(14 * minuteMs, { futureField: { kept: true } }));
    expect(await token()).toEqual({ ok: true, value: 'access-1' });
    expect(
      fake()
        .requests('CreateToken')
        .map(({ body }) => body),
    ).toEqual([
      {
        grantType: 'refresh_token',
        clientId: 'cli-client',
        clientSecret: 'cli-secret',
        refreshToken: 'kept-refresh',
      },
    ]);
    const written = await readJson(path);
    expect(written).toMatchObject({
      startUrl: session.startUrl,
      region: 'eu-west-1',
      accessToken: 'access-1',
      refreshToken: 'refresh-1',
      clientId: 'cli-client',
      clientSecret: 'cli-secret',
      futureField: { kept: true },
    });
    expect(written.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(written.registrationExpiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const state = await sessions.state(session);
    expect(state.state).toBe('signed-in');
    expect(Math.abs((state.expiresAtMs ?? 0) - Date.now() - 8 * hourMs)).toBeLessThan(5_000);
  });

  test('that has a while left is not renewed', async () => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(16 * minuteMs));
    expect(await token()).toEqual({ ok: true, value: 'kept-access' });
    expect(fake().requests('CreateToken')).toEqual([]);
  });

  test('keeps its refresh token where the answer has no new one', async () => {
    const { token, home } = await sessionsOn(fake());
    const path = await writeToken(home, tokenDocument(-minuteMs));
    fake().set('CreateToken', () => ({ body: { accessToken: 'new', expiresIn: 3_600 } }));
    expect(await token()).toEqual({ ok: true, value: 'new' });
    expect((await readJson(path)).refreshToken).toBe('kept-refresh');
  });

  test('is renewed once for all who ask at the same moment', async () => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(-minuteMs));
    const results = await Promise.all(Array.from({ length: 8 }, () => token()));
    expect(new Set(results.map((result) => result.ok && result.value))).toEqual(new Set(['access-1']));
    expect(fake().requests('CreateToken')).toHaveLength(1);
  });

  test.each([
    ['no file', null],
    ['one that ended, without a refresh token', tokenDocument(-minuteMs, { refreshToken: undefined })],
    [
      'one whose registration ended too',
      tokenDocument(-minuteMs, { registrationExpiresAt: '2020-01-01T00:00:00Z' }),
    ],
    ['one of another portal', tokenDocument(hourMs, { startUrl: 'https://other.awsapps.com/start' })],
    ['one of another region', tokenDocument(hourMs, { region: 'us-east-1' })],
  ])('%s: a person is needed, and the failure says for what', async (_what, document) => {
    const { token, home } = await sessionsOn(fake());
    if (document !== null) await writeToken(home, document);
    fake().set('ListAccounts', () => exception('UnauthorizedException', 401));
    expect(await token()).toEqual({
      ok: false,
      failure: { kind: 'person-needed', profile: 'dev', need: { kind: 'sign-in', session } },
    });
    expect(fake().requests('CreateToken')).toEqual([]);
  });

  test.each([
    'https://corp.awsapps.com/start/',
    'https://corp.awsapps.com/start/#/',
    'https://CORP.awsapps.com/start#',
  ])('of the same portal spelled %s is the session’s', async (startUrl) => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(hourMs, { startUrl }));
    expect(outcome(await token())).toBe('ok');
  });

  test('of a legacy profile stands under its start URL', async () => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(hourMs), legacy.key);
    expect(outcome(await token(legacy))).toBe('ok');
    expect(outcome(await token())).toBe('person-needed');
  });
});

describe('a renewal that fails', () => {
  test.each([
    'InvalidGrantException',
    'ExpiredTokenException',
    'InvalidClientException',
    'UnauthorizedClientException',
    'AccessDeniedException',
    'InvalidRequestException',
    'InvalidScopeException',
    'UnsupportedGrantTypeException',
  ])('with %s after the end: a person is needed', async (error) => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(-minuteMs));
    fake().set('CreateToken', () => exception(error));
    expect(outcome(await token())).toBe('person-needed');
  });

  test.each([
    ['SlowDownException', 400, 'throttled'],
    ['InternalServerException', 500, 'aws-internal'],
  ])('with %s after the end is told as such', async (error, status, kind) => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(-minuteMs));
    fake().set('CreateToken', () => exception(error, status));
    expect(outcome(await token())).toBe(kind);
  });

  test('before the end: the token is used on, and AWS is not asked again within a minute', async () => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(5 * minuteMs));
    fake().set('CreateToken', () => exception('InvalidGrantException'));
    expect(await token()).toEqual({ ok: true, value: 'kept-access' });
    expect(await token()).toEqual({ ok: true, value: 'kept-access' });
    expect(fake().requests('CreateToken')).toHaveLength(1);
  });

  test('since the AWS CLI was faster: its token is used', async () => {
    const { token, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(-minuteMs));
    fake().set('CreateToken', async () => {
      await writeToken(home, tokenDocument(hourMs, { accessToken: 'of-the-cli' }));
      return exception('InvalidGrantException');
    });
    expect(await token()).toEqual({ ok: true, value: 'of-the-cli' });
  });

  test('since the AWS CLI was faster, but has yet to write its file', async () => {
    const home = (await sessionsOn(fake())).home;
    const { token } = await sessionsOn(fake(), {
      home,
      wait: async () => {
        await writeToken(home, tokenDocument(hourMs, { accessToken: 'of-the-cli' }));
      },
    });
    await writeToken(home, tokenDocument(-minuteMs));
    fake().set('CreateToken', () => exception('InvalidGrantException'));
    expect(await token()).toEqual({ ok: true, value: 'of-the-cli' });
  });

  test('with half an answer is told, and the old file stays', async () => {
    const { token, home } = await sessionsOn(fake());
    const path = await writeToken(home, tokenDocument(-minuteMs));
    fake().set('CreateToken', () => ({ body: { accessToken: 'x' } }));
    expect(outcome(await token())).toBe('answer-incomplete');
    expect((await readJson(path)).accessToken).toBe('kept-access');
  });

  test('is not ended for others by one who cancels', async () => {
    const { token, home, sessions } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(-minuteMs));
    const asked = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    fake().set('CreateToken', async () => {
      asked.resolve();
      await go.promise;
      return { body: { accessToken: 'new', expiresIn: 3_600 } };
    });
    const cancel = new AbortController();
    const impatient = sessions.accessToken({ session, profile: 'dev', signal: cancel.signal });
    const patient = token();
    await asked.promise;
    cancel.abort();
    expect(outcome(await impatient)).toBe('cancelled');
    go.resolve();
    expect(await patient).toEqual({ ok: true, value: 'new' });
  });

  test('and a sign-out in the meantime leaves no token behind', async () => {
    const { token, home, sessions, cacheFolder, signal } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(-minuteMs));
    fake().set('CreateToken', async () => {
      await sessions.signOut({ session, signal });
      return { body: { accessToken: 'new', expiresIn: 3_600 } };
    });
    expect(outcome(await token())).toBe('person-needed');
    await expect(readJson(tokenPath(cacheFolder))).rejects.toThrow('ENOENT');
  });
});
