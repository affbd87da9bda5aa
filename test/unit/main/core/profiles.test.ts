import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffProfiles } from '../../../../src/main/core/profiles.ts';
import { profileSetOf } from './parse-files.ts';

const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret-of-example\n';
const role = 'role_arn = arn:aws:iam::123456789012:role/team/deploy\n';

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

describe('the list of profiles', () => {
  test.each(listed)('shows %s', (_name, config, credentials, names) => {
    expect(profileSetOf(config, credentials).profiles.map(({ name }) => name)).toEqual(names);
  });

  test('takes [profile default] before [default]', () => {
    const { profiles } = profileSetOf('[profile default]\nregion = a\n[default]\nregion = b\noutput = c');
    expect(profiles[0]?.region).toBe('a');
  });
});

describe('files of any content', () => {
  test('give each profile once, with a kind, and end where sources go in circles', () => {
    const name = fc.constantFrom('a', 'b', '"c d"', 'default');
    const property = fc.constantFrom(
      `${keys}`,
      role,
      'source_profile = a\n',
      'source_profile = b\n',
      'credential_source = Environment\n',
      'mfa_serial = m\n',
      'sso_session = s\n',
      'aws_access_key_id = k\n',
      'region =\n',
    );
    const section = fc.tuple(name, fc.array(property, { maxLength: 4 }));
    const file = (prefix: string) =>
      fc
        .array(section, { maxLength: 5 })
        .map((all) => all.map(([each, lines]) => `[${prefix}${each}]\n${lines.join('')}`).join(''));
    fc.assert(
      fc.property(file('profile '), file(''), (config, credentials) => {
        const set = profileSetOf(config, credentials);
        const all = set.profiles.map((profile) => profile.name);
        expect(new Set(all).size).toBe(all.length);
        for (const each of set.profiles) expect(set.definition(each.name)?.kind).toBe(each.kind);
        expect(diffProfiles(set, set)).toEqual({ added: [], changed: [], removed: [] });
        expect(JSON.stringify(set)).not.toContain('secret-of-example');
      }),
      { numRuns: 500 },
    );
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
    expect(set.definition('s')?.kindAsSource).toBe('access-key');
    expect(set.definition('p')?.place('source_profile')).toMatchObject({ file: 'config', line: 3 });
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
