// Writes the files in which a world's person keeps profiles, as the AWS CLI and other programs would have left them.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountOf, type LoginSession, type World, type WorldProfile } from './world.ts';

/** The variables that point the SDK, the CLI and Windsock at the written files, and the keys of the person's shell. */
export interface AwsFiles {
  readonly AWS_CONFIG_FILE: string;
  readonly AWS_SHARED_CREDENTIALS_FILE: string;
  /** Where the sessions of `aws login` are; only in worlds that have one. */
  readonly AWS_LOGIN_CACHE_DIRECTORY?: string;
  /** Only in worlds whose person has keys in environment variables. */
  readonly AWS_ACCESS_KEY_ID?: string;
  readonly AWS_SECRET_ACCESS_KEY?: string;
  readonly AWS_SESSION_TOKEN?: string;
  readonly AWS_REGION?: string;
}

function configHeading(name: string): string {
  if (name === 'default') return '[default]';
  // The CLI quotes names with spaces, as `aws configure --profile` does.
  return /\s/.test(name) ? `[profile "${name}"]` : `[profile ${name}]`;
}

function fileOf(directory: string, profile: WorldProfile, ending: string): string {
  return join(directory, `${profile.name.replace(/\W/g, '-')}${ending}`);
}

function kindLines(profile: WorldProfile, directory: string): readonly string[] {
  switch (profile.kind) {
    case 'keys':
      return [];
    case 'assume-role': {
      const mfa = profile.mfaSerial === undefined ? [] : [`mfa_serial = ${profile.mfaSerial}`];
      const external = profile.externalId === undefined ? [] : [`external_id = ${profile.externalId}`];
      const role = [`role_arn = ${profile.roleArn}`, `source_profile = ${profile.sourceProfile}`];
      return [...role, ...mfa, ...external];
    }
    case 'environment-role':
      return [`role_arn = ${profile.roleArn}`, 'credential_source = Environment'];
    case 'sso':
    case 'sso-legacy': {
      const session =
        profile.kind === 'sso'
          ? [`sso_session = ${profile.ssoSession}`]
          : [`sso_start_url = ${profile.startUrl}`, `sso_region = ${profile.ssoRegion}`];
      return [...session, `sso_account_id = ${profile.accountId}`, `sso_role_name = ${profile.roleName}`];
    }
    case 'process':
      return [`credential_process = "${fileOf(directory, profile, '.sh')}" --format process`];
    case 'web-identity':
      return [
        `role_arn = ${profile.roleArn}`,
        `web_identity_token_file = ${fileOf(directory, profile, '.jwt')}`,
        'role_session_name = windsock-test',
      ];
    case 'login':
      return [`login_session = ${profile.session.arn}`];
    case 'empty':
      return ['output = json'];
  }
}

function configLines(profile: WorldProfile, directory: string): readonly string[] {
  const region = profile.region === undefined ? [] : [`region = ${profile.region}`];
  return [configHeading(profile.name), ...region, ...kindLines(profile, directory), ''];
}

function ssoSessionLines(world: World): readonly string[] {
  const written = new Set<string>();
  const lines: string[] = [];
  for (const profile of world.profiles) {
    if (profile.kind !== 'sso' || written.has(profile.ssoSession)) continue;
    written.add(profile.ssoSession);
    lines.push(
      `[sso-session ${profile.ssoSession}]`,
      `sso_start_url = ${profile.startUrl}`,
      `sso_region = ${profile.ssoRegion}`,
      'sso_registration_scopes = sso:account:access',
      '',
    );
  }
  return lines;
}

function credentialLines(profile: WorldProfile): readonly string[] {
  if (profile.kind !== 'keys') return [];
  const { accessKeyId, secretAccessKey, sessionToken } = profile.key;
  const lines = [
    `[${profile.name}]`,
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey}`,
  ];
  if (sessionToken !== undefined) lines.push(`aws_session_token = ${sessionToken}`);
  return [...lines, ''];
}

/** A program that notes each run in `{script}.runs` and prints keys as credential_process wants them. */
function processScript(profile: WorldProfile & { kind: 'process' }, path: string): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMs } = profile.key;
  const answer = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    ...(sessionToken === undefined ? {} : { SessionToken: sessionToken }),
    ...(expiresAtMs === undefined ? {} : { Expiration: new Date(expiresAtMs).toISOString() }),
  };
  return `#!/bin/sh\necho "$*" >> '${path}.runs'\ncat <<'END'\n${JSON.stringify(answer)}\nEND\n`;
}

async function writeCompanion(directory: string, profile: WorldProfile): Promise<void> {
  if (profile.kind === 'process') {
    const path = fileOf(directory, profile, '.sh');
    await writeFile(path, processScript(profile, path), { mode: 0o700 });
  }
  if (profile.kind === 'web-identity') {
    await writeFile(fileOf(directory, profile, '.jwt'), profile.token.token, { mode: 0o600 });
  }
}

/** A session in the cache of `aws login`, in the CLI's own form. */
function loginCache({ arn, key, refreshToken, dpopKey }: LoginSession): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMs } = key;
  const expiresAt = new Date(expiresAtMs ?? 0).toISOString().replace(/\.\d+Z$/, 'Z');
  return JSON.stringify({
    accessToken: { accessKeyId, secretAccessKey, sessionToken, accountId: accountOf(arn), expiresAt },
    tokenType: 'aws_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken,
    dpopKey,
  });
}

async function writeLoginCache(directory: string, sessions: readonly LoginSession[]): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (const session of sessions) {
    const name = createHash('sha256').update(session.arn).digest('hex');
    await writeFile(join(directory, `${name}.json`), loginCache(session), { mode: 0o600 });
  }
}

function shellVariables({ shell }: World): Partial<AwsFiles> {
  if (shell === undefined) return {};
  const { accessKeyId, secretAccessKey, sessionToken } = shell.key;
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
    AWS_REGION: shell.region,
  };
}

/**
 * Writes `config` and `credentials` into a directory, which is made where it is missing, and beside them what profiles point at: the
 * program of a credential_process (which notes its runs in `{profile}.sh.runs`), a web identity token, the cache of `aws login`.
 *
 * @returns the environment variables that point at the files, and those of the person's shell
 */
export async function writeAwsFiles(directory: string, world: World): Promise<AwsFiles> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const files = {
    AWS_CONFIG_FILE: join(directory, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(directory, 'credentials'),
  };
  const profiles = world.profiles.flatMap((profile) => configLines(profile, directory));
  const config = ['# Work laptop', '', ...profiles, ...ssoSessionLines(world)];
  await writeFile(files.AWS_CONFIG_FILE, config.join('\n'), { mode: 0o600 });
  await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, world.profiles.flatMap(credentialLines).join('\n'), {
    mode: 0o600,
  });
  for (const profile of world.profiles) await writeCompanion(directory, profile);
  if (world.loginSessions === undefined) return { ...files, ...shellVariables(world) };
  const cache = join(directory, 'login', 'cache');
  await writeLoginCache(cache, world.loginSessions);
  return { ...files, AWS_LOGIN_CACHE_DIRECTORY: cache, ...shellVariables(world) };
}
