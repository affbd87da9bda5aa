// What somebody planted where a file of the cache is written first: the name beside it, random in earnest, is known here.
import { readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { writeCacheFile } from '../../../../src/main/aws/sso-cache-file.ts';
import { temporaryFolder } from './aws-fixture.ts';

vi.mock('node:crypto', async (original) => ({
  ...(await original<typeof import('node:crypto')>()),
  randomBytes: (length: number) => Buffer.alloc(length, 7),
}));

const beside = `x.json.${'07'.repeat(6)}.tmp`;
const refused = { failure: { kind: 'token-not-saved', file: 'x.json', problem: 'EEXIST' } };

test('a file is not written to and stays', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, beside), 'planted');
  expect(await writeCacheFile(join(folder, 'x.json'), { accessToken: 'secret' })).toMatchObject(refused);
  expect(await readFile(join(folder, beside), 'utf8')).toBe('planted');
  expect(await readdir(folder)).toEqual([beside]);
});

test.each([
  ['to a file', 'elsewhere.json'],
  ['that leads nowhere yet', 'not-there.json'],
])('a link %s is not followed and stays', async (_what, name) => {
  const folder = await temporaryFolder();
  const elsewhere = await temporaryFolder();
  await writeFile(join(elsewhere, 'elsewhere.json'), 'mine');
  await symlink(join(elsewhere, name), join(folder, beside));
  expect(await writeCacheFile(join(folder, 'x.json'), { accessToken: 'secret' })).toMatchObject(refused);
  expect(await readFile(join(elsewhere, 'elsewhere.json'), 'utf8')).toBe('mine');
  expect(await readdir(elsewhere)).toEqual(['elsewhere.json']);
  expect(await readlink(join(folder, beside))).toBe(join(elsewhere, name));
  expect(await readdir(folder)).toEqual([beside]);
});
