// docs/experience.md, docs/faults.md and SECURITY.md promise tests: they are there, under the names that these say.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/experience.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (topic|---)/.test(line));
const named = [...page.matchAll(/`((?:unit|e2e)\/[^`]+\.(?:test|spec)\.tsx?)`: _([^_]+)_/g)].map(
  ([, file = '', name = '']) => [file, name] as const,
);

test.each(rows.map((row) => row.split(' | ')))('%s has tests, or says that it has none', (...cells) => {
  expect(cells).toHaveLength(3);
  expect(cells[2]).toMatch(/^`(unit|e2e)\/|^Not tested: /);
});

test.each(named)('%s has the test "%s"', (file, name) => {
  const text = readFileSync(join(root, 'test', file), 'utf8').replaceAll("\\'", "'");
  expect(text).toContain(name);
});

test('no test is named in another form, which nothing would check', () => {
  expect(rows.join().match(/`(?:unit|e2e)\/[^`]+`/g)).toHaveLength(named.length);
});

/** The tests that a text names, from `test/`; a name without a folder is in that of the one before it. */
function testsIn(text: string): readonly string[] {
  const names = [...text.matchAll(/`(?:test\/)?([\w./-]+(?:\.(?:test|spec)\.tsx?|\/))`/g)];
  let folder = '';
  return names.map(([, name = '']) => {
    if (!name.includes('/')) return `${folder}/${name}`;
    folder = dirname(name);
    return name;
  });
}

const security = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const promises = security
  .split('\n')
  .filter((line) => /^(\| (?!promise|what happened|---)|- \*\*)/.test(line));

test('SECURITY.md has promises, and tests for them', () => {
  expect(promises.length).toBeGreaterThan(70);
  for (const row of promises.filter((line) => line.startsWith('|'))) {
    expect(row.includes('architecture') ? ['architecture'] : testsIn(row), row).not.toEqual([]);
  }
});

test.each(promises.map((row) => [row, testsIn(row)] as const))(
  'the tests of "%s" are there',
  (_row, tests) => {
    expect(tests.filter((name) => !existsSync(join(root, 'test', name)))).toEqual([]);
  },
);

const faults = readFileSync(join(root, 'docs/faults.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (fault|---)/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

test.each(faults)('the fault "%s" has a promise, and tests that are there', (...cells) => {
  expect(cells).toHaveLength(3);
  const tests = testsIn(cells[2] ?? '');
  expect(tests).not.toEqual([]);
  expect(tests.filter((name) => !existsSync(join(root, 'test', name)))).toEqual([]);
});
