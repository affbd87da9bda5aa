import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSsoTokenStore } from '../../../../src/main/aws/sso-token-store.ts';
import { temporaryFolder } from './aws-fixture.ts';
import { exception } from './fake-identity-center.ts';
import {
  hourMs,
  identityCenterForEachTest,
  legacy,
  outcome,
  readJson,
  session,
  sessionsOn,
  tokenDocument,
  tokenPath,
  writeToken,
} from './sso-fixture.ts';

const fake = identityCenterForEachTest();

test('a sign-out ends the session at AWS and removes its token file, and no other', async () => {
  const { sessions, home, signal, cacheFolder, token } = await sessionsOn(fake());
  await writeToken(home, tokenDocument(hourMs));
  await writeToken(home, tokenDocument(hourMs), legacy.key);
  expect(await sessions.signOut({ session, signal })).toEqual({ ok: true, value: null });
  const bearers = () =>
    fake()
      .requests('Logout')
      .map(({ bearer }) => bearer);
  await expect.poll(bearers).toEqual(['kept-access']);
  await expect(readJson(tokenPath(cacheFolder))).rejects.toThrow('ENOENT');
  expect((await sessions.state(session)).state).toBe('signed-out');
  expect(outcome(await token())).toBe('person-needed');
  expect(outcome(await token(legacy))).toBe('ok');
});

test.each([
  ['UnauthorizedException', 401],
  ['InvalidRequestException', 400],
  ['TooManyRequestsException', 429],
  ['InternalServerException', 500],
])('a sign-out to which AWS says %s removes the token all the same', async (error, status) => {
  const { sessions, home, signal } = await sessionsOn(fake());
  await writeToken(home, tokenDocument(hourMs));
  fake().set('Logout', () => exception(error, status));
  expect(outcome(await sessions.signOut({ session, signal }))).toBe('ok');
  expect((await sessions.state(session)).state).toBe('signed-out');
});

test('a sign-out does not wait for an AWS that says nothing', async () => {
  const { sessions, home, signal, cacheFolder } = await sessionsOn(fake());
  await writeToken(home, tokenDocument(hourMs));
  const { promise: never, resolve: letGo } = Promise.withResolvers<ReturnType<typeof exception>>();
  fake().set('Logout', () => never);
  expect(outcome(await sessions.signOut({ session, signal }))).toBe('ok');
  await expect(readJson(tokenPath(cacheFolder))).rejects.toThrow('ENOENT');
  letGo(exception('InternalServerException', 500));
});

test('a sign-out of a session that is not signed in asks nothing of AWS', async () => {
  const { sessions, home, signal } = await sessionsOn(fake());
  expect(outcome(await sessions.signOut({ session, signal }))).toBe('ok');
  await writeToken(home, tokenDocument(-hourMs));
  expect(outcome(await sessions.signOut({ session, signal }))).toBe('ok');
  expect(fake().requests('Logout')).toEqual([]);
});

test('a sign-out while a renewed token is being saved: nothing of it stays', async () => {
  const home = await temporaryFolder();
  const cacheFolder = join(home, '.aws', 'sso', 'cache');
  await writeToken(home, tokenDocument(hourMs));
  const store = createSsoTokenStore({ cacheFolder });
  const client = { clientId: 'c', clientSecret: 's', registrationExpiresAtMs: Date.now() + hourMs };
  const token = { accessToken: 'renewed', expiresAtMs: Date.now() + hourMs };
  const generation = store.generation(session);
  const saving = store.save({ session, token, client, generation });
  const removed = await store.remove(session);
  expect([await saving, outcome(removed)]).toEqual([false, 'ok']);
  expect(await store.read(session)).toBeNull();
  expect(await readdir(cacheFolder)).toEqual([]);
  // Nor in memory, where the file cannot be written.
  const nowhere = createSsoTokenStore({ cacheFolder: join(home, 'x'.repeat(400)) });
  const savingNowhere = nowhere.save({ session, token, client, generation: nowhere.generation(session) });
  nowhere.begin(session);
  expect(await savingNowhere).toBe(false);
  expect(await nowhere.read(session)).toBeNull();
});

test('a sign-out leaves a folder in the file’s place alone', async () => {
  const { sessions, cacheFolder, signal } = await sessionsOn(fake());
  await mkdir(tokenPath(cacheFolder), { recursive: true });
  expect(outcome(await sessions.signOut({ session, signal }))).toBe('ok');
  expect(await readdir(cacheFolder)).toHaveLength(1);
});

test('a token file that cannot be removed is told, and not used again', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'root may remove any file');
  const { sessions, home, cacheFolder, signal, token } = await sessionsOn(fake());
  await writeToken(home, tokenDocument(hourMs));
  // The mode of the folder is mended when the file is read, so the reading is past.
  await sessions.state(session);
  await chmod(cacheFolder, 0o500);
  expect(outcome(await sessions.signOut({ session, signal }))).toBe('token-not-removed');
  expect(outcome(await token())).toBe('person-needed');
  await chmod(cacheFolder, 0o700);
});
