// Whom Windsock talks to, AWS and Airflow and nobody else; and what it does not write down.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foundIn, foundInFiles } from './canaries.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';

test('from the first start to an open Airflow page nothing is asked of any other host, and no key press is written down', async ({
  desktop,
  home,
  standin,
  start,
}) => {
  const log = join(home.folder, 'net-log.json');
  // A locale for which Chromium has a spelling dictionary to fetch.
  const windsock = await start({ env: { LANG: 'en_US.UTF-8' }, switches: [`--log-net-log=${log}`] });
  await lookForEnvironments(windsock);
  const typed = 'zxq7typed';
  await desktop.type(typed);
  await expect(windsock.picker.getByRole('combobox')).toHaveValue(typed);
  await desktop.press('Escape');
  await desktop.type('orders-prod');
  await desktop.press('Return');
  await windsock.loggedInPage('orders-prod');
  await windsock.quit();
  const kept = [{ name: 'keys that were typed at the first run', secret: typed }];
  expect(foundIn('the output', windsock.output(), kept)).toEqual([]);
  expect(await foundInFiles(home.userData, kept, () => false)).toEqual([]);
  const hosts = new Set(urlsIn(await readFile(log, 'utf8')).map((url) => new URL(url).host));
  const airflow = standin.world.environments.find(({ name }) => name === 'orders-prod')?.host ?? '';
  expect([...hosts].sort()).toEqual([new URL(standin.awsUrl).host, airflow].sort());
});

/** The addresses of all requests in one of Chromium's network logs, Windsock's own pages aside. */
function urlsIn(log: string): readonly string[] {
  return [...log.matchAll(/"url":"((?:https?|wss?):[^"]+)"/g)].map(([, url]) => url ?? '');
}
