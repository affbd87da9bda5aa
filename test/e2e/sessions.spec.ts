// One session and one window for each environment and profile: kept apart, and kept over restarts.
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RunningWindsock, TemporaryHome } from '../desktop/start-windsock.ts';
import { sampleWorld } from '../standin/sample-world.ts';
import { startStandin } from '../standin/start-standin.ts';
import type { WorldProfile } from '../standin/world.ts';
import { airflowWindowsOf, hostOf, idOf, open } from './app-driver.ts';
import { test as base, expect } from './fixtures.ts';

/** Profiles whose names would lead astray if they became names of folders. */
const oddNames = ['Twin', 'twin', '../../escape', '..\\..\\escape', 'a/b', 'persist:x', 'mwaa-%2e%2e%2f'];

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  standin: async ({}, use) => {
    const good = sampleWorld.profiles.find(({ name }) => name === 'data-platform-prod');
    if (good?.kind !== 'keys') throw new Error('The sample world has changed');
    const odd: readonly WorldProfile[] = oddNames.map((name) => ({ ...good, name }));
    const standin = await startStandin({
      world: { ...sampleWorld, profiles: [...sampleWorld.profiles, ...odd] },
    });
    await use(standin);
    await standin.close();
  },
});

const partitionsOf = ({ userData }: TemporaryHome) => readdir(join(userData, 'Partitions'));

/** @returns who Airflow says is logged in, in each window at a host */
async function usersAt({ app }: RunningWindsock, host: string): Promise<readonly (string | null)[]> {
  const pages = app.windows().filter((page) => page.url().includes(host));
  const users = await Promise.all(pages.map((page) => page.locator('#user-name').textContent()));
  return users.sort();
}

test('the same environment through two profiles is two windows, each with its own Airflow user', async ({
  standin,
  home,
  start,
}) => {
  const windsock = await start();
  const host = hostOf(standin, 'orders-prod');
  await open(windsock, idOf('orders-prod', 'data-platform-prod'));
  await open(windsock, idOf('orders-prod', 'data-platform-admin'));
  expect(await usersAt(windsock, host)).toEqual([
    expect.stringMatching(/^assumed-role\/data-platform-admin/),
    'user/mara.lindqvist',
  ]);
  expect(await airflowWindowsOf(windsock.app)).toHaveLength(2);
  const partitions = await partitionsOf(home);
  expect(partitions).toHaveLength(2);
  for (const name of partitions) expect(name).toMatch(/^mwaa-[0-9a-f]{64}$/);
});

test('whatever a profile is called, its session is apart and stays among the files of Windsock', async ({
  home,
  start,
}) => {
  const windsock = await start();
  for (const profile of oddNames) {
    expect(await open(windsock, idOf('orders-prod', profile))).toEqual({ ok: true, value: null });
  }
  const windows = await airflowWindowsOf(windsock.app);
  const folders = windows.map(({ storagePath }) => storagePath ?? '');
  expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(oddNames.length);
  for (const folder of folders) {
    expect(dirname(folder)).toBe(join(home.userData, 'Partitions'));
    expect(basename(folder)).toMatch(/^mwaa-[0-9a-f]{64}$/);
  }
  expect((await partitionsOf(home)).sort()).toEqual(folders.map((folder) => basename(folder)).sort());
  const files = await readdir(home.folder, { recursive: true });
  expect(files.filter((file) => /escape|twin|%2e/i.test(file))).toEqual([]);
  expect(await readdir(home.folder)).toEqual(expect.not.arrayContaining(['x', 'escape', 'Partitions']));
});

test('a session outlives the app', async ({ standin, home, start }) => {
  const host = hostOf(standin, 'orders-prod');
  const first = await start();
  await open(first, idOf('orders-prod'));
  await first.quit();
  const [partition = ''] = await partitionsOf(home);
  const second = await start();
  const cookies = await second.app.evaluate(
    ({ session }, at) => session.fromPartition(at.partition).cookies.get({ url: at.url }),
    { partition: `persist:${partition}`, url: `https://${host}/` },
  );
  expect(cookies.map(({ name, httpOnly, secure }) => ({ name, httpOnly, secure }))).toEqual([
    { name: 'session', httpOnly: true, secure: true },
  ]);
});
