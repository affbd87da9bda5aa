import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeOwnFolder } from '../../../../src/main/electron/own-folder.ts';

let shared = '';
beforeEach(() => {
  shared = mkdtempSync(join(tmpdir(), 'windsock-own-'));
  chmodSync(shared, 0o1777);
});
afterEach(() => rmSync(shared, { recursive: true }));

it('is made for the person alone, and taken again at the next start', () => {
  const folder = join(shared, 'windsock');
  expect(makeOwnFolder(folder)).toBe(true);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(makeOwnFolder(folder)).toBe(true);
});

it.each<readonly [string, (folder: string) => void]>([
  ['a folder that others may look into', (folder) => mkdirSync(folder, { mode: 0o755 })],
  ['a file', (folder) => writeFileSync(folder, '')],
  [
    'a link to a folder of the person',
    (folder) => {
      mkdirSync(`${folder}-theirs`, { mode: 0o700 });
      symlinkSync(`${folder}-theirs`, folder);
    },
  ],
  ['a link that leads nowhere', (folder) => symlinkSync(`${folder}-gone`, folder)],
])('is not %s that was there first', (_what, make) => {
  const folder = join(shared, 'windsock');
  make(folder);
  expect(makeOwnFolder(folder)).toBe(false);
});

it('is not a folder of somebody else', ({ skip }) => {
  skip(process.getuid?.() !== 0, 'only root can give a folder away');
  const folder = join(shared, 'windsock');
  mkdirSync(folder, { mode: 0o700 });
  chownSync(folder, 65_534, 65_534);
  expect(makeOwnFolder(folder)).toBe(false);
});
