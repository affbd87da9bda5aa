import { describe, expect, test } from 'vitest';
import { exception } from './fake-identity-center.ts';
import {
  cliTimestamp,
  hourMs,
  identityCenterForEachTest,
  outcome,
  readJson,
  session,
  sessionsOn,
  tokenDocument,
  writeToken,
} from './sso-fixture.ts';

const fake = identityCenterForEachTest();
const minuteMs = 60_000;

describe('a token that the portal does not take', () => {
  const onlyNew = (bearer: string | undefined) =>
    bearer === 'access-1' ? { body: { roleCredentials: keys } } : exception('UnauthorizedException', 401);
  const keys = {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 's',
    sessionToken: 't',
    expiration: 4_000_000_000_000,
  };

  test('is renewed once, and the question is asked again', async () => {
    const { role, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(hourMs));
    fake().set('GetRoleCredentials', ({ bearer }) => onlyNew(bearer));
    expect(await role()).toEqual({
      ok: true,
      value: {
        accessKeyId: 'ASIAEXAMPLE',
        secretAccessKey: 's',
        sessionToken: 't',
        expiration: new Date(4_000_000_000_000),
      },
    });
  });

  test('and cannot be renewed is not used again', async () => {
    const { role, token, home, sessions } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(hourMs, { refreshToken: undefined }));
    fake().set('GetRoleCredentials', () => exception('UnauthorizedException', 401));
    expect(outcome(await role())).toBe('person-needed');
    expect(outcome(await role())).toBe('person-needed');
    expect(outcome(await token())).toBe('person-needed');
    expect(fake().requests('GetRoleCredentials')).toHaveLength(1);
    expect((await sessions.state(session)).state).toBe('signed-out');
  });

  test('nor its renewal: a person is needed, after two questions and no more', async () => {
    const { role, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(hourMs));
    fake().set('GetRoleCredentials', () => exception('UnauthorizedException', 401));
    expect(outcome(await role())).toBe('person-needed');
    expect(fake().requests('GetRoleCredentials')).toHaveLength(2);
    expect(fake().requests('CreateToken')).toHaveLength(1);
  });

  test('is replaced by the one that the AWS CLI has meanwhile', async () => {
    const { role, home } = await sessionsOn(fake());
    await writeToken(home, tokenDocument(hourMs, { refreshToken: undefined }));
    fake().set('GetRoleCredentials', async ({ bearer }) => {
      await writeToken(home, tokenDocument(hourMs, { accessToken: 'access-1' }));
      return onlyNew(bearer);
    });
    expect(outcome(await role())).toBe('ok');
    expect(fake().requests('CreateToken')).toEqual([]);
  });
});

describe('with a clock that is hours off', () => {
  const behindMs = 5 * hourMs;

  test('a renewed token ends when AWS says', async () => {
    const { token, home } = await sessionsOn(fake(), { nowMs: () => Date.now() - behindMs });
    const path = await writeToken(home, tokenDocument(-behindMs - minuteMs));
    fake().set('CreateToken', () => ({ body: { accessToken: 'new', expiresIn: 3_600 }, dateMs: Date.now() }));
    expect(outcome(await token())).toBe('ok');
    const expiresAt = Date.parse(String((await readJson(path)).expiresAt));
    expect(Math.abs(expiresAt - Date.now() - hourMs)).toBeLessThan(5_000);
  });

  test('a token that is good at AWS is used although this computer thinks that it has ended', async () => {
    const ahead = await sessionsOn(fake(), { nowMs: () => Date.now() + 9 * hourMs });
    await writeToken(ahead.home, tokenDocument(hourMs, { refreshToken: undefined }));
    expect(await ahead.token()).toEqual({ ok: true, value: 'kept-access' });
    expect(await ahead.token()).toEqual({ ok: true, value: 'kept-access' });
    // One question told the time.
    expect(fake().requests('ListAccounts')).toHaveLength(1);
  });

  test('a token that has ended at AWS is seen as ended once AWS’s time is known', async () => {
    const behind = await sessionsOn(fake(), { nowMs: () => Date.now() - behindMs });
    await writeToken(behind.home, tokenDocument(-minuteMs, { refreshToken: undefined }));
    fake().set('GetRoleCredentials', () => exception('UnauthorizedException', 401));
    expect(outcome(await behind.role())).toBe('person-needed');
    expect((await behind.sessions.state(session)).state).toBe('signed-out');
  });

  test('a token written with odd timestamps is judged all the same', async () => {
    for (const zone of ['UTC', '+00:00', '.123Z', '+0000', '']) {
      const { token, home } = await sessionsOn(fake());
      const expiresAt = cliTimestamp(Date.now() + hourMs).replace('Z', zone);
      await writeToken(home, tokenDocument(0, { expiresAt }));
      expect(await token(), zone).toEqual({ ok: true, value: 'kept-access' });
    }
  });
});
