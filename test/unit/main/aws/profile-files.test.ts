import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createProfileFiles, type ProfileFiles } from '../../../../src/main/aws/profile-files.ts';
import { diffProfiles, type ProfileSet } from '../../../../src/main/core/profiles.ts';
import type { Result } from '../../../../src/shared/failure.ts';
import { temporaryFolder } from './aws-fixture.ts';

const pipeMaker = 'mkfifo';
const open: ProfileFiles[] = [];
afterEach(() => {
  for (const files of open.splice(0)) files.dispose();
});

function start(environment: NodeJS.ProcessEnv) {
  const changes: Result<ProfileSet>[] = [];
  const files = createProfileFiles({ environment, onChange: (reading) => changes.push(reading), holdMs: 1 });
  open.push(files);
  return { files, changes };
}

function names(reading: Result<ProfileSet> | undefined): readonly string[] | string | undefined {
  if (reading === undefined) return undefined;
  return reading.ok ? reading.value.profiles.map(({ name }) => name) : reading.failure.kind;
}

async function inHome(config?: string | Uint8Array) {
  const HOME = await temporaryFolder();
  const folder = join(HOME, '.aws');
  await mkdir(folder);
  const path = join(folder, 'config');
  if (config !== undefined) await writeFile(path, config);
  return { HOME, folder, path, ...start({ HOME }) };
}

describe('the profile files', () => {
  test('are found below the home folder', async () => {
    const { files, folder } = await inHome('[profile a]');
    expect(files.paths).toEqual({ config: join(folder, 'config'), credentials: join(folder, 'credentials') });
    expect(names(await files.read())).toEqual(['a']);
  });

  test('are found on Windows', () => {
    const { files } = start({ USERPROFILE: '/users/x' });
    expect(files.paths.config).toBe('/users/x/.aws/config');
  });

  test('are found where the variables say, with ~ for the home folder', () => {
    const { files } = start({
      HOME: '/home/x',
      AWS_CONFIG_FILE: '~/a',
      AWS_SHARED_CREDENTIALS_FILE: '/b/~c',
    });
    expect(files.paths).toEqual({ config: '/home/x/a', credentials: '/b/~c' });
  });

  test('are known from whichever of two readings at once is done', async () => {
    const { files } = await inHome('[profile a]');
    const first = files.read();
    const second = files.read();
    expect(names(await Promise.race([first, second]))).toEqual(['a']);
    expect(files.current().profiles.map(({ name }) => name)).toEqual(['a']);
    await Promise.all([first, second]);
  });

  test('that do not exist hold no profiles', async () => {
    const { files } = start({ HOME: await temporaryFolder() });
    expect(names(await files.read())).toEqual([]);
  });

  test('are read anew each time', async () => {
    const { files, path } = await inHome('[profile a]');
    await files.read();
    await writeFile(path, '[profile b]');
    expect(names(await files.read())).toEqual(['b']);
    expect(files.current().profiles[0]?.name).toBe('b');
  });

  test('that are malformed fail with the line, and what was read before stays', async () => {
    const { files, path } = await inHome('[profile a]');
    await files.read();
    await writeFile(path, '[profile b]\nregion = x\n[profile c');
    expect(await files.read()).toMatchObject({
      failure: { kind: 'profile-file-unreadable', file: path, line: 3 },
    });
    expect(files.current().profiles[0]?.name).toBe('a');
  });

  test.each([
    ['of 5 MB', Buffer.alloc(5_000_000, 'a'), 'larger than 1 MiB'],
    ['of bytes', Buffer.from([0x5b, 0x61, 0x5d, 0, 1, 2]), 'not a text file'],
    ['in Latin-1', Buffer.from('[profile B\xfcro]', 'latin1'), 'not UTF-8'],
    ['in UTF-16', Buffer.from('\uFEFF[profile a]', 'utf16le'), 'not'],
  ])('%s are refused', async (_name, content, problem) => {
    const { files } = await inHome(content);
    expect(await files.read()).toMatchObject({
      failure: { kind: 'profile-file-unreadable', problem: expect.stringContaining(problem) },
    });
  });

  test('that may not be read are named with the reason', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may read any file');
    const { files, path } = await inHome('[profile a]');
    await chmod(path, 0o000);
    expect(await files.read()).toMatchObject({ failure: { file: path, problem: 'you may not read it' } });
  });

  test('that are folders or pipes are refused without waiting', async () => {
    const { files, path, folder } = await inHome();
    await mkdir(path);
    expect(await files.read()).toMatchObject({ failure: { problem: 'it is not a regular file' } });
    await rm(path, { recursive: true });
    execFileSync(pipeMaker, [join(folder, 'credentials')]);
    expect(await files.read()).toMatchObject({ failure: { problem: 'it is not a regular file' } });
    await rm(join(folder, 'credentials'));
    await symlink(path, path);
    expect(await files.read()).toMatchObject({ failure: { kind: 'profile-file-unreadable' } });
  });
});

describe('profiles beside those of the files', () => {
  test('are those of the environment variables and of Windsock, as they are at each reading', async () => {
    const HOME = await temporaryFolder();
    const sessions = [{ name: 'corp', startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' }];
    const role = { ssoSession: 'corp', accountId: '123456789012', roleName: 'Data', region: 'eu-west-1' };
    const profiles = [{ name: 'one', ...role }];
    const files = createProfileFiles({
      environment: { HOME, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
      own: () => ({ sessions, profiles }),
      onChange: () => undefined,
    });
    expect(names(await files.read())).toEqual(['environment variables', 'one']);
    profiles.push({ name: 'two', ...role });
    expect(names(await files.read())).toEqual(['environment variables', 'one', 'two']);
  });
});

describe('a change of the profile files is noticed', () => {
  test('when a file is written', async () => {
    const { files, changes, path } = await inHome('[profile a]');
    files.watch();
    await writeFile(path, '[profile b]');
    await expect.poll(() => names(changes.at(-1))).toEqual(['b']);
  });

  test('once, when an editor writes in many steps', async () => {
    const { files, changes, path } = await inHome('[profile a]');
    files.watch();
    for (const name of ['b', 'c', 'd']) await writeFile(path, `[profile ${name}]`);
    await expect.poll(() => changes.length).toBe(1);
    expect(names(changes[0])).toEqual(['d']);
  });

  test('when an editor replaces the file by rename, again and again', async () => {
    const { files, changes, path } = await inHome('[profile a]');
    files.watch();
    for (const name of ['b', 'c']) {
      await writeFile(`${path}.tmp`, `[profile ${name}]`);
      await rename(`${path}.tmp`, path);
      await expect.poll(() => names(changes.at(-1))).toEqual([name]);
    }
  });

  test('when a file is malformed, and when it is mended', async () => {
    const { files, changes, path } = await inHome('[profile a]');
    await files.read();
    files.watch();
    await writeFile(path, '[profile a');
    await expect.poll(() => names(changes.at(-1))).toBe('profile-file-unreadable');
    expect(files.current().profiles[0]?.name).toBe('a');
    await writeFile(path, '[profile b]');
    await expect.poll(() => names(changes.at(-1))).toEqual(['b']);
  });

  test('when a file is only half written, and the list read before stays until it is whole', async () => {
    const { files, changes, path } = await inHome('[profile a]\n[profile b]');
    await files.read();
    files.watch();
    await writeFile(path, '[profile a]\nregion = eu-west-1\n[profi');
    await expect.poll(() => changes.at(-1)).toMatchObject({ failure: { file: path, line: 3 } });
    expect(names({ ok: true, value: files.current() })).toEqual(['a', 'b']);
    await writeFile(path, '[profile a]\nregion = eu-west-1\n[profile c]');
    await expect.poll(() => names(changes.at(-1))).toEqual(['a', 'c']);
  });

  test.each<readonly [string, (path: string) => unknown]>([
    ['5 MB long', (path) => writeFile(path, Buffer.alloc(5_000_000, 'a'))],
    ['bytes', (path) => writeFile(path, Buffer.from([0x5b, 0, 1, 2]))],
    ['a folder', (path) => rm(path).then(() => mkdir(path))],
    ['a pipe', (path) => rm(path).then(() => execFileSync(pipeMaker, [path]))],
    ['a link to itself', (path) => rm(path).then(() => symlink(path, path))],
  ])('when a file becomes %s: the list stays, and comes anew when it is mended', async (_what, spoil) => {
    const { files, changes, path } = await inHome('[profile a]');
    await files.read();
    files.watch();
    await spoil(path);
    await expect.poll(() => names(changes.at(-1))).toBe('profile-file-unreadable');
    expect(names({ ok: true, value: files.current() })).toEqual(['a']);
    await rm(path, { recursive: true });
    await writeFile(path, '[profile b]');
    await expect.poll(() => names(changes.at(-1))).toEqual(['b']);
  });

  test('when an sso-session changes, for every profile that leads to it', async () => {
    const session = '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = ';
    const role = 'sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Data\n';
    const deploy = 'role_arn = arn:aws:iam::123456789012:role/x\nsource_profile = sso\n';
    const config = `[profile sso]\n${role}[profile role]\n${deploy}[profile other]\n${session}`;
    const { files, changes, path } = await inHome(`${config}eu-west-1`);
    await files.read();
    const before = files.current();
    files.watch();
    await writeFile(path, `${config}us-east-1`);
    await expect.poll(() => changes.length).toBe(1);
    const [after] = changes;
    expect(after?.ok && diffProfiles(before, after.value).changed).toEqual(['sso', 'role']);
  });

  test('when the folder comes into being, goes, and comes again', async () => {
    const HOME = await temporaryFolder();
    const { files, changes } = start({ HOME });
    files.watch();
    const folder = join(HOME, '.aws');
    for (const name of ['a', 'b']) {
      await mkdir(folder);
      await writeFile(join(folder, 'config'), `[profile ${name}]`);
      await expect.poll(() => names(changes.at(-1))).toEqual([name]);
      await rm(folder, { recursive: true });
      await expect.poll(() => names(changes.at(-1))).toEqual([]);
    }
  });

  test('when folders come one after the other', async () => {
    const HOME = await temporaryFolder();
    const { files, changes } = start({ HOME, AWS_CONFIG_FILE: '~/a/b/config' });
    files.watch();
    await mkdir(join(HOME, 'a'));
    await expect.poll(() => changes.length).toBeGreaterThan(0);
    await mkdir(join(HOME, 'a/b'));
    await writeFile(join(HOME, 'a/b/config'), '[profile a]');
    await expect.poll(() => names(changes.at(-1))).toEqual(['a']);
  });

  test('when the file is a link and changes where it leads to', async () => {
    const { files, changes, path } = await inHome();
    const real = join(await temporaryFolder(), 'dotfile');
    await writeFile(real, '[profile a]');
    await symlink(real, path);
    files.watch();
    await writeFile(real, '[profile b]');
    await expect.poll(() => names(changes.at(-1))).toEqual(['b']);
  });

  test('but not one of other files in the folder', async () => {
    const { files, changes, folder, path } = await inHome('[profile a]');
    files.watch();
    await writeFile(join(folder, 'other'), 'x');
    await writeFile(path, '[profile b]');
    await expect.poll(() => names(changes.at(-1))).toEqual(['b']);
    expect(changes).toHaveLength(1);
  });

  test('and none after the end', async () => {
    const { files, changes, path } = await inHome('[profile a]');
    files.watch();
    await writeFile(path, '[profile b]');
    files.dispose();
    const later = start({ AWS_CONFIG_FILE: path, AWS_SHARED_CREDENTIALS_FILE: `${path}.none` });
    later.files.watch();
    await writeFile(path, '[profile c]');
    await expect.poll(() => later.changes.length).toBeGreaterThan(0);
    expect(changes).toHaveLength(0);
  });
});
