// A computer that sleeps, a network that comes and goes, names that take for ever, and files that did not survive.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../desktop/start-desktop.ts';
import type { TemporaryHome } from '../desktop/start-windsock.ts';
import { give, hostOf, idOf, open, snapshotOf } from './app-driver.ts';
import { choose, expectFailedRow, expectLoggedIn, picture, selectedRow } from './error-rows.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';
import { layLine, onNetwork } from './network.ts';
import { layInternet } from './proxies.ts';
import { keepEnvironments } from './settings-file.ts';

const name = 'orders-prod';

test('a proxy that is gone fails every call at once; back again, nothing starts by itself and Enter works', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  await keepEnvironments(home, [idOf(name)]);
  const internet = await layInternet(standin);
  const line = await layLine(internet.port);
  const windsock = await start({
    standin: onNetwork(standin, { awsAtItsNames: true }),
    switches: [`--proxy-server=${line.address}`],
  });
  const seat = { desktop, windsock };
  await line.cut();
  const startedAtMs = Date.now();
  await choose(seat, name);
  await expectFailedRow(seat, {
    summary: 'env.airflow.eu-west-1.amazonaws.com could not be reached',
    advice: 'Check the network and its proxy, then try again.',
    enter: 'Try again',
  });
  await give(windsock, 'lookForEnvironments');
  expect(Date.now() - startedAtMs).toBeLessThan(15_000);
  const { notices } = await snapshotOf(windsock);
  expect(notices.length).toBeGreaterThan(0);

  // The picker of the start may have connected ahead before the cut.
  const before = internet.connections.length;
  await line.mend();
  // Time enough for whatever would start by itself: the keys of a whole search of the list.
  for (const key of ['Down', 'Up', 'Down', 'Up']) await desktop.press(key);
  expect(internet.connections.slice(before)).toEqual([]);
  const { prompts, discovery } = await snapshotOf(windsock);
  expect(prompts).toEqual([]);
  expect(discovery.phase).toBe('done');
  await choose(seat, name);
  await expectLoggedIn(seat, name);
  await internet.close();
  await line.cut();
});

test('a name that takes for ever is given up after 15 s, and Esc gives it up at once', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  await keepEnvironments(home, [idOf(name)]);
  const internet = await layInternet(standin);
  internet.stall('.amazonaws.com');
  const windsock = await start({
    standin: onNetwork(standin, { awsAtItsNames: true }),
    switches: [`--proxy-server=127.0.0.1:${internet.port}`],
  });
  const seat = { desktop, windsock };
  await choose(seat, name);
  await expect(selectedRow(seat)).toContainText('Getting a login…');
  await desktop.press('Escape');
  await expect(selectedRow(seat)).not.toContainText('Getting a login…');
  await choose(seat, name);
  await expectFailedRow(
    seat,
    {
      summary: 'env.airflow.eu-west-1.amazonaws.com did not answer within 15 s',
      advice: 'Try again; if it stays, check the network and its proxy.',
      enter: 'Try again',
    },
    18_000,
  );
  await picture(seat, 'network-name-for-ever');
  internet.stall(null);
  await desktop.press('Return');
  await expectLoggedIn(seat, name);
  await internet.close();
});

test('a computer that slept while a token was on its way and while it searched: no storm, no question, no old token', async ({
  standin,
  start,
}) => {
  const windsock = await start();
  await lookForEnvironments(windsock);
  const { pid } = windsock.app.process();
  if (pid === undefined) throw new Error('The app has no process');
  const callsBefore = standin.requests.length;
  await give(windsock, 'lookForEnvironments');
  const callsOfSearch = standin.requests.length - callsBefore;

  standin.setLatency('CreateWebLoginToken', 500);
  const searching = give(windsock, 'lookForEnvironments');
  const opening = open(windsock, idOf(name));
  await until('the request for a token', async () =>
    standin.requests.some(({ path }) => path.includes('webtoken')),
  );
  process.kill(pid, 'SIGSTOP');
  // Longer than a whole opening may take.
  const sleptUntilMs = Date.now() + 16_000;
  await expect.poll(() => Date.now() > sleptUntilMs, { timeout: 30_000 }).toBe(true);
  const callsAsleep = standin.requests.length;
  process.kill(pid, 'SIGCONT');
  const opened = await opening;
  expect((await searching).ok).toBe(true);
  // Given up, or done with the token that waited; never sent off with one that is too old.
  if (!opened.ok) expect(opened.failure.kind).toBe('timeout');
  expect(standin.requests.length - callsAsleep).toBeLessThanOrEqual(callsOfSearch + 20);
  const { prompts } = await snapshotOf(windsock);
  expect(prompts).toEqual([]);
  expect(standin.mintedTokens(name).length).toBeLessThanOrEqual(2);
  expect(await open(windsock, idOf(name))).toEqual({ ok: true, value: null });
  await windsock.loggedInPage(name);
});

/** @returns the files of Chromium that end like this, anywhere below the user data */
async function filesOf(
  { userData }: TemporaryHome,
  ...endings: readonly string[]
): Promise<readonly string[]> {
  const all = await readdir(userData, { recursive: true, withFileTypes: true });
  return all
    .filter((each) => each.isFile() && endings.includes(each.name))
    .map((each) => join(each.parentPath, each.name));
}

test('a cookie database and a Local State that did not survive: a silent new login', async ({
  standin,
  home,
  start,
}) => {
  const first = await start();
  expect(await open(first, idOf(name))).toEqual({ ok: true, value: null });
  await first.loggedInPage(name);
  await first.quit();
  const cookies = await filesOf(home, 'Cookies', 'Cookies-journal');
  expect(cookies.length).toBeGreaterThan(0);
  // Chromium writes this one late: it may not be there yet.
  const spoiled = [...cookies, join(home.userData, 'Local State')];
  for (const file of spoiled) {
    await writeFile(file, Buffer.alloc(40_960, '\u0000{"not": what it was'));
  }
  const minted = standin.mintedTokens(name).length;
  const second = await start();
  expect(await open(second, idOf(name))).toEqual({ ok: true, value: null });
  const page = await second.loggedInPage(name);
  expect(page.url()).toContain(hostOf(standin, name));
  expect(standin.mintedTokens(name)).toHaveLength(minted + 1);
  const { prompts, notices } = await snapshotOf(second);
  expect([...prompts, ...notices]).toEqual([]);
});

test('a clock that is 12 min ahead or behind stops nothing; one that AWS does not forgive is named', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  await keepEnvironments(home, [idOf(name), idOf('payments-prod')]);
  const windsock = await start();
  const seat = { desktop, windsock };
  standin.setClockOffset(12 * 60_000);
  await choose(seat, name);
  await expectLoggedIn(seat, name);
  standin.setClockOffset(-12 * 60_000);
  standin.setFault('CreateWebLoginToken', {
    kind: 'error',
    status: 403,
    code: 'InvalidSignatureException',
    message: 'Signature not yet current: 20260101T080000Z is still later than 20260101T075500Z',
  });
  await choose(seat, 'payments-prod');
  await expectFailedRow(seat, {
    summary: 'Your clock is 12 min ahead',
    advice: 'Set date, time and time zone right, then try again.',
    enter: 'Try again',
  });
  await picture(seat, 'aws-clock-ahead');
});
