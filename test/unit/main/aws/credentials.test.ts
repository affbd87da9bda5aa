import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { processTimeoutMs } from '../../../../src/main/aws/aws-call.ts';
import { createSsoSessions } from '../../../../src/main/aws/sso-sessions.ts';
import type { ProfileSet } from '../../../../src/main/core/profiles.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import { identityHomes, makeIdentityWorld, mfaCodes } from '../../../standin/identity-world.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest(makeIdentityWorld());
const region = 'eu-west-1';
const signal = () => new AbortController().signal;

/** The AWS side with the sessions of IAM Identity Center, and every program allowed. */
async function connect(options: Parameters<typeof connectTo>[1] = {}) {
  const allowed = new Map<string, string>();
  let sso: ReturnType<typeof createSsoSessions> | null = null;
  const app = await connectTo(standin(), {
    roleCredentials: (request) => {
      if (sso === null) throw new Error('not yet');
      return sso.roleCredentials(request);
    },
    allowedProcess: (profile) => allowed.get(profile),
    processRules: { words: 'posix', timeoutMs: processTimeoutMs },
    ...options,
  });
  sso = createSsoSessions({
    environment: app.environment,
    home: app.environment.HOME ?? '',
    nowMs: Date.now,
  });
  const sessions = sso;
  const list = async (profile: string) => {
    const names = new Set<string>();
    const listed = await app.listEnvironments({ profile, region, onFound: ({ id }) => names.add(id.name) });
    return listed.ok ? [...names].sort() : listed.failure;
  };
  const signIn = (session: SsoSession) =>
    sessions.signIn({
      session,
      flow: 'device-code',
      signal: signal(),
      onProgress: (progress) => {
        if (progress.phase === 'waiting') void standin().approveSignIn(progress.link);
      },
    });
  const allow = (profile: string) => {
    const command = app.credentials.processCommand(profile);
    if (command !== null) allowed.set(profile, command.sha256);
    return command;
  };
  return { ...app, sso: sessions, list, signIn, allow };
}

function sessionOf(profiles: ProfileSet, name: string): SsoSession {
  const session = profiles.definition(name)?.ssoSession;
  if (session === undefined) throw new Error(`${name} has no session`);
  return session;
}

const count = (operation: string) => standin().requests.filter((each) => each.operation === operation).length;
const homeOf = (profile: keyof typeof identityHomes) => [...identityHomes[profile].environments].sort();

describe('each kind of profile opens its own account', () => {
  test.each([
    'access-key',
    'session-keys',
    'role-chain',
    'environment-role',
    'web-identity',
    'console-login',
  ] as const)('%s', async (profile) => {
    const { list, callerIdentity } = await connect();
    expect(await list(profile)).toEqual(homeOf(profile));
    expect(await callerIdentity({ profile, region })).toMatchObject({
      ok: true,
      value: { accountId: identityHomes[profile].account },
    });
  });

  test('the environment variables', async () => {
    const { list } = await connect();
    expect(await list('environment variables')).toEqual(homeOf('shell'));
  });

  test.each(['sso-engineer', 'legacy-sso'] as const)('%s, once somebody signed in', async (profile) => {
    const { list, signIn, profileFiles } = await connect();
    const session = sessionOf(profileFiles.current(), profile);
    expect(await list(profile)).toEqual({
      kind: 'person-needed',
      profile,
      need: { kind: 'sign-in', session },
    });
    expect(await signIn(session)).toEqual({ ok: true, value: null });
    expect(await list(profile)).toEqual(homeOf(profile));
    await list(profile);
    expect(count('GetRoleCredentials')).toBe(1);
  });

  test('process-keys, once somebody allowed the program', async () => {
    const { list, allow, files } = await connect();
    const need = { kind: 'process-consent', profile: 'process-keys' };
    expect(await list('process-keys')).toEqual({ kind: 'person-needed', profile: 'process-keys', need });
    const script = join(files.AWS_CONFIG_FILE, '..', 'process-keys.sh');
    await expect(readFile(`${script}.runs`)).rejects.toThrow('ENOENT');
    expect(allow('process-keys')).toMatchObject({
      words: [script, '--format', 'process'],
      file: files.AWS_CONFIG_FILE,
      line: expect.any(Number),
    });
    expect(await list('process-keys')).toEqual(homeOf('process-keys'));
    await list('process-keys');
    expect(await readFile(`${script}.runs`, 'utf8')).toBe('--format process\n');
  });
});

describe('a role with MFA', () => {
  const device = 'arn:aws:iam::101010101010:mfa/mara';
  const need = { kind: 'mfa-code', profile: 'mfa-role', device };

  test('needs a code, once, and is kept in memory', async () => {
    const { list, credentials } = await connect();
    expect(await list('mfa-role')).toEqual({ kind: 'person-needed', profile: 'mfa-role', need });
    expect(count('AssumeRole')).toBe(0);
    const code = mfaCodes[0];
    expect(await credentials.provideMfaCode({ profile: 'mfa-role', code, signal: signal() })).toEqual({
      ok: true,
      value: null,
    });
    expect(await list('mfa-role')).toEqual(homeOf('mfa-role'));
    await list('mfa-role');
    expect(count('AssumeRole')).toBe(1);
    credentials.drop('mfa-role');
    expect(await list('mfa-role')).toMatchObject({ kind: 'person-needed' });
  });

  test.each([['000000'], ['12345'], ['not a code']])('does not take the code %s', async (code) => {
    const { list, credentials } = await connect();
    const wrong = await credentials.provideMfaCode({ profile: 'mfa-role', code, signal: signal() });
    expect(wrong).toEqual({ ok: false, failure: { kind: 'mfa-code-wrong', profile: 'mfa-role' } });
    expect(await list('mfa-role')).toMatchObject({ kind: 'person-needed', need });
  });

  test('does not take a code twice, and a fresh one after that', async () => {
    const { credentials } = await connect();
    const provide = (profile: string, code: string) =>
      credentials.provideMfaCode({ profile, code, signal: signal() });
    expect(await provide('mfa-role', mfaCodes[0])).toMatchObject({ ok: true });
    expect(await provide('mfa-role-too', mfaCodes[0])).toMatchObject({ failure: { kind: 'mfa-code-wrong' } });
    expect(await provide('mfa-role-too', mfaCodes[1])).toMatchObject({ ok: true });
  });

  test('keeps nothing for a profile that became another while the code was on its way', async () => {
    const { files, profileFiles } = await connect();
    let profiles = profileFiles.current();
    const text = await readFile(files.AWS_CONFIG_FILE, 'utf8');
    await writeFile(files.AWS_CONFIG_FILE, text.replaceAll(device, `${device}-new`));
    await profileFiles.read();
    const { list, credentials } = await connect({ profiles: () => profiles });
    const code = mfaCodes[0];
    const provided = credentials.provideMfaCode({ profile: 'mfa-role', code, signal: signal() });
    profiles = profileFiles.current();
    credentials.drop('mfa-role');
    expect(await provided).toMatchObject({ ok: true });
    expect(await list('mfa-role')).toMatchObject({ kind: 'person-needed' });
  });

  test('sends a code once, whatever the network does', async () => {
    const { credentials } = await connect();
    standin().setFault('AssumeRole', { kind: 'empty-503' });
    const code = mfaCodes[0];
    expect(await credentials.provideMfaCode({ profile: 'mfa-role', code, signal: signal() })).toMatchObject({
      failure: { kind: 'aws-internal' },
    });
    expect(count('AssumeRole')).toBe(1);
  });

  test('in the middle of a chain asks in the name of its own profile, and serves every profile after it', async () => {
    const { list, credentials, files, profileFiles } = await connect();
    const role = 'arn:aws:iam::121212121212:role/mwaa-operator';
    await writeFile(
      files.AWS_CONFIG_FILE,
      `${await readFile(files.AWS_CONFIG_FILE, 'utf8')}\n[profile after]\nrole_arn = ${role}\nsource_profile = mfa-role\n`,
    );
    await profileFiles.read();
    expect(await list('after')).toEqual({ kind: 'person-needed', profile: 'after', need });
    const code = mfaCodes[0];
    await credentials.provideMfaCode({ profile: 'mfa-role', code, signal: signal() });
    // The sample role may not assume the other: what matters is that it was asked with the role's own credentials.
    expect(await list('after')).toMatchObject({ kind: 'access-denied', operation: 'AssumeRole' });
    expect(count('AssumeRole')).toBe(2);
  });
});

describe('a role from another kind of profile', () => {
  /** The role is in no account that trusts the sources: asked with the right credentials, STS names the caller. */
  async function withRoleFrom(source: string) {
    const app = await connect();
    const role = 'arn:aws:iam::121212121212:role/mwaa-operator';
    const before = await readFile(app.files.AWS_CONFIG_FILE, 'utf8');
    await writeFile(
      app.files.AWS_CONFIG_FILE,
      `${before}\n[profile p]\nrole_arn = ${role}\nsource_profile = ${source}\n`,
    );
    await app.profileFiles.read();
    return app;
  }

  test.each([
    ['process-keys', '181818181818'],
    ['web-identity', '191919191919'],
    ['console-login', '202020202020'],
    ['sso-engineer', '151515151515'],
    ['session-keys', '111111110000'],
  ])('as %s takes its credentials from there', async (source, account) => {
    const { list, allow, signIn, profileFiles } = await withRoleFrom(source);
    allow(source);
    if (source === 'sso-engineer') await signIn(sessionOf(profileFiles.current(), source));
    const answer = await list('p');
    expect(answer).toMatchObject({ kind: 'access-denied', operation: 'AssumeRole' });
    expect(JSON.stringify(answer)).toContain(account);
  });

  test('names the need of the source', async () => {
    const { list, profileFiles } = await withRoleFrom('sso-engineer');
    const session = sessionOf(profileFiles.current(), 'p');
    expect(await list('p')).toEqual({
      kind: 'person-needed',
      profile: 'p',
      need: { kind: 'sign-in', session },
    });
  });

  test('runs the program of the source once for all', async () => {
    const { list, allow, files } = await withRoleFrom('process-keys');
    allow('process-keys');
    await Promise.all([list('p'), list('p'), list('p')]);
    await list('p');
    const runs = await readFile(join(files.AWS_CONFIG_FILE, '..', 'process-keys.sh.runs'), 'utf8');
    expect(runs.trim().split('\n')).toHaveLength(1);
  });
});

describe('after a sign-out', () => {
  test('what was got through the session is forgotten', async () => {
    const { list, signIn, sso, clients, profileFiles } = await connect();
    const session = sessionOf(profileFiles.current(), 'sso-engineer');
    await signIn(session);
    expect(await list('sso-engineer')).toEqual(homeOf('sso-engineer'));
    expect(await list('sso-analyst')).toEqual(homeOf('sso-analyst'));
    await sso.signOut({ session, signal: signal() });
    clients.dropSession(session);
    expect(await list('sso-engineer')).toMatchObject({ kind: 'person-needed' });
    expect(await list('sso-analyst')).toMatchObject({ kind: 'person-needed' });
    expect(await list('access-key')).toEqual(homeOf('access-key'));
  });
});

describe('a web identity token', () => {
  test.each([
    ['that is gone', null, /does not exist or is empty/],
    ['that is empty', '  \n', /does not exist or is empty/],
    ['that is far too long', 'x'.repeat(20_001), /longer than a token/],
    ['of 5 MB', 'x'.repeat(5_000_000), /larger than 1 MiB/],
    ['of bytes', '\0\0', /not a text file/],
  ])('%s is named with its file', async (_what, content, problem) => {
    const config = `[profile p]\nrole_arn = arn:aws:iam::191919191919:role/mwaa-ci\nweb_identity_token_file = FILE`;
    const { list, files, profileFiles } = await connect();
    const file = `${files.AWS_CONFIG_FILE}.jwt`;
    if (content !== null) await writeFile(file, content);
    await writeFile(files.AWS_CONFIG_FILE, config.replace('FILE', file));
    await profileFiles.read();
    expect(await list('p')).toEqual({
      kind: 'web-identity-unreadable',
      profile: 'p',
      file,
      problem: expect.stringMatching(problem),
    });
    expect(count('AssumeRoleWithWebIdentity')).toBe(0);
  });

  test('that AWS does not take is named as refused, and its call carries no signature', async () => {
    const { list, files } = await connect();
    await writeFile(join(files.AWS_CONFIG_FILE, '..', 'web-identity.jwt'), 'e30.e30.x');
    expect(await list('web-identity')).toMatchObject({ kind: 'credentials-rejected' });
    expect(standin().requests.find((each) => each.operation === 'AssumeRoleWithWebIdentity')).toBeDefined();
  });

  test('is read anew after a drop', async () => {
    const { list, files, credentials } = await connect();
    const file = join(files.AWS_CONFIG_FILE, '..', 'web-identity.jwt');
    const token = await readFile(file, 'utf8');
    await writeFile(file, 'e30.e30.x');
    await list('web-identity');
    await writeFile(file, `${token}\n`);
    credentials.drop('web-identity');
    expect(await list('web-identity')).toEqual(homeOf('web-identity'));
  });
});
