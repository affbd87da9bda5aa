// The main job: hotkey, two letters, Enter, and the DAG list is there, logged in.
import { painted } from '../desktop/start-windsock.ts';
import { idOf, open, openEnvironmentsOf, windowsOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

/** Both majors on both kinds of host; the letters are what a person would type for the name. */
const jobs = [
  { what: 'Airflow 2 on amazonaws.com', letters: 'op', environment: 'orders-prod', path: '/home' },
  { what: 'Airflow 2 on on.aws', letters: 'iss', environment: 'inventory-sync-staging', path: '/home' },
  { what: 'Airflow 3 on amazonaws.com', letters: 'sip', environment: 'search-index-prod', path: '/' },
  { what: 'Airflow 3 on on.aws', letters: 'mfp', environment: 'ml-features-prod', path: '/' },
] as const;

test('hotkey, letters, Enter lands on the DAG list, logged in, in both versions and on both kinds of host', async ({
  desktop,
  standin,
  windsock,
}) => {
  await desktop.press('Escape');
  for (const { what, letters, environment, path } of jobs) {
    await test.step(what, async () => {
      await windsock.openPicker();
      await desktop.type(letters);
      await expect(windsock.selectedRow).toContainText(environment);
      await painted(windsock.picker);
      await desktop.screenshot(`out/e2e/typed-${letters}.png`);
      await desktop.press('Return');
      const airflow = await windsock.loggedInPage(environment);
      expect(new URL(airflow.url()).pathname).toBe(path);
      await expect(airflow.locator('[data-dag-id]').first()).toBeVisible();
      await expect.poll(() => windsock.isPickerVisible()).toBe(false);
      await painted(airflow);
      await desktop.screenshot(`out/e2e/opened-${letters}.png`);
    });
  }
  expect(standin.mintedTokens()).toHaveLength(jobs.length);
});

test('the next search for the same two letters offers what was opened last time', async ({
  desktop,
  windsock,
}) => {
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type('pr');
  const first = await windsock.selectedRow.textContent();
  await desktop.press('Down', 'Down');
  const chosen = await windsock.selectedRow.getAttribute('id');
  expect(await windsock.selectedRow.textContent()).not.toBe(first);
  await desktop.press('Return');
  await expect.poll(() => openEnvironmentsOf(windsock.app)).toHaveLength(1);
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await windsock.openPicker();
  await desktop.type('pr');
  await expect(windsock.selectedRow).toHaveAttribute('id', chosen ?? '');
});

test('the hotkey opens the picker and hides it again; reopened, typing replaces the last query', async ({
  desktop,
  windsock,
}) => {
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type('versand');
  await expect(windsock.picker.getByRole('combobox')).toHaveValue('versand');
  await desktop.press('alt+shift+space');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await windsock.openPicker();
  await desktop.type('fr');
  await expect(windsock.picker.getByRole('combobox')).toHaveValue('fr');
});

test('Esc clears the query, then hides; Shift+Esc hides at once', async ({ desktop, windsock }) => {
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type('xyz');
  await desktop.press('Escape');
  await expect(windsock.picker.getByRole('combobox')).toHaveValue('');
  expect(await windsock.isPickerVisible()).toBe(true);
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await windsock.openPicker();
  await desktop.type('xyz');
  await desktop.press('shift+Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
});

test('the picker stands in the upper third of the display, and a click into another window hides it', async ({
  desktop,
  windsock,
}) => {
  await open(windsock, idOf('orders-prod'));
  await windsock.openPicker();
  const picker = (await windowsOf(windsock.app)).find(({ url }) => url.includes('/picker/'));
  const { x = 0, y = 0, width = 0 } = picker?.bounds ?? {};
  expect(x + width / 2).toBeCloseTo(desktop.screen.width / 2, -1);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(desktop.screen.height / 3);
  // What takes the focus sooner than this after the picker came is no person's click.
  const cameAtMs = Date.now();
  await expect.poll(() => Date.now() - cameAtMs).toBeGreaterThan(120);
  await desktop.click(desktop.screen.width / 2, desktop.screen.height - 100);
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
});

test('a mouse that moved while the picker was away selects nothing; a move over the picker does', async ({
  desktop,
  windsock,
}) => {
  const { picker, selectedRow } = windsock;
  const option = (at: number) => picker.getByRole('option').nth(at);
  const pointAt = async (at: number) => {
    const [x, y] = await option(at).evaluate((row) => {
      const { left, top, width, height } = row.getBoundingClientRect();
      return [window.screenX + left + width / 2, window.screenY + top + height / 2];
    });
    await desktop.point(Math.round(x ?? 0), Math.round(y ?? 0));
  };
  /** As a hand does: on and on, until the row is selected. */
  const moveOver = async (at: number) => {
    let towards = at;
    await expect
      .poll(async () => {
        towards = towards === at ? at - 1 : at;
        await pointAt(towards);
        await painted(picker);
        return option(at).getAttribute('aria-selected');
      })
      .toBe('true');
  };
  await expect(option(4)).toBeVisible();
  const first = (await selectedRow.getAttribute('id')) ?? '';
  await moveOver(2);
  for (const at of [4, 1]) {
    await desktop.press('shift+Escape');
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
    await pointAt(at);
    await windsock.openPicker();
    await painted(picker);
    await expect(selectedRow).toHaveAttribute('id', first);
  }
  await desktop.type('xyz');
  await desktop.press('Escape');
  await expect(option(4)).toBeVisible();
  await painted(picker);
  await expect(selectedRow).toHaveAttribute('id', first);
  await moveOver(3);
});

test('Shift+Enter opens and keeps the picker', async ({ desktop, windsock }) => {
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type('vt');
  await expect(windsock.selectedRow).toContainText('versand-test');
  await desktop.press('shift+Return');
  await windsock.loggedInPage('versand-test');
  expect(await windsock.isPickerVisible()).toBe(true);
});
