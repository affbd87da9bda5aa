// A whole organisation: found completely through throttling and regions that refuse, told quietly, kept, and stopped on demand.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from '../desktop/start-desktop.ts';
import { until } from '../desktop/start-desktop.ts';
import { makeHome, painted, type RunningWindsock, type TemporaryHome } from '../desktop/start-windsock.ts';
import { makeOrganisation } from '../standin/organisation-world.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import { snapshotOf } from './app-driver.ts';
import { test as base, expect } from './fixtures.ts';

const SIZE = { profiles: 40, regions: 31, environments: 260 };
const DENIED = 'sa-east-1';

interface OrganisationFixtures {
  readonly organisation: Standin;
  readonly ownHome: TemporaryHome;
}

const test = base.extend<OrganisationFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  organisation: async ({}, use) => {
    const standin = await startStandin({ world: makeOrganisation(SIZE) });
    await use(standin);
    await standin.close();
  },
  ownHome: async ({ organisation }, use) => {
    const home = await makeHome(organisation);
    await use(home);
    await home.remove();
  },
});

/** Chooses "Search all regions" among the actions, with keys alone. */
async function searchAll(desktop: Desktop, { picker }: RunningWindsock): Promise<void> {
  await desktop.press('ctrl+k');
  const item = picker.getByRole('menuitem', { name: 'Search all regions' });
  await until('the action', async () => {
    if ((await item.getAttribute('tabindex')) === '0') return true;
    await desktop.press('Down');
    return false;
  });
  await desktop.press('Return');
}

const names = (standin: Standin, isLeftOut: (region: string) => boolean) =>
  standin.world.environments.filter(({ region }) => !isLeftOut(region)).map(({ name }) => name);

async function foundNames(windsock: RunningWindsock): Promise<readonly string[]> {
  return (await snapshotOf(windsock)).environments.map(({ id }) => id.name);
}

test('is found completely, what refuses is named in a line each, and the next start shows it all at once', async ({
  desktop,
  organisation,
  ownHome,
  start,
}) => {
  test.setTimeout(180_000);
  for (const operation of ['ListEnvironments', 'GetEnvironment'] as const)
    organisation.setFaultRate(operation, 'throttle', 0.02);
  organisation.setFault('ListEnvironments', { kind: 'access-denied', region: DENIED });
  organisation.setLatency('ListEnvironments', 20);
  const first = await start({ standin: organisation, home: ownHome });
  await searchAll(desktop, first);

  const footer = first.picker.locator('footer');
  await expect(footer).toContainText(/Looking… [1-9][\d,]* of 1,240/, { timeout: 30_000 });
  await painted(first.picker);
  await desktop.screenshot('out/e2e/organisation-searching.png');
  await expect(footer).toContainText('Updated just now', { timeout: 120_000 });
  const expected = names(organisation, (region) => region === DENIED);
  expect((await foundNames(first)).toSorted()).toEqual(expected.toSorted());

  const rows = first.picker.getByRole('option');
  await expect(rows.filter({ hasText: /^\d+ profiles may not list environments in sa-east-1/ })).toHaveCount(
    1,
  );
  const notEnabled = await first.picker
    .getByRole('group', { name: 'Regions that are not enabled' })
    .getByRole('option')
    .allTextContents();
  expect(notEnabled.length).toBeGreaterThan(3);
  for (const text of notEnabled) expect(text).toMatch(/is not enabled for (\d+ accounts|the account)/);
  await painted(first.picker);
  await desktop.screenshot('out/e2e/organisation-found.png');
  await first.quit();

  const file = join(ownHome.userData, 'environments.json');
  const kept = JSON.parse(await readFile(file, 'utf8')) as { finishedAtMs: number };
  await writeFile(file, JSON.stringify({ ...kept, finishedAtMs: kept.finishedAtMs - 3 * 3_600_000 }));
  organisation.setFault('ListEnvironments', { kind: 'silent' });
  const second = await start({ standin: organisation, home: ownHome });
  await expect(second.picker.locator('footer')).toContainText('· updated 3 h ago');
  expect((await foundNames(second)).toSorted()).toEqual(expected.toSorted());
  await painted(second.picker);
  await desktop.screenshot('out/e2e/organisation-kept.png');
});

test('is left where a person stops: what was found stays, and a new search finds the rest', async ({
  desktop,
  organisation,
  ownHome,
  start,
}) => {
  test.setTimeout(180_000);
  organisation.setLatency('ListEnvironments', 100);
  const windsock = await start({ standin: organisation, home: ownHome });
  await searchAll(desktop, windsock);
  await until('some environments', async () => (await foundNames(windsock)).length > 10);
  await desktop.press('ctrl+period');
  const footer = windsock.picker.locator('footer');
  await expect(footer).toContainText(/Stopped after [\d,]+ of 1,240/);
  await painted(windsock.picker);
  await desktop.screenshot('out/e2e/organisation-stopped.png');
  const before = await foundNames(windsock);
  expect(before.length).toBeGreaterThan(10);
  expect(before.length).toBeLessThan(SIZE.environments);
  const askedBy = organisation.requests.length;

  organisation.setLatency('ListEnvironments', 0);
  await desktop.type(before[0] ?? '');
  await expect(windsock.selectedRow).toContainText(before[0] ?? '');
  // Nothing went on behind the person's back.
  expect(organisation.requests.length).toBe(askedBy);
  await searchAll(desktop, windsock);
  await expect(footer).toContainText('Updated just now', { timeout: 120_000 });
  expect(await foundNames(windsock)).toHaveLength(SIZE.environments);
});

test('a typed name that AWS does not know is refused in words, and one that cannot be checked is added', async ({
  desktop,
  organisation,
  ownHome,
  start,
}) => {
  const windsock = await start({ standin: organisation, home: ownHome });
  const { picker } = windsock;
  const add = async (name: string) => {
    await picker.getByRole('textbox', { name: 'Name' }).fill(name);
    await desktop.press('Return');
  };
  await desktop.type('no-such-thing');
  await picker.getByRole('option', { name: /Add “no-such-thing” by name/ }).click();
  await desktop.press('Return');
  await expect(picker.getByRole('alert').filter({ hasText: 'AWS knows no environment' })).toBeVisible();
  await painted(picker);
  await desktop.screenshot('out/e2e/organisation-typed.png');
  organisation.setFault('GetEnvironment', { kind: 'access-denied' });
  await add('only-by-name');
  await expect(windsock.selectedRow).toContainText('only-by-name');
});
