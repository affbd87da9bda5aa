import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCacheFile } from '../../../../src/main/aws/sso-cache-file.ts';
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
const pipeMaker = 'mkfifo';

describe('a token file that is broken', () => {
  const whole = JSON.stringify(tokenDocument(hourMs));

  test.each([
    ['torn in the middle', whole.slice(0, whole.length / 2)],
    ['empty', ''],
    ['null', 'null'],
    ['an array', '[]'],
    ['a text', '"kept-access"'],
    ['no JSON', 'accessToken = kept-access'],
    ['NUL bytes', '\0'.repeat(200)],
    ['binary', '\u00ff\u0000\u0001'],
    ['without a token', JSON.stringify({ ...tokenDocument(hourMs), accessToken: undefined })],
    ['with a number for a token', JSON.stringify({ ...tokenDocument(hourMs), accessToken: 7 })],
    ['without an end', JSON.stringify({ ...tokenDocument(hourMs), expiresAt: undefined })],
    ['with an end that is no time', JSON.stringify({ ...tokenDocument(hourMs), expiresAt: 'tomorrow' })],
    ['5 MB', JSON.stringify({ ...tokenDocument(hourMs), more: 'x'.repeat(5 * 1024 * 1024) })],
  ])('%s: signed out, and the next sign-in mends it', async (_what, content) => {
    const { sessions, home, signInWithCode, token } = await sessionsOn(fake());
    const path = await writeToken(home, content);
    expect(await sessions.state(session)).toEqual({ session, state: 'signed-out' });
    expect(outcome(await token())).toBe('person-needed');
    expect(outcome(await signInWithCode())).toBe('ok');
    expect(await readJson(path)).toMatchObject({ accessToken: 'access-1' });
    expect(outcome(await token())).toBe('ok');
  });

  test('torn only for a moment is read once more, and only once', async () => {
    const { home } = await sessionsOn(fake());
    const path = await writeToken(home, whole.slice(0, 40));
    let pauses = 0;
    const still = await readCacheFile(path, async () => {
      pauses += 1;
    });
    expect([still, pauses]).toEqual([null, 1]);
    expect(await readCacheFile(path, () => writeFile(path, whole))).toEqual(JSON.parse(whole));
  });

  test('with a byte order mark is read', async () => {
    const { sessions, home } = await sessionsOn(fake());
    await writeToken(home, `\uFEFF${whole}`);
    expect((await sessions.state(session)).state).toBe('signed-in');
  });

  test('a folder in its place: signed out; after a sign-in the token is kept in memory, and that is told', async () => {
    const { sessions, cacheFolder, signInWithCode, notSaved, token, home } = await sessionsOn(fake());
    await mkdir(join(tokenPath(cacheFolder), 'inside'), { recursive: true });
    expect((await sessions.state(session)).state).toBe('signed-out');
    expect(outcome(await signInWithCode())).toBe('ok');
    const file = tokenPath(cacheFolder).slice(cacheFolder.length + 1);
    expect(notSaved).toEqual([{ kind: 'token-not-saved', file, problem: 'EISDIR' }]);
    expect(await token()).toEqual({ ok: true, value: 'access-1' });
    expect((await sessions.state(session)).state).toBe('signed-in');
    expect((await readdir(cacheFolder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    // Another start of Windsock does not have it.
    const next = await sessionsOn(fake(), { home });
    expect(outcome(await next.token())).toBe('person-needed');
  });

  test.skipIf(process.platform === 'win32')('a pipe in its place holds nobody up', async () => {
    const { sessions, cacheFolder, signInWithCode } = await sessionsOn(fake());
    await mkdir(cacheFolder, { recursive: true });
    execFileSync(pipeMaker, [tokenPath(cacheFolder)]);
    expect((await sessions.state(session)).state).toBe('signed-out');
    expect(outcome(await signInWithCode())).toBe('ok');
    expect((await lstat(tokenPath(cacheFolder))).isFile()).toBe(true);
  });

  test('a cache that may not be written: told, and held in memory', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may write any file');
    const { cacheFolder, signInWithCode, notSaved, token, home } = await sessionsOn(fake());
    await mkdir(join(home, '.aws', 'sso'), { recursive: true });
    await chmod(join(home, '.aws', 'sso'), 0o500);
    expect(outcome(await signInWithCode())).toBe('ok');
    expect(notSaved).toEqual([expect.objectContaining({ kind: 'token-not-saved', problem: 'EACCES' })]);
    expect(outcome(await token())).toBe('ok');
    expect(cacheFolder).toContain(home);
  });

  test('a file where the folder should be: told, and held in memory until it can be saved', async () => {
    const { cacheFolder, signInWithCode, notSaved, token, home } = await sessionsOn(fake());
    await mkdir(join(home, '.aws', 'sso'), { recursive: true });
    await writeFile(cacheFolder, 'not a folder');
    expect(outcome(await signInWithCode())).toBe('ok');
    expect(notSaved).toEqual([expect.objectContaining({ kind: 'token-not-saved' })]);
    expect(await token()).toEqual({ ok: true, value: 'access-1' });
    await unlink(cacheFolder);
    fake().set('CreateToken', () => ({ body: { accessToken: 'saved', expiresIn: 3_600 } }));
    expect(outcome(await signInWithCode())).toBe('ok');
    expect(notSaved).toHaveLength(1);
    expect(await readJson(tokenPath(cacheFolder))).toMatchObject({ accessToken: 'saved' });
    expect(await token()).toEqual({ ok: true, value: 'saved' });
  });
});
