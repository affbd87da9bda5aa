// The lists of the settings, in one running app: favourites, environments, profiles and regions, rules for marks, networks.

import type { Page } from 'playwright';
import { isolated } from '../../src/shared/visible-text.ts';
import { makeHome, type RunningWindsock, startWindsock } from '../desktop/start-windsock.ts';
import { startStandin } from '../standin/start-standin.ts';
import { give, idOf, onScreen, openEnvironmentsOf, snapshotOf } from './app-driver.ts';
import { test as base, expect, lookForEnvironments } from './fixtures.ts';
import { lookAt, settingsAt } from './settings-window.ts';

interface ListsApp {
  current: RunningWindsock;
  /** Starts it anew, as it left its files. */
  readonly restart: () => Promise<RunningWindsock>;
}

/** One app for all tests of this file, which go on where the one before left it. */
const test = base.extend<object, { readonly lists: ListsApp }>({
  lists: [
    async ({ desktop }, use) => {
      const standin = await startStandin();
      const home = await makeHome(standin);
      const start = () => startWindsock({ desktop, standin, home });
      const lists: ListsApp = {
        current: await start(),
        restart: async () => {
          await lists.current.quit();
          lists.current = await start();
          return lists.current;
        },
      };
      await lookForEnvironments(lists.current);
      await use(lists);
      await lists.current.quit();
      await home.remove();
      await standin.close();
    },
    { scope: 'worker' },
  ],
});

test.describe.configure({ mode: 'serial' });

const gone = idOf('old-one', 'gone-profile');

/** @returns the names of the favourites as the picker has them */
async function favouritesOf(windsock: RunningWindsock): Promise<string> {
  return (await snapshotOf(windsock)).favourites.map(({ name }) => name).join(' ');
}

/** @returns the row of a list that this text is in */
function row(page: Page, list: string, text: string) {
  return page.getByRole('list', { name: list }).getByRole('listitem').filter({ hasText: text });
}

test('favourites are added, ordered by keys and by the mouse, and removed', async ({ desktop, lists }) => {
  const windsock = lists.current;
  await give(windsock, 'setFavourite', gone, true);
  const page = await settingsAt(windsock, 'favourites');
  await page.getByRole('combobox', { name: 'Add a favourite' }).focus();
  await desktop.type('orders-prod data-platform-prod');
  await expect(page.getByRole('option')).toHaveCount(1);
  await desktop.press('Return');
  await expect(page.getByText('orders-prod is a favourite now')).toBeVisible();
  await desktop.type('payments-prod data-platform-prod');
  await expect(page.getByRole('option')).toHaveCount(1);
  await lookAt(desktop, page, 'favourites-adding');
  await desktop.press('Return');
  await expect.poll(() => favouritesOf(windsock)).toBe('old-one orders-prod payments-prod');
  await expect(row(page, 'Favourites', 'old-one')).toContainText('There is no profile gone-profile any more');

  await page.getByRole('button', { name: 'Move payments-prod, 3 of 3' }).focus();
  await desktop.press('Up', 'alt+Up');
  await expect(page.getByText('payments-prod is number 1 of 3 now')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Move payments-prod, 1 of 3' })).toBeFocused();
  await expect.poll(() => favouritesOf(windsock)).toBe('payments-prod old-one orders-prod');

  const handle = (at: number) => onScreen(windsock.app, page, `[data-handle="${at}"]`);
  await desktop.drag(await handle(2), await handle(0));
  await expect.poll(() => favouritesOf(windsock)).toBe('orders-prod payments-prod old-one');

  await page.getByRole('button', { name: 'Remove old-one from the favourites' }).focus();
  await desktop.press('Return');
  await expect.poll(() => favouritesOf(windsock)).toBe('orders-prod payments-prod');
  await expect(page.getByRole('button', { name: 'Remove payments-prod from the favourites' })).toBeFocused();
});

test('a favourite opens from anywhere with a hotkey of its own, which says at once when it is taken', async ({
  desktop,
  lists,
}) => {
  const page = await settingsAt(lists.current, 'favourites');
  const record = async (name: string, keys: string): Promise<void> => {
    await page.getByRole('button', { name: `Hotkey of ${name}` }).focus();
    await desktop.press('Return');
    await expect(page.getByRole('button', { name: `Hotkey of ${name}: press the new keys` })).toBeVisible();
    await desktop.press(keys);
  };
  await record('orders-prod', 'alt+shift+space');
  await expect(row(page, 'Favourites', 'orders-prod')).toContainText('opens the picker already');
  await record('orders-prod', 'ctrl+shift+F8');
  await expect(page.getByRole('button', { name: 'Hotkey of orders-prod: Ctrl Shift F8' })).toBeVisible();
  await record('payments-prod', 'ctrl+shift+F8');
  await expect(row(page, 'Favourites', 'payments-prod')).toContainText('opens orders-prod already');
  await record('payments-prod', 'ctrl+shift+F9');
  await expect(page.getByRole('button', { name: 'Hotkey of payments-prod: Ctrl Shift F9' })).toBeVisible();
  await lookAt(desktop, page, 'favourites');

  await desktop.press('ctrl+shift+F8');
  await lists.current.loggedInPage('orders-prod');
  const windsock = await lists.restart();
  await desktop.press('Escape', 'ctrl+shift+F9');
  await windsock.loggedInPage('payments-prod');

  const again = await settingsAt(windsock, 'favourites');
  await again.getByRole('button', { name: 'Clear the hotkey of payments-prod' }).click();
  await expect(again.getByRole('button', { name: 'Hotkey of payments-prod: none' })).toBeFocused();
  await again.getByRole('button', { name: 'Remove orders-prod from the favourites' }).click();
  await expect.poll(async () => (await snapshotOf(windsock)).favouriteHotkeys).toEqual({});
  await desktop.press('ctrl+shift+F8');
  await settingsAt(windsock, 'environments');
  expect((await openEnvironmentsOf(windsock.app)).join()).not.toContain('orders-prod');
});

test('an environment is called by an alias, logs in at a domain of its own, and is forgotten', async ({
  desktop,
  lists: { current: windsock },
}) => {
  const page = await settingsAt(windsock, 'environments');
  await page.getByRole('searchbox', { name: 'Search environments' }).focus();
  await desktop.type('orders-prod data-platform-prod');
  const orderRow = page.getByRole('list', { name: 'Environments' }).getByRole('listitem');
  await expect(orderRow).toHaveCount(1);
  await desktop.press('Tab');
  await desktop.type('Bestellungen');
  await desktop.press('Return');
  await expect(
    page.getByText(`${isolated('orders-prod')} is called ${isolated('Bestellungen')} now`),
  ).toBeVisible();
  await desktop.press('Tab', 'Return');
  await expect(page.getByLabel('Host')).toBeFocused();
  await desktop.type('not a host');
  await desktop.press('Return');
  await expect(orderRow).toContainText('cannot be the host of a web server');
  await lookAt(desktop, page, 'environments');
  await desktop.press('ctrl+a');
  await desktop.type('airflow.example.com');
  await desktop.press('Return');
  await expect(orderRow).toContainText('Logs in at airflow.example.com');
  await expect(page.getByRole('button', { name: 'Custom domain of orders-prod' })).toBeFocused();
  await page.getByRole('searchbox', { name: 'Search environments' }).fill('old-one');
  await give(windsock, 'setFavourite', gone, true);
  await page.getByRole('button', { name: 'Forget old-one' }).click();
  await expect(orderRow).toHaveCount(0);
});

test('profiles and regions are ticked for the search, and one more comes from IAM Identity Center', async ({
  desktop,
  lists: { current: windsock },
}) => {
  const page = await settingsAt(windsock, 'places');
  await lookAt(desktop, page, 'places');
  await page.getByRole('checkbox', { name: 'analytics' }).focus();
  await desktop.press('space');
  await expect(page.getByText('analytics is left out of searches now')).toBeVisible();
  await page.getByRole('checkbox', { name: /^eu-north-1/ }).focus();
  await desktop.press('space');
  await expect(page.getByText('eu-north-1 is searched through every profile now')).toBeVisible();
  await lookAt(desktop, page, 'regions');
  expect(await snapshotOf(windsock)).toMatchObject({
    unsearchedProfiles: ['analytics'],
    extraRegions: ['eu-north-1'],
  });
  for (const _time of ['the first', 'the second']) {
    await page.getByRole('button', { name: 'Add from IAM Identity Center…' }).click();
    await expect.poll(() => windsock.isPickerVisible()).toBe(true);
    await expect(windsock.picker.getByLabel('Start URL')).toBeVisible();
    await desktop.press('Escape', 'Escape');
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  }
});

test('an environment gets a network of its own, which is changed and taken away again', async ({
  desktop,
  lists: { current: windsock },
}) => {
  const page = await settingsAt(windsock, 'networks');
  await expect(page.getByText('No environment has a network of its own.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Set the network of an environment' }).focus();
  await desktop.type('payments-prod data-platform-prod');
  await desktop.press('Return');
  await expect(page.getByLabel('Proxy')).toBeFocused();
  await desktop.type('socks5://localhost:8157');
  await desktop.press('Tab');
  await desktop.type('ssh -N -D 8158 bastion');
  await expect(page.getByText('The tunnel opens port 8158, and the proxy is on port 8157.')).toBeVisible();
  await lookAt(desktop, page, 'networks-form');
  await desktop.press('Return');
  await expect(row(page, 'Networks', 'payments-prod')).toContainText('Tunnel ssh -N -D 8158 bastion');
  await page.getByRole('button', { name: 'Edit the network of payments-prod' }).click();
  await desktop.press('Tab', 'ctrl+a');
  await desktop.type('ssh -N -D 8157 bastion');
  await desktop.press('Return');
  await expect(row(page, 'Networks', 'payments-prod')).toContainText('Tunnel ssh -N -D 8157 bastion');
  await lookAt(desktop, page, 'networks');
  expect((await snapshotOf(windsock)).networks['data-platform-prod/eu-west-1/payments-prod']).toEqual({
    proxy: 'socks5://localhost:8157',
    tunnel: 'ssh -N -D 8157 bastion',
  });
  await page.getByRole('button', { name: 'Remove the network of payments-prod' }).click();
  await expect(page.getByText('No environment has a network of its own.')).toBeVisible();
});
