import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ProfileSections, profileSections } from '../../../../src/main/core/profile-sections.ts';
import { type ConfigSection, parseSharedConfig } from '../../../../src/main/core/shared-config.ts';
import type { ConfigCase, Meaning } from './shared-config-case.ts';
import { configCases } from './shared-config-cases.ts';

function meaningOf({ profiles }: ProfileSections): Meaning {
  return Object.fromEntries(
    [...profiles].map(([name, { values }]) => {
      const flat = [...values].flatMap(([property, { value, nested }]) =>
        nested.size === 0
          ? [[property, value]]
          : [...nested].map(([inner, each]) => [`${property}.${inner}`, each]),
      );
      return [name, Object.fromEntries(flat)];
    }),
  );
}

function windsocks({ config = '', credentials = '' }: ConfigCase): Meaning | null {
  const sections: (readonly ConfigSection[])[] = [];
  for (const text of [config, credentials]) {
    const parsed = parseSharedConfig(text);
    if (!parsed.ok) return null;
    sections.push(parsed.sections);
  }
  const [ofConfig = [], ofCredentials = []] = sections;
  return meaningOf(
    profileSections({ path: 'config', sections: ofConfig }, { path: 'credentials', sections: ofCredentials }),
  );
}

describe('the shared config and credentials files', () => {
  test('have their cases, each with a name of its own', () => {
    expect(new Set(configCases.map(({ name }) => name)).size).toBe(configCases.length);
    expect(configCases.length).toBeGreaterThanOrEqual(60);
  });

  test.each(configCases)('with $name', (each) => {
    expect(windsocks(each)).toEqual(each.profiles);
  });
});

// Names and values as the AWS CLI has them: `Session.full_config`, of which `aws configure list-profiles` prints the names.
const program = `
import json, sys
import botocore.session, botocore.exceptions
def flat(values):
    out = {}
    for name, value in values.items():
        if isinstance(value, dict):
            for inner, each in value.items(): out[name + '.' + inner] = each
        else: out[name] = value
    return out
def read(paths):
    session = botocore.session.Session()
    session.set_config_variable('config_file', paths[0])
    session.set_config_variable('credentials_file', paths[1])
    try:
        names = session.available_profiles
        profiles = session.full_config['profiles']
        return {name: flat(profiles[name]) for name in names}
    except botocore.exceptions.ConfigParseError: return None
print(json.dumps([read(paths) for paths in json.load(sys.stdin)]))`;
const hasBotocore = spawnSync('python3', ['-c', 'import botocore.session']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'windsock-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function awsCli(): readonly (Meaning | null)[] {
  const paths = configCases.map(({ config = '', credentials = '' }, at) => {
    const files = [join(folder, `${at}.config`), join(folder, `${at}.credentials`)] as const;
    writeFileSync(files[0], config);
    writeFileSync(files[1], credentials);
    return files;
  });
  const environment = { PATH: process.env.PATH ?? '', HOME: folder, PYTHONUTF8: '1' };
  const told = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(paths),
    encoding: 'utf8',
    env: environment,
  });
  if (told.status !== 0) throw new Error(told.stderr);
  return JSON.parse(told.stdout) as readonly (Meaning | null)[];
}

describe.skipIf(!hasBotocore)('the AWS CLI', () => {
  const told = hasBotocore ? awsCli() : [];
  const asOne = configCases.map((each, at) => ({ ...each, told: told[at] }));
  const agreed = asOne.filter(({ aws }) => aws === undefined);
  const differing = asOne.filter(({ aws }) => aws !== undefined);

  test.each(agreed)('reads the same: $name', ({ profiles, told: theirs }) => {
    expect(theirs).toEqual(profiles);
  });

  // A difference that is none any more is to be taken off the list.
  test.each(differing)('reads otherwise: $name, since $aws', ({ profiles, told: theirs }) => {
    expect(theirs).not.toEqual(profiles);
  });
});
