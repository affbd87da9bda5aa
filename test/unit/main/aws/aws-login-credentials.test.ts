import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { appendFile, chmod, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { awsLoginFile } from '../../../../src/main/aws/aws-login-token.ts';
import { dpopProof } from '../../../../src/main/aws/dpop-proof.ts';
import { identityHomes, makeIdentityWorld } from '../../../standin/identity-world.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest(makeIdentityWorld({ loginKeysLifeMs: 0 }));
const region = 'eu-west-1';
const profile = 'console-login';
const loginSession = `arn:aws:iam::${identityHomes[profile].account}:user/mara`;
const need = { kind: 'aws-login', profile, loginSession };
const signInAgain = { ok: false, failure: { kind: 'person-needed', profile, need } };

async function connect() {
  const app = await connectTo(standin());
  const path = awsLoginFile(loginSession, app.environment);
  const document = async () => JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  const change = async (more: Record<string, unknown>) =>
    writeFile(path, JSON.stringify({ ...(await document()), ...more }));
  const identity = () => app.callerIdentity({ profile, region });
  return { ...app, path, document, change, identity };
}

const refreshes = () => standin().requests.filter((each) => each.operation === 'CreateOAuth2Token').length;

describe('an aws login whose keys have ended', () => {
  test('is renewed, and the file holds what was renewed for the AWS CLI, everything else kept', async () => {
    const { identity, document, change, path } = await connect();
    await change({ somethingNew: [1], signInRegion: region });
    const before = await document();
    await chmod(path, 0o644);
    expect(await identity()).toMatchObject({ ok: true, value: { arn: loginSession } });
    expect(refreshes()).toBe(1);
    const after = await document();
    expect(after).toMatchObject({
      clientId: before.clientId,
      dpopKey: before.dpopKey,
      somethingNew: [1],
      tokenType: 'aws_sigv4',
      accessToken: {
        accountId: identityHomes[profile].account,
        expiresAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
      },
    });
    expect(after.accessToken).not.toEqual(before.accessToken);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(path, '..'))).toHaveLength(1);
    await identity();
    expect(refreshes()).toBe(1);
  });

  test('uses what the AWS CLI renewed in the meantime', async () => {
    const { identity, credentials } = await connect();
    await identity();
    credentials.drop(profile);
    expect(await identity()).toMatchObject({ ok: true });
    expect(refreshes()).toBe(1);
  });

  test('is renewed once for two profiles that share it, whichever asks first', async () => {
    const { identity, callerIdentity, files, profileFiles } = await connect();
    const more = `\n[profile same-login]\nlogin_session = ${loginSession}\nregion = ${region}\n`;
    await appendFile(files.AWS_CONFIG_FILE, more);
    await profileFiles.read();
    const both = await Promise.all([identity(), callerIdentity({ profile: 'same-login', region })]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  });

  test.each<readonly [string, Record<string, unknown>]>([
    [
      'another key',
      {
        dpopKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
          type: 'sec1',
          format: 'pem',
        }),
      },
    ],
    ['no key', { dpopKey: undefined }],
    ['a key that is none', { dpopKey: 'x' }],
    ['a refresh token that nobody knows', { refreshToken: 'gone' }],
    ['no refresh token', { refreshToken: undefined }],
    ['no keys', { accessToken: 'x' }],
    ['a time that is none', { accessToken: { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' } }],
  ])('and has %s needs a person', async (_what, more) => {
    const { identity, change } = await connect();
    await change(more);
    expect(await identity()).toEqual(signInAgain);
  });

  test('names the network where that is the reason', async () => {
    const { identity } = await connect();
    standin().setFault('CreateOAuth2Token', { kind: 'reset' });
    expect(await identity()).toMatchObject({ failure: { kind: 'connection-reset' } });
  });

  test('is not asked for at another host than the profile chose', async () => {
    const { clients: _clients, ...app } = await connectTo(standin(), {
      environment: {},
      requestHandler: {
        handle: (request) => Promise.reject(new Error(`net::ERR_NAME_NOT_RESOLVED ${request.hostname}`)),
      },
    });
    expect(await app.callerIdentity({ profile, region })).toMatchObject({
      failure: { kind: 'host-not-found', host: 'eu-west-1.signin.aws.amazon.com' },
    });
  });
});

describe('the file of an aws login', () => {
  test('is where the AWS CLI has it', () => {
    const name = `${createHash('sha256').update(loginSession).digest('hex')}.json`;
    expect(awsLoginFile(loginSession, { HOME: '/home/x' })).toBe(`/home/x/.aws/login/cache/${name}`);
    expect(awsLoginFile(loginSession, { HOME: '/home/x', AWS_LOGIN_CACHE_DIRECTORY: '~/c' })).toBe(
      `/home/x/c/${name}`,
    );
  });

  test('that is not there, torn or a link needs a person', async () => {
    const { identity, path } = await connect();
    await writeFile(path, '{"accessToken": {');
    expect(await identity()).toEqual(signInAgain);
    await rm(path);
    expect(await identity()).toEqual(signInAgain);
    await writeFile(`${path}.real`, '{}');
    await symlink(`${path}.real`, path);
    expect(await identity()).toEqual(signInAgain);
    expect(refreshes()).toBe(0);
  });
});

describe('a proof', () => {
  const request = { method: 'POST', url: 'https://x.example/v1/token', nowMs: 1_700_000_000_900 };

  test('is signed with the key, names the request, and is another each time', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
    const proof = dpopProof(pem, request) ?? '';
    const [header = '', claims = '', signature = ''] = proof.split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    expect(read(header)).toEqual({
      typ: 'dpop+jwt',
      alg: 'ES256',
      jwk: { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) },
    });
    expect(read(claims)).toEqual({
      jti: expect.any(String),
      htm: 'POST',
      htu: 'https://x.example/v1/token',
      iat: 1_700_000_000,
    });
    const key = createPublicKey({ key: read(header).jwk, format: 'jwk' });
    const isGood = verify(
      'sha256',
      Buffer.from(`${header}.${claims}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(isGood).toBe(true);
    expect(dpopProof(pem, request)).not.toBe(proof);
  });

  test('is none without a key of the right kind', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    expect(dpopProof(privateKey.export({ type: 'sec1', format: 'pem' }).toString(), request)).toBeNull();
    expect(dpopProof('', request)).toBeNull();
  });
});
