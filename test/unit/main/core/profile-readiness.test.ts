import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../../src/shared/profile.ts';
import { profileProblemText, profileText } from '../../../../src/shared/profile-text.ts';
import { profileSetOf } from './parse-files.ts';

const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret-of-example\n';

const role = 'role_arn = arn:aws:iam::123456789012:role/team/deploy\n';

type Expected = Partial<Omit<Profile, 'readiness'>> & { readonly problem?: Record<string, unknown> };

const roleFromS = `[profile p]\n${role}source_profile = s`;
const sWithKeys = `[s]\n${keys}`;

function notYet(profileKind?: string): Record<string, unknown> {
  return { kind: 'kind-not-supported-yet', ...(profileKind !== undefined && { profileKind }) };
}

/** Of the profile `p`. */
const kinds: readonly (readonly [string, string, string, Expected])[] = [
  ['keys in credentials', '', `[p]\n${keys}`, { kind: 'access-key' }],
  ['keys in config', `[profile p]\n${keys}`, '', { kind: 'access-key' }],
  ['temporary keys', '', `[p]\n${keys}aws_session_token = t`, { kind: 'access-key' }],
  [
    'keys across both files',
    '[profile p]\naws_access_key_id = a',
    '[p]\naws_secret_access_key = b',
    { kind: 'access-key' },
  ],
  [
    'a region of its own',
    '[profile p]\nregion = eu-west-1',
    `[p]\n${keys}`,
    { kind: 'access-key', region: 'eu-west-1' },
  ],
  ['a region in both files', '[profile p]\nregion = a', `[p]\n${keys}region = b`, { region: 'b' }],
  [
    'a key without its secret',
    '',
    '[p]\n\naws_access_key_id = a',
    {
      kind: 'access-key',
      problem: { kind: 'partial-keys', missing: 'aws_secret_access_key', file: 'credentials', line: 3 },
    },
  ],
  [
    'a secret without its key',
    '',
    '[p]\naws_secret_access_key = a',
    { problem: { kind: 'partial-keys', missing: 'aws_access_key_id', file: 'credentials', line: 2 } },
  ],
  [
    'a blank secret',
    '',
    '[p]\naws_access_key_id = a\naws_secret_access_key =',
    { problem: { kind: 'partial-keys', missing: 'aws_secret_access_key' } },
  ],
  ['nothing', '[profile p]', '', { kind: 'empty', problem: { kind: 'no-credentials' } }],
  [
    'a region alone',
    '[profile p]\nregion = x',
    '',
    { kind: 'empty', region: 'x', problem: { kind: 'no-credentials' } },
  ],
  [
    'a role from keys',
    roleFromS,
    sWithKeys,
    {
      kind: 'assume-role',
      accountId: '123456789012',
      roleArn: 'arn:aws:iam::123456789012:role/team/deploy',
      sourceProfile: 's',
    },
  ],
  [
    'a role of China',
    '[profile p]\nrole_arn = arn:aws-cn:iam::210987654321:role/x\nsource_profile = s',
    sWithKeys,
    { accountId: '210987654321' },
  ],
  [
    'a role from a role from keys',
    `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = s`,
    sWithKeys,
    { kind: 'assume-role' },
  ],
  [
    'a role from the environment',
    `[profile p]\n${role}credential_source = Environment`,
    '',
    { kind: 'assume-role' },
  ],
  [
    'a role from instance metadata',
    `[profile p]\n${role}credential_source = Ec2InstanceMetadata`,
    '',
    {
      kind: 'assume-role',
      problem: {
        kind: 'credential-source-not-supported',
        source: 'Ec2InstanceMetadata',
        file: 'config',
        line: 3,
      },
    },
  ],
  [
    'a role from a container',
    `[profile p]\n${role}credential_source = EcsContainer`,
    '',
    { problem: { kind: 'credential-source-not-supported' } },
  ],
  [
    'a role without a source',
    `[profile p]\n${role}`,
    '',
    { kind: 'assume-role', problem: { kind: 'role-without-source', file: 'config', line: 2 } },
  ],
  [
    'a role with two sources',
    `[profile p]\n${role}source_profile = s\ncredential_source = Environment`,
    sWithKeys,
    { problem: { kind: 'role-with-two-sources', line: 4 } },
  ],
  [
    'a role from a missing profile',
    `[profile p]\n${role}source_profile = gone`,
    '',
    { problem: { kind: 'source-missing', source: 'gone', file: 'config', line: 3 } },
  ],
  [
    'a role from an empty profile',
    `[profile p]\n${role}source_profile = s\n[profile s]`,
    '',
    { kind: 'assume-role', problem: { kind: 'no-credentials' } },
  ],
  [
    'a role from half a key',
    roleFromS,
    '[s]\naws_access_key_id = a',
    { problem: { kind: 'partial-keys', file: 'credentials', line: 2 } },
  ],
  [
    'a role from itself with keys',
    `[profile p]\n${role}source_profile = p\n${keys}`,
    '',
    { kind: 'assume-role' },
  ],
  [
    'a role from itself without keys',
    `[profile p]\n${role}source_profile = p`,
    '',
    { problem: { kind: 'source-cycle', through: ['p', 'p'], file: 'config', line: 3 } },
  ],
  [
    'roles in a circle',
    `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = p`,
    '',
    { problem: { kind: 'source-cycle', through: ['p', 'q', 'p'], line: 6 } },
  ],
  [
    'a way into a circle',
    `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = q`,
    '',
    { problem: { kind: 'source-cycle', through: ['p', 'q', 'q'] } },
  ],
  [
    'a role from a role with keys',
    `[profile p]\n${role}source_profile = s\n[profile s]\n${role}source_profile = gone`,
    sWithKeys,
    { kind: 'assume-role' },
  ],
  [
    'a role with MFA',
    `[profile p]\n${role}source_profile = s\nmfa_serial = m`,
    sWithKeys,
    { kind: 'assume-role-mfa', problem: notYet('assume-role-mfa') },
  ],
  [
    'a role with MFA from nowhere',
    `[profile p]\n${role}source_profile = s\nmfa_serial = m`,
    '',
    { kind: 'assume-role-mfa', problem: { kind: 'source-missing' } },
  ],
  [
    'a role from one with MFA',
    `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = s\nmfa_serial = m`,
    sWithKeys,
    { kind: 'assume-role', problem: notYet('assume-role-mfa') },
  ],
  [
    'a role from SSO',
    `[profile p]\n${role}source_profile = s\n[profile s]\nsso_session = c`,
    '',
    { kind: 'assume-role', problem: notYet('sso-session') },
  ],
  [
    'SSO',
    '[profile p]\nsso_session = c\nsso_account_id = 123456789012\nsso_role_name = r\n[sso-session c]\nsso_region = x',
    '',
    { kind: 'sso-session', accountId: '123456789012', problem: notYet('sso-session') },
  ],
  [
    'legacy SSO',
    '[profile p]\nsso_start_url = https://x.awsapps.com/start\nsso_account_id = 1',
    '',
    { kind: 'sso-legacy', problem: notYet() },
  ],
  [
    'SSO before keys',
    '[profile p]\nsso_session = c',
    `[p]\n${keys}`,
    { kind: 'sso-session', problem: notYet() },
  ],
  [
    'credential_process',
    '[profile p]\ncredential_process = x',
    '',
    { kind: 'credential-process', problem: notYet() },
  ],
  [
    'keys in credentials before credential_process',
    '[profile p]\ncredential_process = x',
    `[p]\n${keys}`,
    { kind: 'access-key' },
  ],
  [
    'credential_process before keys in config',
    `[profile p]\ncredential_process = x\n${keys}`,
    '',
    { kind: 'credential-process', problem: notYet() },
  ],
  [
    'web identity',
    `[profile p]\n${role}web_identity_token_file = /t`,
    '',
    { kind: 'web-identity', problem: notYet() },
  ],
  [
    'aws login',
    '[profile p]\nlogin_session = arn:aws:iam::1:user/x',
    '',
    { kind: 'aws-login', problem: notYet() },
  ],
  [
    '[default] is no parent',
    `[default]\nregion = x\n${keys}[profile p]`,
    '',
    { kind: 'empty', problem: { kind: 'no-credentials' } },
  ],
];

describe('a profile with', () => {
  test.each(kinds)('%s', (_name, config, credentials, { problem, ...facts }) => {
    const profile = profileSetOf(config, credentials).profiles.find(({ name }) => name === 'p');
    expect(profile).toMatchObject(facts);
    expect(profile?.readiness).toMatchObject(
      problem === undefined ? { ready: true } : { ready: false, reason: problem },
    );
  });

  test.each(kinds)('%s is explained in words', (_name, config, credentials, { problem }) => {
    const profile = profileSetOf(config, credentials).profiles.find(({ name }) => name === 'p');
    if (profile === undefined) throw new Error('no profile p');
    expect(profileText(profile)).not.toMatch(/undefined|\[object/);
    if (!profile.readiness.ready && problem !== undefined)
      expect(profileProblemText(profile.readiness.reason).length).toBeGreaterThan(10);
  });
});
