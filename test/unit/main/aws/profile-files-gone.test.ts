import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createProfileFiles, type ProfileFiles } from '../../../../src/main/aws/profile-files.ts';
import type { ProfileSet } from '../../../../src/main/core/profiles.ts';
import type { Result } from '../../../../src/shared/failure.ts';
import { temporaryFolder } from './aws-fixture.ts';

/** Longer than any test, and shorter. */
const [longMs, shortMs] = [600_000, 1];

const open: ProfileFiles[] = [];
afterEach(() => {
  for (const files of open.splice(0)) files.dispose();
});

async function watched(config: string, holdMs: number) {
  const HOME = await temporaryFolder();
  const folder = join(HOME, '.aws');
  await mkdir(folder);
  const path = join(folder, 'config');
  await writeFile(path, config);
  await writeFile(join(folder, 'credentials'), '[other]');
  const changes: Result<ProfileSet>[] = [];
  const onChange = (reading: Result<ProfileSet>) => changes.push(reading);
  const files = createProfileFiles({ environment: { HOME }, onChange, holdMs });
  open.push(files);
  await files.read();
  files.watch();
  return { files, changes, path };
}

function names(reading: Result<ProfileSet> | undefined): readonly string[] | undefined {
  return reading?.ok ? reading.value.profiles.map(({ name }) => name) : undefined;
}

const losses: readonly (readonly [string, (path: string) => Promise<void>])[] = [
  ['deleted', (path) => rm(path)],
  ['cut off', (path) => writeFile(path, '')],
];

test.each(losses)(
  'a file that is %s for a moment keeps its profiles until it is there again',
  async (_how, lose) => {
    const { files, changes, path } = await watched('[profile a]', longMs);
    await lose(path);
    await expect.poll(() => names(changes.at(-1))).toEqual(['a', 'other']);
    expect(names(await files.read())).toEqual(['a', 'other']);
    await writeFile(path, '[profile b]');
    await expect.poll(() => names(changes.at(-1))).toEqual(['b', 'other']);
  },
);

test.each(losses)('a file that is %s and stays so loses its profiles by itself', async (_how, lose) => {
  const { files, changes, path } = await watched('[profile a]', shortMs);
  await lose(path);
  await expect.poll(() => names(changes.at(-1))).toEqual(['other']);
  expect(names(await files.read())).toEqual(['other']);
});
