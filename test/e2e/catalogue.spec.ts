// The team's catalogue on the built app: read from the stand-in's https and from a file, seen before it is taken, and given on.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { activeWindowTitle } from '../desktop/active-window.ts';
import type { Desktop } from '../desktop/start-desktop.ts';
import { makeHome, painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { sampleAccounts } from '../standin/sample-environments.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import { dialogOpens } from './airflow-window.ts';
import { give, snapshotOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';

const host = 'git.acme.example';
const addressOf = (path: string) => `https://${host}${path}`;
const json = { 'content-type': 'application/json' };

const acme = {
  windsock: 1,
  name: 'Acme data platform',
  regions: ['us-west-2'],
  ssoSessions: [{ name: 'acme', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' }],
  accounts: [{ id: sampleAccounts.production, name: 'acme-production' }],
  environments: [
    {
      region: 'eu-west-1',
      name: 'orders-prod',
      account: sampleAccounts.production,
      profile: 'data-platform-prod',
      alias: 'Shop orders',
      production: true,
      webserverHost: 'airflow.acme.example',
    },
    {
      region: 'eu-west-1',
      name: 'not-listed',
      account: sampleAccounts.production,
      profile: 'data-platform-prod',
      alias: 'Hidden pipeline',
    },
    { region: 'eu-west-1', name: 'elsewhere', account: '101010101010' },
    { region: 'eu-west-1', name: 'new-team', account: '202020202020', role: 'DataEngineer' },
  ],
  productionRules: [{ by: 'name', pattern: '*-live', mark: { word: 'live', colour: 'orange' } }],
};

/** Puts a file on the host of the catalogues. */
function plant(standin: Standin, path: string, body: string, more: object = {}): string {
  standin.setAirflowPage(host, path, { headers: json, body, ...more });
  return addressOf(path);
}

/** Switches with which Chromium finds that host. */
const switchesFor = (standin: Standin) => [
  // The last one of its name counts.
  `${standin.chromiumSwitches[0]},MAP *.example 127.0.0.1:${standin.airflowPort}`,
];

/** @returns the page of the settings, at the section of catalogues */
async function cataloguePage(windsock: RunningWindsock): Promise<Page> {
  await give(windsock, 'showSettings', 'catalogue');
  const pages = () =>
    windsock.app.windows().filter((page) => page.url().startsWith('app://windsock/settings'));
  await expect.poll(() => pages().length).toBe(1);
  const [page] = pages();
  if (page === undefined) throw new Error('The settings went away');
  await page.getByRole('heading', { name: 'Team catalogue' }).waitFor();
  await painted(page);
  return page;
}

async function readFrom(page: Page, address: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Address of a catalogue' });
  await field.fill(address);
  await field.press('Enter');
}

const offered = (page: Page): Locator => page.getByRole('heading', { name: acme.name });
const said = (page: Page): Locator => page.getByRole('status');

async function look(page: Page, desktop: Desktop, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await painted(page);
    await desktop.screenshot(`out/e2e/settings/catalogue-${name}-${colorScheme}.png`);
    expect(await findings(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

test('a catalogue is read from an address, seen, taken as it was ticked, and found in the picker', async ({
  start,
  standin,
  desktop,
}) => {
  const address = plant(standin, '/team/windsock.json', JSON.stringify(acme));
  const windsock = await start({ switches: switchesFor(standin) });
  const page = await cataloguePage(windsock);
  await look(page, desktop, 'empty');
  await test.step('nothing is cut in the narrowest window', () => isWholeWhenNarrow(windsock, page));
  const moved = plant(standin, '/moved', '', { status: 302, headers: { location: address } });

  await test.step('it is shown, and nothing is taken yet', async () => {
    await readFrom(page, moved);
    await expect(offered(page)).toBeFocused();
    await expect(page.getByText(/^10 new · 1 cannot be taken now$/)).toBeVisible();
    await expect(
      page.getByText(/no profile of yours is known to lead to account 101010101010/),
    ).toBeVisible();
    await expect(page.getByText(/new profile: DataEngineer in 202020202020/)).toBeVisible();
    expect((await snapshotOf(windsock)).aliases).toEqual({});
    await look(page, desktop, 'offer');
  });

  await test.step('a host to which logins would go is ticked by nobody but the person', async () => {
    const hosts = page.getByRole('group', { name: 'Where logins go' }).getByRole('checkbox');
    await expect(hosts).not.toBeChecked();
  });

  await test.step('the keyboard alone unticks a row and takes the rest', async () => {
    const region = page.getByRole('group', { name: 'Regions to search' }).getByRole('checkbox');
    await region.focus();
    await desktop.press('space');
    await expect(region).not.toBeChecked();
    await page.getByRole('button', { name: 'Take 8' }).focus();
    await desktop.press('Return');
    await expect(page.getByRole('group', { name: 'Taken last' })).toContainText(acme.name);
    await expect(page.getByRole('textbox', { name: 'Address of a catalogue' })).toBeFocused();
  });

  await test.step('what was ticked is there, and nothing else', async () => {
    await page.close();
    await onlyTickedIsThere(windsock, desktop);
  });

  await test.step('checked again, it says what is there already and what is not', async () => {
    const again = await cataloguePage(windsock);
    await again.getByRole('button', { name: 'Check again' }).click();
    await expect(again.getByText(/^2 new · 8 you have already · 1 cannot be taken now$/)).toBeVisible();
    await look(again, desktop, 'again');
    await again.getByRole('button', { name: 'Cancel' }).click();
    await expect(offered(again)).toBeHidden();
  });
});

async function isWholeWhenNarrow(windsock: RunningWindsock, page: Page): Promise<void> {
  const window = await windsock.app.browserWindow(page);
  const [width, height] = await window.evaluate((each) => each.getSize());
  await window.evaluate((each) => each.setSize(560, 640));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(560);
  await page.screenshot({ path: 'out/e2e/settings/catalogue-narrow.png' });
  const sideways = await page.evaluate(
    () =>
      [...document.querySelectorAll('main, main *')].filter(
        (each) => getComputedStyle(each).overflowX === 'auto' && each.scrollWidth > each.clientWidth,
      ).length,
  );
  expect(sideways).toBe(0);
  await window.evaluate((each, [x, y]) => each.setSize(x, y), [width ?? 0, height ?? 0] as const);
}

async function onlyTickedIsThere(windsock: RunningWindsock, desktop: Desktop): Promise<void> {
  const { aliases, extraRegions, customHosts, accountAliases, profiles } = await snapshotOf(windsock);
  expect(Object.values(aliases).toSorted()).toEqual(['Hidden pipeline', 'Shop orders']);
  expect(extraRegions).toEqual([]);
  expect(customHosts).toEqual({});
  expect(accountAliases[sampleAccounts.production]).toBe('acme-production');
  expect(profiles.map(({ name }) => name)).toContain('202020202020 · DataEngineer');
  await windsock.openPicker();
  await desktop.type('hidden');
  await expect(windsock.selectedRow).toContainText('Hidden pipeline');
  await desktop.press('Escape');
  await desktop.type('shop');
  await expect(windsock.selectedRow).toContainText('production');
}

test('what is no catalogue, or is not where it should be, is said and takes nothing', async ({
  start,
  standin,
  desktop,
}) => {
  const windsock = await start({ switches: switchesFor(standin) });
  const page = await cataloguePage(windsock);
  const redirect = (location: string) => ({ status: 302, headers: { location } });
  const wrong = { ...acme, environments: [{ ...acme.environments[0], region: 'eu-wst-1' }], regoins: [] };
  // No two in a row say the same, since what is said stays.
  const cases: readonly (readonly [address: string, says: RegExp])[] = [
    ['http://git.acme.example/x.json', /https addresses alone/],
    ['https://user:secret@git.acme.example/x.json', /a name or a password in it/],
    ['https://127.0.0.1:1/x.json', /127\.0\.0\.1:1 could not be reached/],
    [addressOf('/gone.json'), /did not give the catalogue \(404\)/],
    [plant(standin, '/page', '<!doctype html><title>Sign in</title>'), /web page/],
    [plant(standin, '/broken.json', '{"windsock": 1,'), /not JSON/],
    [
      plant(standin, '/down', '', redirect('http://git.acme.example/x.json')),
      /leads on to an address that is not asked/,
    ],
    [
      plant(standin, '/large.json', JSON.stringify({ ...acme, name: 'x'.repeat(1_100_000) })),
      /larger than 1 MiB/,
    ],
    [plant(standin, '/round', '', redirect(addressOf('/round'))), /leads on to an address that is not asked/],
    [
      plant(standin, '/wrong.json', JSON.stringify(wrong)),
      /environments\[0\]\.region: “eu-wst-1” is not a region/,
    ],
  ];
  for (const [address, says] of cases) {
    await test.step(String(says), async () => {
      await readFrom(page, address);
      await expect(said(page).filter({ hasText: says })).toBeVisible();
    });
  }
  await expect(page.getByRole('listitem').filter({ hasText: 'regoins' })).toBeVisible();
  await look(page, desktop, 'wrong');
  await test.step('pasted, it is shown as any other', async () => {
    const paste = async (text: string) => {
      await windsock.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
      await page.getByRole('textbox', { name: 'Address of a catalogue' }).fill('');
      await desktop.press('ctrl+v');
    };
    await paste('{"windsock": 1,');
    await expect(said(page).filter({ hasText: 'not JSON' })).toBeVisible();
    await paste(JSON.stringify(acme, null, 2));
    await expect(offered(page)).toBeFocused();
    await expect(page.getByText('From what you pasted')).toBeVisible();
  });
  expect((await snapshotOf(windsock)).catalogue.taken).toBeNull();
});

test('what one person exports, another takes from the file and has the same', async ({
  desktop,
  start,
  home,
}) => {
  const standin = await startStandin();
  const other = await makeHome(standin);
  const file = join(home.folder, 'ours.json');
  const id = { profile: 'data-platform-prod', region: 'eu-west-1', name: 'orders-prod' };
  const first = await start({ standin });
  await give(first, 'setFavourite', id, true);
  await give(first, 'setAlias', id, 'Shop orders');
  await give(first, 'setProductionChoice', id, 'plain');
  await give(first, 'setExtraRegion', 'us-west-2', true);
  const page = await cataloguePage(first);
  await page.getByRole('textbox', { name: 'Name' }).fill('Ours');
  await page.getByRole('button', { name: 'Save…' }).press('Enter');
  await dialogOpens(desktop, 'Save Team Catalogue');
  // Only the name without its ending is selected.
  await desktop.press('ctrl+a');
  await desktop.type(file);
  await desktop.press('Return');
  await expect(said(page).filter({ hasText: 'Saved' })).toBeVisible();
  expect(await readFile(file, 'utf8')).not.toContain(home.folder);
  const had = await snapshotOf(first);
  await first.quit();

  const second = await start({ standin, home: other });
  const theirs = await cataloguePage(second);
  await chooseFile(theirs, desktop, file);
  await theirs.getByRole('heading', { name: 'Ours' }).waitFor();
  await test.step('what takes a mark says so, and is ticked by nobody but the person', async () => {
    const marks = theirs.getByRole('group', { name: 'Marks of environments' });
    await expect(marks).toContainText('takes away the mark');
    await expect(marks.getByRole('checkbox')).not.toBeChecked();
    await look(theirs, desktop, 'caution');
    await marks.getByRole('checkbox').check();
  });
  await theirs.getByRole('button', { name: /^Take/ }).click();
  await expect(theirs.getByRole('group', { name: 'Taken last' })).toContainText('Ours');
  const { aliases, productionChoices, extraRegions, environments } = await snapshotOf(second);
  expect(aliases).toEqual(had.aliases);
  expect(Object.values(productionChoices)).toEqual([false]);
  expect(extraRegions).toEqual(had.extraRegions);
  expect(environments.map((each) => each.id)).toContainEqual(id);
  await second.quit();
  await other.remove();
  await standin.close();
});

async function chooseFile(page: Page, desktop: Desktop, file: string): Promise<void> {
  const title = 'Open Team Catalogue';
  // Without the focus on the button, on which an Enter too many would fall.
  await page.getByRole('button', { name: 'Choose a file…' }).dispatchEvent('click');
  await dialogOpens(desktop, title);
  await desktop.type(file);
  // The dialog may complete what is typed, and then the first Enter takes only that.
  await expect
    .poll(async () => {
      await desktop.press('Return');
      return activeWindowTitle(desktop);
    })
    .not.toBe(title);
}
