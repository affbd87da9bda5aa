// An environment that was typed and is taken away again leaves no window, no cookie, and after the next start no folder.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { partitionOf } from '../../src/main/electron/partition.ts';
import type { EnvironmentId } from '../../src/shared/environment.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { give, idOf, open, openEnvironmentsOf, snapshotOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

const [gone, kept] = [idOf('orders-prod'), idOf('customer-360-prod')];

const folderOf = (id: EnvironmentId) => partitionOf(id).replace('persist:', '');

const cookiesOf = ({ app }: RunningWindsock, id: EnvironmentId) =>
  app.evaluate(({ session }, name) => session.fromPartition(name).cookies.get({}), partitionOf(id));

test('a removed environment loses its windows and its session at once, and its folder at the next start', async ({
  start,
  home,
}) => {
  const windsock = await start();
  for (const id of [gone, kept]) {
    await give(windsock, 'addEnvironment', id.profile, id.region, id.name);
    expect(await open(windsock, id)).toEqual({ ok: true, value: null });
    expect(await cookiesOf(windsock, id)).not.toEqual([]);
  }
  const page = await windsock.loggedInPage(gone.name);
  await page.evaluate('localStorage.setItem("theme", "dark")');

  expect(await give(windsock, 'removeEnvironment', gone)).toEqual({ ok: true, value: null });
  expect(await openEnvironmentsOf(windsock.app)).toEqual([expect.stringContaining(kept.name)]);
  const { environments, openWindows } = await snapshotOf(windsock);
  expect(environments.map(({ id }) => id)).toEqual([kept]);
  expect(openWindows).toEqual([kept]);
  expect(await cookiesOf(windsock, gone)).toEqual([]);
  expect(await cookiesOf(windsock, kept)).not.toEqual([]);
  const folders = () => readdir(join(home.userData, 'Partitions'));
  expect((await folders()).sort()).toEqual([folderOf(gone), folderOf(kept)].sort());

  await windsock.quit();
  await start();
  await expect.poll(folders).toEqual([folderOf(kept)]);
});
