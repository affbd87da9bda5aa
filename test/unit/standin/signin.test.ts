import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identityHomes, makeIdentityWorld } from '../../standin/identity-world.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import { CALLBACK } from './identity-client.ts';

const CLIENT_ID = 'arn:aws:signin:::devtools/same-device';
const VERIFIER = 'v'.repeat(64);
const ARN = `arn:aws:iam::${identityHomes['console-login'].account}:user/mara`;

let standin: Standin;
let nowMs: number;
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

beforeEach(async () => {
  nowMs = Date.now();
  standin = await startStandin({ world: makeIdentityWorld({ nowMs }), now: () => nowMs });
});

afterEach(() => standin.close());

/** A DPoP proof, signed as RFC 9449 wants it. */
function prove(
  changes: { header?: object; payload?: object; jwkOf?: KeyObject; signedBy?: KeyObject } = {},
): string {
  const { kty, crv, x, y } = (changes.jwkOf ?? privateKey).export({ format: 'jwk' });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y }, ...changes.header };
  const payload = {
    htm: 'POST',
    htu: `${standin.awsUrl}/v1/token`,
    iat: Math.floor(nowMs / 1000),
    jti: randomUUID(),
    ...changes.payload,
  };
  const signed = `${part(header)}.${part(payload)}`;
  const key = { key: changes.signedBy ?? privateKey, dsaEncoding: 'ieee-p1363' as const };
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

async function ask(
  body: object,
  dpop: string,
): Promise<{ status: number; type: string | null; body: Record<string, unknown> }> {
  const answer = await fetch(`${standin.awsUrl}/v1/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', dpop },
    body: JSON.stringify(body),
  });
  return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), body: await answer.json() };
}

async function newCode(): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: CALLBACK,
    state: 'abc',
    code_challenge_method: 'SHA-256',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    scope: 'openid',
  });
  const callback = await standin.approveSignIn(
    `https://eu-west-1.signin.aws.amazon.com/v1/authorize?${query}`,
  );
  return new URL(callback).searchParams.get('code') ?? '';
}

function byCode(code: string): object {
  return {
    clientId: CLIENT_ID,
    grantType: 'authorization_code',
    code,
    redirectUri: CALLBACK,
    codeVerifier: VERIFIER,
  };
}

describe('a code of the page', () => {
  test('is good once, for keys, an identity and a refresh token that is bound to the key', async () => {
    const code = await newCode();
    const { status, body } = await ask(byCode(code), prove());
    expect([status, body]).toEqual([
      200,
      {
        accessToken: {
          accessKeyId: expect.stringMatching(/^ASIA/),
          secretAccessKey: expect.any(String),
          sessionToken: expect.any(String),
        },
        tokenType: 'aws_sigv4',
        expiresIn: 900,
        refreshToken: expect.any(String),
        idToken: expect.any(String),
      },
    ]);
    const claims = Buffer.from(String(body.idToken).split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(claims)).toMatchObject({ sub: ARN });
    expect(await ask(byCode(code), prove())).toMatchObject({
      status: 400,
      body: { error: 'INVALID_REQUEST' },
    });
    const renewal = { clientId: CLIENT_ID, grantType: 'refresh_token', refreshToken: body.refreshToken };
    const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const stolen = await ask(renewal, prove({ jwkOf: other, signedBy: other }));
    expect(stolen.body.message).toContain('bound to another key');
    expect((await ask(renewal, prove())).status).toBe(200);
  });

  test('ends after five minutes', async () => {
    const code = await newCode();
    nowMs += 300_000;
    expect(await ask(byCode(code), prove())).toMatchObject({
      status: 401,
      type: 'AccessDeniedException',
      body: { error: 'AUTHCODE_EXPIRED' },
    });
  });
});

describe('a proof that is not good', () => {
  const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  test.each<[string, () => string]>([
    ['proof is missing', () => ''],
    ['header is wrong', () => prove({ header: { alg: 'none' } })],
    ['key is wrong', () => prove({ header: { jwk: privateKey.export({ format: 'jwk' }) } })],
    ['signature is wrong', () => prove({ signedBy: other })],
    ['htm is wrong', () => prove({ payload: { htm: 'GET' } })],
    ['htu is wrong', () => prove({ payload: { htu: 'https://elsewhere.example/v1/token' } })],
    ['iat is too far off', () => prove({ payload: { iat: Math.floor(nowMs / 1000) - 400 } })],
    ['jti is missing', () => prove({ payload: { jti: '' } })],
  ])('%s', async (problem, proof) => {
    const { status, body } = await ask(byCode(await newCode()), proof());
    expect([status, body]).toEqual([400, { error: 'INVALID_REQUEST', message: `DPoP ${problem}` }]);
  });

  test('was used before', async () => {
    const proof = prove();
    await ask(byCode(await newCode()), proof);
    expect((await ask(byCode(await newCode()), proof)).body.message).toBe('DPoP proof was used before');
  });
});
