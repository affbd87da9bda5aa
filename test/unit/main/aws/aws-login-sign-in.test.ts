import { createPrivateKey } from 'node:crypto';
import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { awsLoginFile } from '../../../../src/main/aws/aws-login-token.ts';
import type { Result } from '../../../../src/shared/failure.ts';
import type { SignInPhase } from '../../../../src/shared/prompt.ts';
import type { FaultKind } from '../../../standin/fault-board.ts';
import { identityHomes, makeIdentityWorld } from '../../../standin/identity-world.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const profile = 'console-login';
const region = 'eu-west-1';
const account = identityHomes[profile].account;
const loginSession = `arn:aws:iam::${account}:user/mara`;
const somebodyElse = `arn:aws:iam::${account}:user/somebody-else`;

const world = makeIdentityWorld({ loginKeysLifeMs: 0 });
const [mara] = world.loginSessions ?? [];
if (mara === undefined) throw new Error('The world has no login session');
const standin = standinForEachTest({
  ...world,
  loginSessions: [mara, { ...mara, arn: somebodyElse, refreshToken: 'other-refresh-token' }],
  principals: [
    ...world.principals,
    ...world.principals
      .filter(({ arn }) => arn === loginSession)
      .map((each) => ({ ...each, arn: somebodyElse, keys: [] })),
  ],
});

/** A sign-in under way, with the token of before gone. */
async function begin(options: { readonly signal?: AbortSignal; readonly config?: string } = {}) {
  const { signal = new AbortController().signal, ...more } = options;
  const app = await connectTo(standin(), more);
  const path = awsLoginFile(loginSession, app.environment);
  await rm(path);
  const phases: SignInPhase[] = [];
  const done = app.awsLogin({ profile, loginSession, signal, onProgress: (phase) => phases.push(phase) });
  const link = async () => {
    await vi.waitUntil(() => phases.length > 0);
    const [phase] = phases;
    return phase?.phase === 'waiting' ? phase.link : '';
  };
  const document = async () => JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  return { ...app, path, phases, done, link, document };
}

/** Agrees in the page as this identity, and lets the browser bring the answer. */
async function agree(link: string, arn = loginSession): Promise<Response> {
  return fetch(await standin().approveSignIn(link, arn));
}

describe('a sign-in to AWS', () => {
  test('leads from the page to a file that the AWS CLI would have written', async () => {
    const { done, link, phases, document, path, callerIdentity } = await begin();
    const page = new URL(await link());
    expect(page.origin + page.pathname).toBe(`https://${region}.signin.aws.amazon.com/v1/authorize`);
    expect(Object.fromEntries(page.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'arn:aws:signin:::devtools/same-device',
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'SHA-256',
      scope: 'openid',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect((await agree(page.href)).ok).toBe(true);
    expect(await done).toEqual({ ok: true, value: null });
    expect(phases.map(({ phase }) => phase)).toEqual(['waiting', 'finishing']);
    const written = await document();
    expect(written).toEqual({
      accessToken: {
        accessKeyId: expect.stringMatching(/^ASIA/),
        secretAccessKey: expect.any(String),
        sessionToken: expect.any(String),
        accountId: account,
        expiresAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
      },
      tokenType: 'aws_sigv4',
      clientId: 'arn:aws:signin:::devtools/same-device',
      refreshToken: expect.any(String),
      idToken: expect.any(String),
      dpopKey: expect.stringMatching(/^-----BEGIN EC PRIVATE KEY-----\n/),
      signInRegion: region,
    });
    expect(createPrivateKey(String(written.dpopKey)).asymmetricKeyDetails).toEqual({
      namedCurve: 'prime256v1',
    });
    expect(written.dpopKey).not.toBe(mara?.dpopKey);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await callerIdentity({ profile, region })).toMatchObject({
      ok: true,
      value: { arn: loginSession },
    });
  });

  test('is renewed later with the key of its own', async () => {
    const { done, link, document, path, callerIdentity } = await begin();
    await agree(await link());
    await done;
    const first = await document();
    const accessToken = { ...(first.accessToken as object), expiresAt: '2020-01-01T00:00:00Z' };
    await writeFile(path, JSON.stringify({ ...first, accessToken }));
    expect(await callerIdentity({ profile, region })).toMatchObject({ ok: true });
    expect(await document()).toMatchObject({ dpopKey: first.dpopKey, idToken: first.idToken });
    expect((await document()).refreshToken).not.toBe(first.refreshToken);
  });

  test('of somebody else is refused, and nothing of it is kept', async () => {
    const { done, link, path } = await begin();
    await agree(await link(), somebodyElse);
    expect(await done).toEqual({
      ok: false,
      failure: { kind: 'aws-login-other-identity', profile, expected: loginSession, actual: somebodyElse },
    });
    // What is left is the file that the stand-in wrote for the other one.
    expect(await readdir(dirname(path))).toHaveLength(1);
    await expect(stat(path)).rejects.toThrow();
  });

  test('that the person denies says so', async () => {
    const { done, link } = await begin();
    await fetch(await standin().denySignIn(await link()));
    expect(await done).toEqual({
      ok: false,
      failure: { kind: 'aws-login-refused', profile, error: 'access_denied' },
    });
  });

  test('ends when it is cancelled, and nothing listens any more', async () => {
    const stopping = new AbortController();
    const { done, link } = await begin({ signal: stopping.signal });
    const callback = new URL(await link()).searchParams.get('redirect_uri') ?? '';
    stopping.abort();
    expect(await done).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    await expect(fetch(callback)).rejects.toThrow();
  });

  test.each<readonly [FaultKind, Extract<Result<null>, { ok: false }>['failure'] | object]>([
    ['expired-code', { kind: 'aws-login-refused', profile, error: 'expired_token' }],
    ['credentials-changed', { kind: 'aws-login-refused', profile, error: 'invalid_grant' }],
    ['validation', { kind: 'request-invalid', operation: 'CreateOAuth2Token' }],
    ['html', { kind: 'answer-not-json' }],
    ['empty-object', { kind: 'answer-incomplete', operation: 'CreateOAuth2Token' }],
    ['reset', { kind: 'connection-reset' }],
    ['silent', { kind: 'timeout' }],
  ])('answered with %s names it and writes nothing', async (kind, failure) => {
    const { done, link, path } = await begin();
    standin().setFault('CreateOAuth2Token', { kind });
    await agree(await link());
    expect(await done).toMatchObject({ ok: false, failure });
    await expect(stat(path)).rejects.toThrow();
  });

  test('a missing permission is named as one', async () => {
    const { done, link } = await begin();
    standin().setFault('CreateOAuth2Token', {
      kind: 'error',
      status: 403,
      code: 'AccessDeniedException',
      message: 'Not allowed',
      reason: 'INSUFFICIENT_PERMISSIONS',
    });
    await agree(await link());
    expect(await done).toMatchObject({
      failure: { kind: 'access-denied', operation: 'CreateOAuth2Token', place: { profile, region } },
    });
  });

  test('that cannot be saved says that it is lost', async () => {
    const { done, link, path } = await begin();
    const folder = dirname(path);
    await rm(folder, { recursive: true });
    await writeFile(folder, 'in the way');
    await agree(await link());
    expect(await done).toMatchObject({ failure: { kind: 'token-not-saved', isLost: true } });
    await chmod(folder, 0o600);
  });

  test('of a profile that is gone is none', async () => {
    const { awsLogin } = await connectTo(standin());
    const signal = new AbortController().signal;
    const onProgress = vi.fn();
    expect(await awsLogin({ profile: 'gone', loginSession, signal, onProgress })).toEqual({
      ok: false,
      failure: { kind: 'profile-missing', profile: 'gone' },
    });
    expect(onProgress).not.toHaveBeenCalled();
  });
});
