import { ListEnvironmentsCommand } from '@aws-sdk/client-mwaa';
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { identityHomes, makeIdentityWorld, mfaCodes } from '../../standin/identity-world.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import type { World } from '../../standin/world.ts';
import { errorOf, mwaaClientFor } from './standin-client.ts';

let world: World;
let standin: Standin;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.now();
  world = makeIdentityWorld({ nowMs });
  standin = await startStandin({ world, now: () => nowMs });
});

afterEach(() => standin.close());

/** Signed with the keys of the profile `access-key`; it tries once. */
function stsClient(): STSClient {
  const profile = world.profiles.find(({ name }) => name === 'access-key');
  if (profile?.kind !== 'keys') throw new Error('no keys');
  return new STSClient({
    endpoint: standin.awsUrl,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: profile.key,
  });
}

function roleOf(profile: string): string {
  const found = world.profiles.find(({ name }) => name === profile);
  return found !== undefined && 'roleArn' in found ? found.roleArn : '';
}

describe('AssumeRoleWithWebIdentity', () => {
  const assume = (changes: { token?: string; role?: string } = {}) =>
    stsClient().send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: changes.role ?? roleOf('web-identity'),
        RoleSessionName: 'ci',
        WebIdentityToken: changes.token ?? world.webIdentityTokens?.[0]?.token,
      }),
    );

  test('gives keys of a role for a token that it trusts', async () => {
    const answer = await assume();
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: 'repo:harbourline/dags',
      Provider: 'https://tokens.ci.example.com',
      AssumedRoleUser: {
        Arn: `arn:aws:sts::${identityHomes['web-identity'].account}:assumed-role/mwaa-ci/ci`,
      },
    });
    expect(answer.Credentials?.Expiration?.getTime()).toBe(nowMs + 3_600_000);
  });

  test('refuses an unknown token, and a role that does not trust the issuer', async () => {
    expect((await errorOf(assume({ token: 'x' }))).name).toBe('InvalidIdentityTokenException');
    expect((await errorOf(assume({ role: roleOf('role-chain') }))).name).toBe('AccessDenied');
  });

  test('refuses a token that has expired', async () => {
    const [token] = world.webIdentityTokens ?? [];
    if (token === undefined) throw new Error('no token');
    await standin.close();
    world = { ...world, webIdentityTokens: [{ ...token, expiresAtMs: nowMs - 1 }] };
    standin = await startStandin({ world, now: () => nowMs });
    expect((await errorOf(assume())).name).toBe('ExpiredTokenException');
  });

  test.each([
    ['idp-communication-error', 'IDPCommunicationErrorException'],
    ['idp-rejected-claim', 'IDPRejectedClaimException'],
    ['region-disabled', 'RegionDisabledException'],
  ] as const)('%s can be caused', async (kind, name) => {
    standin.setFault('AssumeRoleWithWebIdentity', { kind });
    expect((await errorOf(assume())).name).toBe(name);
  });
});

describe('AssumeRole with an MFA device', () => {
  const assume = (code?: string) =>
    stsClient().send(
      new AssumeRoleCommand({
        RoleArn: roleOf('mfa-role'),
        RoleSessionName: 'mara',
        ...(code === undefined
          ? {}
          : {
              SerialNumber: `arn:aws:iam::${identityHomes['access-key'].account}:mfa/mara`,
              TokenCode: code,
            }),
      }),
    );

  test('takes each code once, and never a wrong one', async () => {
    expect((await errorOf(assume('000000'))).message).toContain('invalid MFA');
    await assume(mfaCodes[0]);
    expect((await errorOf(assume(mfaCodes[0]))).message).toContain('invalid MFA');
    await assume(mfaCodes[1]);
  });

  test('is refused without a code as if the role could not be assumed', async () => {
    expect((await errorOf(assume())).message).toContain('is not authorized to perform: sts:AssumeRole');
  });
});

describe('a server clock that is off', () => {
  const skew = (minutes: number) => standin.setClockOffset(minutes * 60_000);
  const list = () => mwaaClientFor(standin, 'access-key').send(new ListEnvironmentsCommand({}));
  const whoAmI = () => stsClient().send(new GetCallerIdentityCommand({}));

  test('stands in the date of every answer, errors and unsigned calls included', async () => {
    skew(-180);
    const expected = new Date(nowMs - 180 * 60_000).toUTCString();
    for (const path of ['/environments', '/token', '/nowhere']) {
      const answer = await fetch(`${standin.awsUrl}${path}`, { method: path === '/token' ? 'POST' : 'GET' });
      expect(answer.headers.get('date')).toBe(expected);
    }
  });

  test('refuses signatures beyond 5 minutes for MWAA, and beyond 15 for STS', async () => {
    skew(4);
    await list();
    skew(6);
    expect(await errorOf(list())).toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired: \w+ is now earlier than \w+ \(\w+ - 5 min\.\)$/),
    });
    await whoAmI();
    skew(16);
    expect(await errorOf(whoAmI())).toMatchObject({
      name: 'SignatureDoesNotMatch',
      message: expect.stringContaining('- 15 min.'),
    });
    skew(-6);
    expect((await errorOf(list())).message).toContain('Signature not yet current');
  });

  test('decides what has expired', async () => {
    const session = () => mwaaClientFor(standin, 'session-keys').send(new ListEnvironmentsCommand({}));
    await session();
    skew(13 * 60);
    // A client that has learnt the date signs well, and is told that its keys have ended.
    const client = mwaaClientFor(standin, 'session-keys');
    await errorOf(client.send(new ListEnvironmentsCommand({})));
    expect((await errorOf(client.send(new ListEnvironmentsCommand({})))).name).toBe('ExpiredTokenException');
  });
});
