// Writes the shared config and credentials files of a world's person, as the AWS CLI would have left them.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World, WorldProfile } from './world.ts';

/** The variables that point the SDK, the CLI and Windsock at the written files. */
export interface AwsFiles {
  readonly AWS_CONFIG_FILE: string;
  readonly AWS_SHARED_CREDENTIALS_FILE: string;
}

function configHeading(name: string): string {
  if (name === 'default') return '[default]';
  // The CLI quotes names with spaces, as `aws configure --profile` does.
  return /\s/.test(name) ? `[profile "${name}"]` : `[profile ${name}]`;
}

function configLines(profile: WorldProfile): readonly string[] {
  const lines = [configHeading(profile.name)];
  if (profile.region !== undefined) lines.push(`region = ${profile.region}`);
  if (profile.kind === 'assume-role') {
    lines.push(`role_arn = ${profile.roleArn}`, `source_profile = ${profile.sourceProfile}`);
    if (profile.mfaSerial !== undefined) lines.push(`mfa_serial = ${profile.mfaSerial}`);
  }
  if (profile.kind === 'sso') {
    lines.push(
      `sso_session = ${profile.ssoSession}`,
      `sso_account_id = ${profile.accountId}`,
      `sso_role_name = ${profile.roleName}`,
    );
  }
  if (profile.kind === 'empty') lines.push('output = json');
  return [...lines, ''];
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

/**
 * Writes `config` and `credentials` into a directory, which is made where it is missing.
 *
 * @returns the environment variables that point at the two files
 */
export async function writeAwsFiles(directory: string, world: World): Promise<AwsFiles> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const files = {
    AWS_CONFIG_FILE: join(directory, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(directory, 'credentials'),
  };
  const config = ['# Work laptop', '', ...world.profiles.flatMap(configLines), ...ssoSessionLines(world)];
  await writeFile(files.AWS_CONFIG_FILE, config.join('\n'), { mode: 0o600 });
  await writeFile(files.AWS_SHARED_CREDENTIALS_FILE, world.profiles.flatMap(credentialLines).join('\n'), {
    mode: 0o600,
  });
  return files;
}
