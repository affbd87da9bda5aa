// A web server at a host that is none of AWS's own: asked about once, pinned, set by hand; and nothing goes anywhere else.
import { readFile } from 'node:fs/promises';
import { painted } from '../desktop/start-windsock.ts';
import { startStandin } from '../standin/start-standin.ts';
import { airflowWindowsOf, give, hostOf, idOf, open, snapshotOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { canariesOf, foundInFiles } from './canaries.ts';
import { type ChangingWorld, changingWorld } from './cloud.ts';
import { choose, expectFailedRow, expectLoggedIn, search, selectedRow } from './error-rows.ts';
import { test as base, expect } from './fixtures.ts';
import { toPerson } from './person.ts';
import { keepEnvironments, settingsFile } from './settings-file.ts';

const name = 'orders-staging';
const id = idOf(name, 'data-platform-staging');
const [first, second] = ['airflow.harbourline.example', 'airflow-new.harbourline.example'] as const;

/** The company has two domains before the web server; AWS names whichever the test says. */
const test = base.extend<{ readonly world: ChangingWorld }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  world: async ({}, use) => {
    const world = changingWorld();
    world.change(name, { customHosts: [first, second], namedHost: first });
    await use(world);
  },
  standin: async ({ world }, use) => {
    const standin = await startStandin({ world });
    await use(standin);
    await standin.close();
  },
});

const noBrowser = {} as never;

test('is asked about with everything that counts, Enter too early allows nothing, and then the window opens there', async ({
  desktop,
  standin,
  home,
  start,
  world,
}) => {
  await keepEnvironments(home, [id]);
  const windsock = await start();
  const { promptAbout, promptGone, look } = toPerson(windsock, desktop, noBrowser);
  const seat = { desktop, windsock };
  await choose(seat, name);
  const page = await promptAbout(`Log in to ${name} at another host?`);
  await expect(selectedRow(seat)).toContainText('Waiting for your word on its host…');
  for (const text of [first, name, id.profile, id.region])
    await expect(page.getByText(text, { exact: true })).toBeVisible();
  await expect(page.getByText(/will send a login token of this environment there/)).toBeVisible();
  await look(page, 'host-consent');
  await desktop.press('Return', 'space', 'Return');
  // The token of the answer that asked is in no page and in no file.
  expect(standin.mintedTokens(name)).toHaveLength(1);
  expect(await airflowWindowsOf(windsock.app)).toEqual([]);
  expect(standin.requests.filter(({ side }) => side === 'airflow')).toEqual([]);
  expect(await foundInFiles(home.folder, canariesOf(standin), (file) => file.startsWith('.aws/'))).toEqual(
    [],
  );

  await desktop.press('Tab', 'Tab', 'Return');
  await promptGone();
  const airflow = await windsock.loggedInPage(name);
  expect(new URL(airflow.url()).host).toBe(first);
  expect(standin.mintedTokens(name)).toHaveLength(2);
  const hosts = standin.requests.flatMap(({ side, host }) => (side === 'airflow' ? [host] : []));
  expect(new Set(hosts)).toEqual(new Set([first]));

  // Pinned, also after a new start; another host is asked about anew, and says which one it was.
  await windsock.quit();
  expect(JSON.parse(await readFile(settingsFile(home), 'utf8')).customHosts).toEqual({
    [`${id.profile}/${id.region}/${id.name}`]: first,
  });
  const again = await start();
  expect(await open(again, id)).toEqual({ ok: true, value: null });
  await again.loggedInPage(name);
  await again.quit();
  world.change(name, { namedHost: second });
  const third = await start();
  const person = toPerson(third, desktop, noBrowser);
  await choose({ desktop, windsock: third }, name);
  const other = await person.promptAbout(`Log in to ${name} at another host?`);
  await expect(other.getByText(second, { exact: true })).toBeVisible();
  await expect(other.getByText(first, { exact: true })).toBeVisible();
  await person.look(other, 'host-consent-other');
  await desktop.press('Escape');
  await person.promptGone();
  const snapshot = await snapshotOf(third);
  expect(snapshot.openings).toEqual({});
  expect(Object.values(snapshot.customHosts)).toEqual([first]);
});

test('that can be no web server’s is refused, and nobody is asked', async ({
  desktop,
  home,
  start,
  world,
}) => {
  await keepEnvironments(home, [id]);
  const windsock = await start();
  const seat = { desktop, windsock };
  for (const namedHost of [
    `${first}:8443`,
    `mara@${first}`,
    '127.0.0.1',
    'localhost',
    'аirflow.harbourline.example',
  ]) {
    await test.step(namedHost, async () => {
      world.change(name, { namedHost });
      await choose(seat, name);
      await expectFailedRow(seat, {
        summary: `${namedHost} cannot be the host of a web server`,
        advice: 'AWS named it, and the login was not sent there. Check the endpoint of the profile.',
        enter: 'Try again',
      });
      expect((await snapshotOf(windsock)).prompts).toEqual([]);
    });
  }
});

test('is set by hand for an environment, and taken back', async ({
  desktop,
  standin,
  home,
  start,
  world,
}) => {
  world.change(name, { namedHost: hostOf(standin, name) });
  await keepEnvironments(home, [id]);
  const windsock = await start();
  const { picker } = windsock;
  const seat = { desktop, windsock };

  const openForm = async () => {
    await search(seat, name);
    await expect(selectedRow(seat)).toContainText(name);
    await desktop.press('ctrl+k');
    await picker.getByRole('menuitem', { name: 'Custom domain of this environment…' }).click();
    await picker.getByRole('heading', { name: `Custom domain of ${name}` }).waitFor();
    await expect(picker.getByLabel('Host')).toBeFocused();
  };
  const save = async (text: string) => {
    await desktop.press('ctrl+a');
    if (text === '') await desktop.press('Delete');
    else await desktop.type(text);
    await desktop.press('Return');
  };

  await openForm();
  await save('10.0.3.4');
  await expect(picker.getByText(/“10.0.3.4” cannot be the host of a web server/)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await picker.emulateMedia({ colorScheme });
    await painted(picker);
    await desktop.screenshot(`out/e2e/custom-host/wrong-${colorScheme}.png`);
    expect(await findings(picker)).toEqual([]);
  }
  await save(`https://${first}/home`);
  await expect(picker.getByText('Set: it holds from the next login on')).toBeVisible();
  expect(Object.values((await snapshotOf(windsock)).customHosts)).toEqual([first]);
  await choose(seat, name);
  const airflow = await windsock.loggedInPage(name);
  expect(new URL(airflow.url()).host).toBe(first);
  expect(standin.requests.some(({ host }) => host === hostOf(standin, name))).toBe(false);
  await expectLoggedIn(seat, name);

  await openForm();
  await expect(picker.getByLabel('Host')).toHaveValue(first);
  await painted(picker);
  await desktop.screenshot('out/e2e/custom-host/set.png');
  await save('');
  await expect(picker.getByText('The window logs in where AWS says')).toBeVisible();
  expect(await give(windsock, 'setCustomHost', id, '')).toEqual({ ok: true, value: null });
  await choose(seat, name);
  const own = await windsock.loggedInPage(name);
  expect(new URL(own.url()).host).toBe(hostOf(standin, name));
});
