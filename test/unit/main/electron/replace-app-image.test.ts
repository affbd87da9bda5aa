import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyBeside, takePlaceOf } from '../../../../src/main/electron/replace-app-image.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'windsock-app-image-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

it.each([
  ['a name with a version', 'Windsock-1.0.0.AppImage', 'Windsock-2.0.0.AppImage'],
  ['a name that the person gave it', 'windsock', 'windsock'],
])('the new one takes the place of the old one: %s', async (_what, name, placed) => {
  const own = write(name, 'old');
  const cached = mkdtempSync(join(tmpdir(), 'windsock-cache-'));
  const downloaded = join(cached, 'Windsock-2.0.0.AppImage');
  writeFileSync(downloaded, 'new');
  await copyBeside(downloaded, own);
  expect(readFileSync(own, 'utf8')).toBe('old');
  expect(takePlaceOf(own, downloaded)).toBe(join(folder, placed));
  expect(readdirSync(folder)).toEqual([placed]);
  expect(readFileSync(join(folder, placed), 'utf8')).toBe('new');
  expect(statSync(join(folder, placed)).mode & 0o777).toBe(0o755);
  expect(readdirSync(cached)).toEqual([]);
  rmSync(cached, { recursive: true });
});

it('nothing is left of a copy that failed, and nothing is put in the place of what is gone', async () => {
  const own = write('Windsock-1.0.0.AppImage', 'old');
  await expect(copyBeside(join(folder, 'gone'), own)).rejects.toThrow('ENOENT');
  expect(takePlaceOf(own, join(folder, 'gone'))).toBeNull();
  expect(readdirSync(folder)).toEqual(['Windsock-1.0.0.AppImage']);
  const downloaded = write('Windsock-2.0.0.AppImage', 'new');
  await copyBeside(downloaded, own);
  rmSync(own);
  expect(takePlaceOf(own, downloaded)).toBeNull();
});

it.each([
  ['a part of an earlier copy', (beside: string) => writeFileSync(beside, 'half')],
  ['a link to another file', (beside: string) => symlinkSync(join(folder, 'other'), beside)],
])('%s is replaced, and nothing is written through it', async (_what, leave) => {
  const own = write('Windsock-1.0.0.AppImage', 'old');
  const downloaded = write('Windsock-2.0.0.AppImage', 'new');
  write('other', 'theirs');
  leave(`${own}.new`);
  await copyBeside(downloaded, own);
  expect(readFileSync(`${own}.new`, 'utf8')).toBe('new');
  expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('theirs');
});
