import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readCacheFile, removeCacheFile, writeCacheFile } from '../../../../src/main/aws/sso-cache-file.ts';
import { temporaryFolder } from './aws-fixture.ts';
import { exception } from './fake-identity-center.ts';
import {
  hourMs,
  identityCenterForEachTest,
  outcome,
  readJson,
  session,
  sessionsOn,
  tokenDocument,
  tokenPath,
  writeToken,
} from './sso-fixture.ts';

const fake = identityCenterForEachTest();
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function mode(stats: { readonly mode: number }): string {
  return (stats.mode & 0o777).toString(8);
}

describe('modes and links', () => {
  test('new files and folders are the person’s alone', async () => {
    const { signInWithCode, home, cacheFolder } = await sessionsOn(fake());
    await signInWithCode();
    expect(mode(await stat(cacheFolder))).toBe('700');
    expect(mode(await stat(join(home, '.aws')))).toBe('700');
    const files = await readdir(cacheFolder);
    expect(files).toHaveLength(2);
    for (const file of files) expect(mode(await stat(join(cacheFolder, file)))).toBe('600');
  });

  test('a mode that lets others read is mended when the file is read', async () => {
    const { sessions, home, cacheFolder } = await sessionsOn(fake());
    const path = await writeToken(home, tokenDocument(hourMs));
    await chmod(path, 0o644);
    await chmod(cacheFolder, 0o755);
    expect((await sessions.state(session)).state).toBe('signed-in');
    expect(mode(await stat(path))).toBe('600');
    expect(mode(await stat(cacheFolder))).toBe('700');
  });

  test('a folder that a person named keeps its mode; the AWS CLI’s own does not', async () => {
    const named = join(await temporaryFolder(), 'shared');
    const own = join(await temporaryFolder(), '.aws', 'login', 'cache');
    for (const folder of [named, own]) {
      await mkdir(folder, { recursive: true });
      await chmod(folder, 0o755);
      await writeCacheFile(join(folder, 'x.json'), {});
      await readCacheFile(join(folder, 'x.json'));
    }
    expect(mode(await stat(named))).toBe('755');
    expect(mode(await stat(own))).toBe('700');
  });

  test('a link in the file’s place is neither read through nor written through', async () => {
    const { sessions, home, cacheFolder, signInWithCode } = await sessionsOn(fake());
    const elsewhere = join(home, 'elsewhere.json');
    const content = JSON.stringify(tokenDocument(hourMs));
    await writeFile(elsewhere, content, { mode: 0o644 });
    await mkdir(cacheFolder, { recursive: true });
    await symlink(elsewhere, tokenPath(cacheFolder));
    expect((await sessions.state(session)).state).toBe('signed-out');
    expect(outcome(await signInWithCode())).toBe('ok');
    expect((await lstat(tokenPath(cacheFolder))).isSymbolicLink()).toBe(false);
    expect(await readJson(tokenPath(cacheFolder))).toMatchObject({ accessToken: 'access-1' });
    expect(await readFile(elsewhere, 'utf8')).toBe(content);
    expect(mode(await stat(elsewhere))).toBe('644');
  });

  test('a sign-out removes a link, not what it points to', async () => {
    const { sessions, home, cacheFolder, signal } = await sessionsOn(fake());
    const elsewhere = join(home, 'elsewhere.json');
    await writeFile(elsewhere, 'mine');
    await mkdir(cacheFolder, { recursive: true });
    await symlink(elsewhere, tokenPath(cacheFolder));
    expect(outcome(await sessions.signOut({ session, signal }))).toBe('ok');
    expect(await readdir(cacheFolder)).toEqual([]);
    expect(await readFile(elsewhere, 'utf8')).toBe('mine');
  });

  test('a folder that is a link, as dotfile collections make it, is used', async () => {
    const { home, signInWithCode, token } = await sessionsOn(fake());
    const elsewhere = await temporaryFolder();
    await symlink(elsewhere, join(home, '.aws'));
    expect(outcome(await signInWithCode())).toBe('ok');
    expect(outcome(await token())).toBe('ok');
    expect(await readdir(join(elsewhere, 'sso', 'cache'))).toHaveLength(2);
  });
});

describe('one file of the cache', () => {
  test('that is not there is nothing, at once', async () => {
    const folder = await temporaryFolder();
    expect(await readCacheFile(join(folder, 'none', 'x.json'))).toBeNull();
    expect(await removeCacheFile(join(folder, 'none', 'x.json'))).toEqual({ ok: true, value: null });
  });

  test('that cannot be reached is told when it is to go', async () => {
    const path = join(await temporaryFolder(), `${'x'.repeat(400)}.json`);
    expect(await readCacheFile(path)).toBeNull();
    expect(await removeCacheFile(path)).toMatchObject({
      failure: { kind: 'token-not-removed', problem: 'ENAMETOOLONG' },
    });
    expect(await writeCacheFile(path, {})).toMatchObject({
      failure: { kind: 'token-not-saved', problem: 'ENAMETOOLONG' },
    });
  });

  test('is whole at every moment while another process writes it in a loop, and after that', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'x.json');
    // As the AWS CLI writes: beside, then renamed.
    const loop = `
      const { writeFileSync, renameSync } = require('node:fs');
      for (let count = 0; ; count++) {
        const text = JSON.stringify({ by: 'cli', count, padding: 'x'.repeat(20000) });
        writeFileSync(process.argv[1] + '.cli', text, { mode: 0o600 });
        renameSync(process.argv[1] + '.cli', process.argv[1]);
        if (count === 0) process.stdout.write('started');
      }`;
    const writer = spawn(process.execPath, ['-e', loop, path]);
    children.push(writer);
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    const seen = new Set<unknown>();
    for (let round = 0; round < 150; round++) {
      expect(await writeCacheFile(path, { by: 'windsock', padding: 'y'.repeat(20_000) })).toMatchObject({
        ok: true,
      });
      const document = await readCacheFile(path);
      expect(document).not.toBeNull();
      seen.add(document?.by);
    }
    expect([...seen]).toContain('cli');
    writer.kill('SIGKILL');
    await new Promise((resolve) => writer.once('close', resolve));
    expect(await readJson(path)).toHaveProperty('by');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    // 150 syncs take long on a busy disk.
  }, 60_000);

  test('is read in the end while a careless process truncates and writes it in a loop', async () => {
    const { sessions, home } = await sessionsOn(fake());
    const path = await writeToken(home, tokenDocument(hourMs));
    const loop = `
      const { readFileSync, writeFileSync } = require('node:fs');
      const text = readFileSync(process.argv[1], 'utf8');
      process.stdout.write('started');
      const pause = new Int32Array(new SharedArrayBuffer(4));
      for (;;) {
        writeFileSync(process.argv[1], text.slice(0, 50));
        Atomics.wait(pause, 0, 0, 2);
        writeFileSync(process.argv[1], text);
        Atomics.wait(pause, 0, 0, 40);
      }`;
    const writer = spawn(process.execPath, ['-e', loop, path]);
    children.push(writer);
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    const states: string[] = [];
    for (let round = 0; round < 100; round++) states.push((await sessions.state(session)).state);
    // Both reads in the middle of a write is possible, but rare.
    expect(states.filter((state) => state === 'signed-in').length).toBeGreaterThan(90);
  });
});

test('two processes that renew at the same moment leave a good file behind', async () => {
  const first = await sessionsOn(fake(), { wait: undefined });
  const second = await sessionsOn(fake(), { home: first.home, wait: undefined });
  const path = await writeToken(first.home, tokenDocument(-1_000));
  const used = new Set<unknown>();
  fake().set('CreateToken', ({ body }, count) => {
    if (used.has(body.refreshToken)) return exception('InvalidGrantException');
    used.add(body.refreshToken);
    return { body: { accessToken: `new-${count}`, refreshToken: `next-${count}`, expiresIn: 3_600 } };
  });
  const [one, other] = await Promise.all([first.token(), second.token()]);
  expect(one).toMatchObject({ ok: true });
  expect(other).toEqual(one);
  expect(await readJson(path)).toMatchObject({ accessToken: one.ok && one.value });
});

test('unknown fields stay over renewals and sign-ins; what is the token’s own goes', async () => {
  const { token, home, signInWithCode } = await sessionsOn(fake());
  const path = await writeToken(home, tokenDocument(-1_000, { hint: ['x'], toolVersion: 3 }));
  await token();
  expect(await readJson(path)).toMatchObject({ hint: ['x'], toolVersion: 3, refreshToken: 'refresh-1' });
  fake().set('CreateToken', () => ({ body: { accessToken: 'last', expiresIn: 3_600 } }));
  await signInWithCode();
  const written = await readJson(path);
  expect(written).toMatchObject({ hint: ['x'], toolVersion: 3, accessToken: 'last' });
  expect(written).not.toHaveProperty('refreshToken');
});
