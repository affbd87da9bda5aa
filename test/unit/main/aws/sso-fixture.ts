/** Windsock's sessions on a fake IAM Identity Center and a home folder that is gone after the test. */

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { createSsoSessions, type SsoSessionsOptions } from '../../../../src/main/aws/sso-sessions.ts';
import type { LoggableError } from '../../../../src/main/core/aws-failure.ts';
import type { Failure, Result } from '../../../../src/shared/failure.ts';
import type { SignInPhase } from '../../../../src/shared/prompt.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import { temporaryFolder } from './aws-fixture.ts';
import { type FakeIdentityCenter, startFakeIdentityCenter } from './fake-identity-center.ts';

export const session: SsoSession = {
  key: 'corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
};

export const legacy: SsoSession = { ...session, key: 'https://corp.awsapps.com/start', form: 'legacy' };

export const hourMs = 3_600_000;

/** @returns the fake of each test; a hostile [default] stands where the SDK would look by itself */
export function identityCenterForEachTest(): () => FakeIdentityCenter {
  let fake: FakeIdentityCenter | null = null;
  beforeEach(async () => {
    fake = await startFakeIdentityCenter();
    const folder = await temporaryFolder();
    const hostile =
      'region = us-east-2\nendpoint_url = http://127.0.0.1:9\nmax_attempts = 9\nretry_mode = legacy';
    await writeFile(join(folder, 'config'), `[default]\n${hostile}\n[profile default]\n${hostile}\n`);
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', 'http://127.0.0.1:9');
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await fake?.close();
  });
  return () => {
    if (fake === null) throw new Error('the fake runs only within a test');
    return fake;
  };
}

/** @returns sessions that ask the fake, and what came out of them */
export async function sessionsOn(fake: FakeIdentityCenter, options: Partial<SsoSessionsOptions> = {}) {
  const home = options.home ?? (await temporaryFolder());
  const errors: LoggableError[] = [];
  const notSaved: Failure[] = [];
  const waits: number[] = [];
  const phases: SignInPhase[] = [];
  const sessions = createSsoSessions({
    environment: fake.environment,
    home,
    nowMs: Date.now,
    timeouts: { connectMs: 500, requestMs: 1_000, actionMs: 3_000 },
    onError: (_operation, error) => errors.push(error),
    onNotSaved: (failure) => notSaved.push(failure),
    wait: async (ms) => {
      waits.push(ms);
    },
    ...options,
  });
  const cacheFolder = join(home, '.aws', 'sso', 'cache');
  const signal = new AbortController().signal;
  return {
    sessions,
    home,
    cacheFolder,
    errors,
    notSaved,
    waits,
    phases,
    signal,
    token: (of: SsoSession = session) => sessions.accessToken({ session: of, profile: 'dev', signal }),
    role: () =>
      sessions.roleCredentials({
        session,
        profile: 'dev',
        accountId: '111111111111',
        roleName: 'Admin',
        signal,
      }),
    signInWithCode: (of: SsoSession = session) =>
      sessions.signIn({
        session: of,
        flow: 'device-code',
        signal,
        onProgress: (phase) => phases.push(phase),
      }),
  };
}

export function tokenPath(cacheFolder: string, key = session.key): string {
  return join(cacheFolder, `${createHash('sha1').update(key).digest('hex')}.json`);
}

/** A token file as the AWS CLI writes it. */
export function tokenDocument(expiresInMs: number, more: Readonly<Record<string, unknown>> = {}) {
  return {
    startUrl: session.startUrl,
    region: session.region,
    accessToken: 'kept-access',
    expiresAt: cliTimestamp(Date.now() + expiresInMs),
    clientId: 'cli-client',
    clientSecret: 'cli-secret',
    registrationExpiresAt: cliTimestamp(Date.now() + 1_000 * hourMs),
    refreshToken: 'kept-refresh',
    ...more,
  };
}

export function cliTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** @returns the path */
export async function writeToken(home: string, content: unknown, key = session.key): Promise<string> {
  const folder = join(home, '.aws', 'sso', 'cache');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = tokenPath(folder, key);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
  return path;
}

export async function readJson(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** @returns all that stands in the cache folder, as one text per file */
export async function cacheFiles(cacheFolder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(cacheFolder);
  const texts = await Promise.all(names.map((name) => readFile(join(cacheFolder, name), 'utf8')));
  return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']));
}

/** @returns the failure's kind, or `ok` */
export function outcome(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.failure.kind;
}
