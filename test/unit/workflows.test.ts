// The workflows of GitHub have no more rights and no other actions than those that somebody looked at.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { updateFeedArguments } from '../../scripts/package/update-feed.ts';

const folder = join(import.meta.dirname, '../../.github/workflows');
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
);

describe.each(workflows)('%s', (_name, text) => {
  test('has no permission but those that a job names', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    expect(text).not.toMatch(/write-all|read-all/);
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
