import { describe, expect, test } from 'vitest';
import { diffProfiles } from '../../../../src/main/core/profiles.ts';
import type { Profile } from '../../../../src/shared/profile.ts';
import { profileProblemText, profileText } from '../../../../src/shared/profile-text.ts';
import { profileSetOf } from './parse-files.ts';

const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret-of-example\n';

/** Compared with `Session.available_profiles` of botocore 1.43, but for those marked (lenient), at which it stops or which it hides. */
const listed: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['nothing', '', '', []],
  ['the order of the file', '[profile b]\n[default]\n[profile a]', '', ['b', 'default', 'a']],
  ['the credentials file after it', '[profile b]\n[profile c]', '[a]\n[b]', ['b', 'c', 'a']],
  ['quoted names', '[profile "my team"]\n[profile \'o two\']', '', ['my team', 'o two']],
  ['an escaped space', '[profile a\\ b]', '', ['a b']],
  ['no unquoted name with spaces', '[profile my team]', '', []],
  ['names with spaces in credentials', '', '[my team]', ['my team']],
  ['other letters', '[profile "Büro München"]\n[profile 本番]', '[日本]', ['Büro München', '本番', '日本']],
  ['one profile of two spellings', '[profile a]\n[profile "a"]', '', ['a']],
  ['no plain section of the config file', '[a]\n[preview]', '', []],
  ['no sso-session and no services', '[sso-session a]\n[services b]\n[profile]', '', []],
  ['credentials as written', '', '[profile x]\n["q"]', ['profile x', '"q"']],
  ['no name with a lone quote', "[profile it's]\n[profile ok]", '', ['ok']],
  ['default once', '[default]\n[profile default]', '[default]', ['default']],
  ['odd characters', '[profile a-b_c.d@e/f:g+h%i]\n[profile #x]', '', ['a-b_c.d@e/f:g+h%i', '#x']],
  ['no DEFAULT of the credentials file', '', '[DEFAULT]\n[a]', ['a']],
  ['equal sections (lenient)', '[profile a]\nregion = x\n[profile a]', '', ['a']],
  ['a byte order mark (lenient)', '\uFEFF[profile a]', '', ['a']],
];

const role = 'role_arn = arn:aws:iam::123456789012:role/team/deploy\n';

type Expected = Partial<Omit<Profile, 'readiness'>> & { readonly problem?: Record<string, unknown> };

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
    {
      problem: { kind: 'partial-keys', missing: 'aws_access_key_id', file: 'credentials', line: 2 },
    },
  ],
  [
    'a blank secret',
    '',
    '[p]\naws_access_key_id = a\naws_secret_access_key =',
    {
      problem: { kind: 'partial-keys', missing: 'aws_secret_access_key' },
    },
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
    `[profile p]\n${role}source_profile = s`,
    `[s]\n${keys}`,
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
    `[s]\n${keys}`,
    {
      accountId: '210987654321',
    },
  ],
  [
    'a role from a role from keys',
    `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = s`,
    `[s]\n${keys}`,
    {
      kind: 'assume-role',
    },
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
    {
      problem: { kind: 'credential-source-not-supported' },
    },
  ],
  [
    'a role without a source',
    `[profile p]\n${role}`,
    '',
    {
      kind: 'assume-role',
      problem: { kind: 'role-without-source', file: 'config', line: 2 },
    },
  ],
  [
    'a role with two sources',
    `[profile p]\n${role}source_profile = s\ncredential_source = Environment`,
    `[s]\n${keys}`,
    {
      problem: { kind: 'role-with-two-sources', line: 4 },
    },
  ],
  [
    'a role from a missing profile',
    `[profile p]\n${role}source_profile = gone`,
    '',
    {
      problem: { kind: 'source-missing', source: 'gone', file: 'config', line: 3 },
    },
  ],
  [
    'a role from an empty profile',
    `[profile p]\n${role}source_profile = s\n[profile s]`,
    '',
    {
      kind: 'assume-role',
      problem: { kind: 'no-credentials' },
    },
  ],
  [
    'a role from half a key',
    `[profile p]\n${role}source_profile = s`,
    '[s]\naws_access_key_id = a',
    {
      problem: { kind: 'partial-keys', file: 'credentials', line: 2 },
    },
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
    {
      problem: { kind: 'source-cycle', through: ['p', 'p'], file: 'config', line: 3 },
    },
  ],
  [
    'roles in a circle',
    `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = p`,
    '',
    {
      problem: { kind: 'source-cycle', through: ['p', 'q', 'p'], line: 6 },
    },
  ],
  [
    'a way into a circle',
    `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = q`,
    '',
    {
      problem: { kind: 'source-cycle', through: ['p', 'q', 'q'] },
    },
  ],
  [
    'a role from a role with keys',
    `[profile p]\n${role}source_profile = s\n[profile s]\n${role}source_profile = gone`,
    `[s]\n${keys}`,
    {
      kind: 'assume-role',
    },
  ],
  [
    'a role with MFA',
    `[profile p]\n${role}source_profile = s\nmfa_serial = m`,
    `[s]\n${keys}`,
    {
      kind: 'assume-role-mfa',
      problem: { kind: 'kind-not-supported-yet', profileKind: 'assume-role-mfa' },
    },
  ],
  [
    'a role with MFA from nowhere',
    `[profile p]\n${role}source_profile = s\nmfa_serial = m`,
    '',
    {
      kind: 'assume-role-mfa',
      problem: { kind: 'source-missing' },
    },
  ],
  [
    'a role from one with MFA',
    `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = s\nmfa_serial = m`,
    `[s]\n${keys}`,
    {
      kind: 'assume-role',
      problem: { kind: 'kind-not-supported-yet', profileKind: 'assume-role-mfa' },
    },
  ],
  [
    'a role from SSO',
    `[profile p]\n${role}source_profile = s\n[profile s]\nsso_session = c`,
    '',
    {
      kind: 'assume-role',
      problem: { kind: 'kind-not-supported-yet', profileKind: 'sso-session' },
    },
  ],
  [
    'SSO',
    '[profile p]\nsso_session = c\nsso_account_id = 123456789012\nsso_role_name = r\n[sso-session c]\nsso_region = x',
    '',
    {
      kind: 'sso-session',
      ssoSession: 'c',
      accountId: '123456789012',
      problem: { kind: 'kind-not-supported-yet', profileKind: 'sso-session' },
    },
  ],
  [
    'legacy SSO',
    '[profile p]\nsso_start_url = https://x.awsapps.com/start\nsso_account_id = 1',
    '',
    {
      kind: 'sso-legacy',
      problem: { kind: 'kind-not-supported-yet' },
    },
  ],
  [
    'SSO before keys',
    '[profile p]\nsso_session = c',
    `[p]\n${keys}`,
    { kind: 'sso-session', problem: { kind: 'kind-not-supported-yet' } },
  ],
  [
    'credential_process',
    '[profile p]\ncredential_process = x',
    '',
    {
      kind: 'credential-process',
      problem: { kind: 'kind-not-supported-yet' },
    },
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
    {
      kind: 'credential-process',
      problem: { kind: 'kind-not-supported-yet' },
    },
  ],
  [
    'web identity',
    `[profile p]\n${role}web_identity_token_file = /t`,
    '',
    {
      kind: 'web-identity',
      problem: { kind: 'kind-not-supported-yet' },
    },
  ],
  [
    'aws login',
    '[profile p]\nlogin_session = arn:aws:iam::1:user/x',
    '',
    { kind: 'aws-login', problem: { kind: 'kind-not-supported-yet' } },
  ],
  [
    '[default] is no parent',
    `[default]\nregion = x\n${keys}[profile p]`,
    '',
    { kind: 'empty', problem: { kind: 'no-credentials' } },
  ],
];

describe('the list of profiles', () => {
  test.each(listed)('shows %s', (_name, config, credentials, names) => {
    expect(profileSetOf(config, credentials).profiles.map(({ name }) => name)).toEqual(names);
  });

  test('takes [profile default] before [default]', () => {
    const { profiles } = profileSetOf('[profile default]\nregion = a\n[default]\nregion = b\noutput = c');
    expect(profiles[0]?.region).toBe('a');
  });
});

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

describe('a set of profiles', () => {
  const set = profileSetOf(
    `[profile p]\n${role}source_profile = s\nservices = v\n[services v]\nmwaa =\n  endpoint_url = https://a.example`,
    `[s]\n${keys}`,
  );

  test('cannot carry a key through JSON or a structured clone', () => {
    expect(JSON.stringify(set)).not.toContain('secret-of-example');
    expect(JSON.stringify(set.definition('s'))).not.toContain('secret-of-example');
    expect(() => structuredClone(set)).toThrow();
  });

  test('gives the properties of a profile', () => {
    expect(set.definition('s')?.value('aws_secret_access_key')).toBe('secret-of-example');
    expect(set.definition('s')?.hasKeys).toBe(true);
    expect(set.definition('p')?.serviceValue('mwaa', 'endpoint_url')).toBe('https://a.example');
    expect(set.definition('p')?.serviceValue('sts', 'endpoint_url')).toBeUndefined();
    expect(set.definition('gone')).toBeNull();
  });
});

describe('two readings', () => {
  const config = `[profile p]\n${role}source_profile = s\nservices = v\n[profile other]\nregion = x\n[services v]\nmwaa =\n  endpoint_url = https://a.example`;
  const before = profileSetOf(config, `[s]\n${keys}`);
  const none = { added: [], changed: [], removed: [] };

  test('of the same text differ in nothing', () => {
    expect(diffProfiles(before, profileSetOf(config, `[s]\n${keys}`))).toEqual(none);
  });

  test('that differ in comments, order and blank lines differ in nothing', () => {
    const moved = `# mine\n[s]\naws_secret_access_key = secret-of-example\n\naws_access_key_id = AKIDEXAMPLE`;
    expect(diffProfiles(before, profileSetOf(config, moved))).toEqual(none);
  });

  test('with a new key change the profile and those that take it as their source', () => {
    const after = profileSetOf(config, `[s]\n${keys.replace('of-example', 'anew')}`);
    expect(diffProfiles(before, after)).toEqual({ ...none, changed: ['p', 's'] });
  });

  test('with another services section change the profile that names it', () => {
    const after = profileSetOf(config.replace('a.example', 'b.example'), `[s]\n${keys}`);
    expect(diffProfiles(before, after)).toEqual({ ...none, changed: ['p'] });
  });

  test('name what came and went', () => {
    const after = profileSetOf(config.replace('other', 'another'), `[s]\n${keys}`);
    expect(diffProfiles(before, after)).toEqual({ added: ['another'], changed: [], removed: ['other'] });
  });

  test('with a circle of sources come to an end', () => {
    const circle = profileSetOf(
      `[profile p]\n${role}source_profile = q\n[profile q]\n${role}source_profile = p`,
    );
    expect(diffProfiles(circle, circle)).toEqual(none);
  });
});
