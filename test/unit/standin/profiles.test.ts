import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListEnvironmentsCommand, MWAAClient } from '@aws-sdk/client-mwaa';
import { fromIni } from '@aws-sdk/credential-providers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleWorld } from '../../standin/sample-world.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import type { World } from '../../standin/world.ts';
import { environmentAtHost } from '../../standin/world-index.ts';
import { type AwsFiles, writeAwsFiles } from '../../standin/write-aws-files.ts';
import { errorOf } from './standin-client.ts';

const adminRole = 'arn:aws:iam::412233445566:role/data-platform-admin';

let directory: string;
let standin: Standin;
let files: AwsFiles;
let nowMs: number;

async function start(world: World): Promise<void> {
  standin = await startStandin({ world, now: () => nowMs });
  files = await writeAwsFiles(directory, world);
  for (const [name, value] of Object.entries(standin.environmentVariables)) vi.stubEnv(name, value);
}

beforeEach(async () => {
  nowMs = Date.now();
  directory = await mkdtemp(join(tmpdir(), 'standin-test-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await standin.close();
  await rm(directory, { recursive: true });
});

function clientFor(profile: string, mfaCode?: string): MWAAClient {
  return new MWAAClient({
    endpoint: standin.awsUrl,
    region: 'eu-west-1',
    disableHostPrefix: true,
    maxAttempts: 1,
    credentials: fromIni({
      profile,
      filepath: files.AWS_SHARED_CREDENTIALS_FILE,
      configFilepath: files.AWS_CONFIG_FILE,
      ignoreCache: true,
      clientConfig: { region: 'eu-west-1' },
      ...(mfaCode ? { mfaCodeProvider: async () => mfaCode } : {}),
    }),
  });
}

function list(profile: string, mfaCode?: string): Promise<unknown> {
  return clientFor(profile, mfaCode).send(new ListEnvironmentsCommand({}));
}

describe('a role that is assumed', () => {
  test('reaches the same environments as its source profile, with keys of its own', async () => {
    await start(sampleWorld);
    const { Environments: asRole } = await clientFor('data-platform-admin').send(
      new ListEnvironmentsCommand({}),
    );
    const { Environments: asUser } = await clientFor('data-platform-prod').send(
      new ListEnvironmentsCommand({}),
    );
    expect(asRole).toEqual(asUser);
    expect(standin.requests.map(({ operation }) => operation)).toEqual([
      'AssumeRole',
      'ListEnvironments',
      'ListEnvironments',
    ]);
    expect(standin.requests[1]?.accessKeyId).toMatch(/^ASIA/);
  });

  test('ends with its keys', async () => {
    await start(sampleWorld);
    const client = clientFor('data-platform-admin');
    await client.send(new ListEnvironmentsCommand({}));
    nowMs += 3_600_001;
    // The SDK corrects its clock by the server's date only after an answer, so the signature is the first to be refused.
    const failure = await errorOf(client.send(new ListEnvironmentsCommand({})));
    expect(['ExpiredTokenException', 'InvalidSignatureException']).toContain(failure.name);
  });

  test('is refused to those who may not assume it', async () => {
    const profiles = sampleWorld.profiles.map((profile) =>
      profile.name === 'data-platform-admin' && profile.kind === 'assume-role'
        ? { ...profile, sourceProfile: 'analytics' }
        : profile,
    );
    await start({ ...sampleWorld, profiles });
    expect(await errorOf(list('data-platform-admin'))).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('is not authorized to perform: sts:AssumeRole'),
    });
  });

  test('asks for the right MFA code where it has a device', async () => {
    const serialNumber = 'arn:aws:iam::412233445566:mfa/mara';
    await start({
      ...sampleWorld,
      principals: sampleWorld.principals.map((principal) =>
        principal.arn === adminRole ? { ...principal, mfa: { serialNumber, code: '123456' } } : principal,
      ),
      profiles: sampleWorld.profiles.map((profile) =>
        profile.kind === 'assume-role' ? { ...profile, mfaSerial: serialNumber } : profile,
      ),
    });
    expect((await errorOf(list('data-platform-admin', '000000'))).message).toContain('invalid MFA');
    await list('data-platform-admin', '123456');
  });
});

test('temporary keys that have expired are told from unknown ones', async () => {
  const key = {
    accessKeyId: 'ASIATEMPORARY0000000',
    secretAccessKey: 'x'.repeat(40),
    sessionToken: 'a-session-token',
    expiresAtMs: nowMs - 1000,
  };
  const principals = sampleWorld.principals.map((principal) =>
    principal.arn === adminRole ? { ...principal, keys: [key] } : principal,
  );
  const profiles = [{ kind: 'keys', name: 'temporary', region: 'eu-west-1', key } as const];
  await start({ ...sampleWorld, principals, profiles });
  expect(await errorOf(list('temporary'))).toMatchObject({ name: 'ExpiredTokenException' });
});

test('the files read as a person would have them, odd names included', async () => {
  await start(sampleWorld);
  const config = await readFile(files.AWS_CONFIG_FILE, 'utf8');
  expect(config).toContain('[default]\nregion = eu-west-1');
  expect(config).toContain('[profile "Büro München"]');
  expect(config).toContain('[sso-session corp]');
  expect(await readFile(files.AWS_SHARED_CREDENTIALS_FILE, 'utf8')).toContain('[Büro München]');
  await list('Büro München');
});

test('the sample world is consistent: each host once, each environment within reach of a profile', async () => {
  await start(sampleWorld);
  const { environments, accounts } = sampleWorld;
  expect(environments).toHaveLength(34);
  for (const environment of environments) {
    expect(environmentAtHost(sampleWorld, environment.host)).toBe(environment);
    expect(accounts.map(({ id }) => id)).toContain(environment.account);
  }
  expect(new Set(environments.map(({ region }) => region)).size).toBeGreaterThanOrEqual(4);
});
