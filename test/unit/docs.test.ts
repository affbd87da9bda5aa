// docs/experience.md and docs/faults.md promise tests: they are there, under the names that these say.
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

const faults = readFileSync(join(root, 'docs/faults.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (fault|---)/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

test.each(faults)('the fault "%s" has a promise, and tests that are there', (...cells) => {
  expect(cells).toHaveLength(3);
  let folder = '';
  const files = [...(cells[2] ?? '').matchAll(/`([^`]+\.(?:test|spec)\.tsx?)`/g)].map(([, name = '']) => {
    if (name.includes('/')) folder = dirname(name);
    return name.includes('/') ? name : join(folder, name);
  });
  expect(files).not.toEqual([]);
  expect(files.filter((file) => !existsSync(join(root, 'test', file)))).toEqual([]);
});
