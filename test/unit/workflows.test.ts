// The workflows of GitHub have no more rights and no other actions than those that somebody looked at.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { updateFeedArguments } from '../../scripts/package/update-feed.ts';

const folder = join(import.meta.dirname, '../../.github/workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

/** What each job may do with the repository. */
const permissions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'check.yml': { everything: ['contents: read'], quick: ['contents: read'] },
  'release.yml': {
    check: ['contents: read'],
    package: ['contents: read'],
    draft: ['contents: write', 'id-token: write', 'attestations: write'],
  },
};

/** @returns the permissions of each job, as lines without remarks; a form that is not read here gives `unknown` */
function permissionsIn(text: string): Record<string, readonly string[]> {
  const [, jobs = ''] = text.split(/^jobs:\n/m);
  const found = jobs.split(/^ {2}(?=[\w-]+:)/m).slice(1);
  return Object.fromEntries(
    found.map((job) => {
      const [, block = 'unknown'] = /^ {4}permissions:\n((?: {6}.*\n| *\n)+)/m.exec(job) ?? [];
      const lines = block.split('\n').map((line) => line.replace(/ +#.*/, '').trim());
      return [/^[\w-]+/.exec(job)?.[0], lines.filter((line) => line !== '')];
    }),
  );
}

test('a permission more, in whatever form, is seen', () => {
  const job = (lines: string) => permissionsIn(`jobs:\n  a:\n${lines}    steps:\n`);
  expect(job('    permissions:\n      contents: write # why\n      packages: write\n')).toEqual({
    a: ['contents: write', 'packages: write'],
  });
  expect(job('    permissions: { packages: write }\n')).toEqual({ a: ['unknown'] });
  expect(job('')).toEqual({ a: ['unknown'] });
});

describe.each(workflows)('%s', (name, text) => {
  test('has no permission but those that a job names', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    expect(text).not.toMatch(/write-all|read-all/);
  });

  test('has in each job the permissions that somebody looked at', () => {
    expect(permissionsIn(text)).toEqual(permissions[name]);
  });

  test('does not run what a pull request brings with the rights of the repository', () => {
    expect(text).not.toMatch(/pull_request_target|workflow_run/);
    expect(text).not.toMatch(/run:.*\$\{\{ *github\.(event|head_ref)/);
  });

  test('pins each action by its hash, with the version in words', () => {
    const used = [...text.matchAll(/uses: (\S+.*)/g)].map(([, action = '']) => action);
    expect(used).not.toEqual([]);
    for (const action of used)
      expect(action).toMatch(/^(\.\/\S+|[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  test('leaves no key of the repository behind in the clone', () => {
    const clones = text.match(/uses: actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g) ?? []).toHaveLength(clones.length);
  });

  test('ends each job that hangs', () => {
    const jobs = text.match(/^ {4}runs-on: /gm) ?? [];
    expect(text.match(/^ {4}timeout-minutes: \d+$/gm) ?? []).toHaveLength(jobs.length);
  });
});

test('a release is all that electron-builder.yml names, and looks for new versions where it was made', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8');
  // electron-builder makes a target that is named on its command line for one processor alone.
  expect(text).toMatch(/run: npm run package$/m);
  const [, kind = '', repository] = /WINDSOCK_UPDATES: (\w+:)(.*)/.exec(text) ?? [];
  expect(repository).toMatch(/^\$\{\{ github\.repository \}\}$/);
  expect(updateFeedArguments({ WINDSOCK_UPDATES: `${kind}acme/windsock` })).not.toEqual([]);
  expect(text).toContain('dist/latest*.yml');
});
