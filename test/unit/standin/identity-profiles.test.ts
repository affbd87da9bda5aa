import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ListEnvironmentsCommand, MWAAClient } from '@aws-sdk/client-mwaa';
import { CreateTokenCommand, StartDeviceAuthorizationCommand } from '@aws-sdk/client-sso-oidc';
import { fromEnv, fromIni } from '@aws-sdk/credential-providers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { identityHomes, makeIdentityWorld, mfaCodes, startUrls } from '../../standin/identity-world.ts';
import { type Standin, startStandin } from '../../standin/start-standin.ts';
import { writeAwsFiles } from '../../standin/write-aws-files.ts';
import { DEVICE_CODE_GRANT, oidcClient, registerClient } from './identity-client.ts';
import { errorOf } from './standin-client.ts';

const run = promisify(execFile);
const hasCli = await run('aws', ['--version']).then(
  () => true,
  () => false,
);

let home: string;
let standin: Standin;
let variables: Record<string, string>;

async function start(options: Parameters<typeof makeIdentityWorld>[0] = {}): Promise<void> {
  home = await mkdtemp(join(tmpdir(), 'standin-identity-'));
  const world = makeIdentityWorld(options);
  standin = await startStandin({ world });
  const files = await writeAwsFiles(join(home, '.aws'), world);
  variables = { ...standin.environmentVariables, ...files, HOME: home };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

afterEach(async () => {
  vi.unstubAllEnvs();
  await standin.close();
  await rm(home, { recursive: true });
});

/** Signs in by the device code and leaves the token where the AWS CLI would. */
async function signIn(startUrl: string, cacheKey: string): Promise<void> {
  const client = await registerClient(standin, { grantTypes: [DEVICE_CODE_GRANT], issuerUrl: startUrl });
  const oidc = oidcClient(standin);
  const asked = await oidc.send(new StartDeviceAuthorizationCommand({ ...client, startUrl }));
  await standin.approveSignIn(asked.verificationUriComplete ?? '');
  const { accessToken, expiresIn = 0 } = await oidc.send(
    new CreateTokenCommand({ ...client, grantType: DEVICE_CODE_GRANT, deviceCode: asked.deviceCode }),
  );
  const expiresAt = new Date(Date.now() + expiresIn * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  const cache = join(home, '.aws/sso/cache');
  await mkdir(cache, { recursive: true });
  const name = createHash('sha1').update(cacheKey).digest('hex');
  await writeFile(
    join(cache, `${name}.json`),
    JSON.stringify({ startUrl, region: 'eu-west-1', accessToken, expiresAt }),
  );
}

function list(credentials: ReturnType<typeof fromIni>): Promise<readonly string[]> {
  const client = new MWAAClient({
    endpoint: standin.awsUrl,
    region: 'eu-west-1',
    disableHostPrefix: true,
    maxAttempts: 1,
    credentials,
  });
  return client
    .send(new ListEnvironmentsCommand({}))
    .then(({ Environments = [] }) => Environments.toSorted());
}

function listAs(profile: string, mfaCode?: string): Promise<readonly string[]> {
  const mfa = mfaCode === undefined ? {} : { mfaCodeProvider: async () => mfaCode };
  return list(fromIni({ profile, ignoreCache: true, clientConfig: { region: 'eu-west-1' }, ...mfa }));
}

describe('each kind of profile opens its own account, as the SDK reads the files', () => {
  beforeEach(() => start());

  test.each([
    'access-key',
    'session-keys',
    'role-chain',
    'environment-role',
    'process-keys',
    'web-identity',
    'console-login',
  ] as const)('%s', async (profile) => {
    expect(await listAs(profile)).toEqual(identityHomes[profile].environments.toSorted());
  });

  test('an MFA role, with a code that is good once', async () => {
    expect(await listAs('mfa-role', mfaCodes[0])).toEqual(identityHomes['mfa-role'].environments.toSorted());
    expect((await errorOf(listAs('mfa-role-too', mfaCodes[0]))).message).toContain('invalid MFA');
    expect(await listAs('mfa-role-too', mfaCodes[1])).toEqual(['audit-mfa']);
  });

  test('two profiles of one sso-session after one sign-in, and a legacy one after its own', async () => {
    await signIn(startUrls.session, 'mara-data');
    expect(await listAs('sso-engineer')).toEqual(['attribution-sso', 'clickstream-sso']);
    expect(await listAs('sso-analyst')).toEqual(['reporting-sso']);
    await signIn(startUrls.legacy, startUrls.legacy);
    expect(await listAs('legacy-sso')).toEqual(['warehouse-legacy']);
  });

  test('the keys in the environment variables', async () => {
    expect(await list(fromEnv())).toEqual(['sandbox-shell']);
  });

  test('the files are for the person alone, and the program notes its runs', async () => {
    const folder = join(home, '.aws');
    for (const name of ['config', 'credentials', 'web-identity.jwt']) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    await listAs('process-keys');
    expect(await readFile(join(folder, 'process-keys.sh.runs'), 'utf8')).toBe('--format process\n');
  });
});

describe('a session of aws login whose keys have ended', () => {
  test('is renewed with a proof of its key, and the refresh token changes', async () => {
    await start({ loginKeysLifeMs: 0 });
    const file = join(
      variables.AWS_LOGIN_CACHE_DIRECTORY ?? '',
      `${createHash('sha256').update(`arn:aws:iam::${identityHomes['console-login'].account}:user/mara`).digest('hex')}.json`,
    );
    const before = JSON.parse(await readFile(file, 'utf8'));
    expect(await listAs('console-login')).toEqual(['search-login']);
    const after = JSON.parse(await readFile(file, 'utf8'));
    expect(after.refreshToken).not.toBe(before.refreshToken);
    // The old refresh token is spent.
    await writeFile(file, JSON.stringify(before));
    expect((await errorOf(listAs('console-login'))).message).toContain('session has expired');
  });

  test('is refused to another key', async () => {
    const world = makeIdentityWorld({ loginKeysLifeMs: 0 });
    const other = makeIdentityWorld().loginSessions?.[0]?.dpopKey ?? '';
    await start({ loginKeysLifeMs: 0 });
    const [session] = world.loginSessions ?? [];
    if (session === undefined) throw new Error('no session');
    await writeAwsFiles(join(home, '.aws'), { ...world, loginSessions: [{ ...session, dpopKey: other }] });
    expect((await errorOf(listAs('console-login'))).message).toContain('bound to another key');
  });

  test.each([
    ['expired-token', 'session has expired'],
    ['credentials-changed', 'change in your password'],
    ['access-denied', 'insufficient permissions'],
  ] as const)('%s is the reason that the service gives', async (kind, words) => {
    await start({ loginKeysLifeMs: 0 });
    standin.setFault('CreateOAuth2Token', { kind });
    expect((await errorOf(listAs('console-login'))).message).toContain(words);
  });
});

test('the AWS CLI reads the same files to the same end', async ({ skip }) => {
  skip(!hasCli, 'there is no AWS CLI here');
  await start();
  await signIn(startUrls.session, 'mara-data');
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, ...others } = variables;
  const env = { PATH: process.env.PATH, AWS_PAGER: '', ...others };
  const accounts: unknown[] = [];
  for (const profile of ['sso-engineer', 'process-keys', 'web-identity', 'role-chain']) {
    const words = ['sts', 'get-caller-identity', '--profile', profile, '--output', 'json'];
    const { stdout } = await run('aws', words, { env });
    accounts.push(JSON.parse(stdout).Account);
  }
  const expected = ['sso-engineer', 'process-keys', 'web-identity', 'role-chain'] as const;
  expect(accounts).toEqual(expected.map((profile) => identityHomes[profile].account));
  expect([AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN]).not.toContain(undefined);
});
