// The picker by its keys and its manners: what each key does on the real app, where it comes, when it goes, what holds still.
import { activeWindowTitle } from '../desktop/active-window.ts';
import { painted } from '../desktop/start-windsock.ts';
import { give, idOf, windowsOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

test('keys move the selection: arrows, Ctrl+N and Ctrl+P, pages, the ends', async ({ desktop, windsock }) => {
  const { picker, selectedRow } = windsock;
  await desktop.type('prod');
  const said = await picker.getByText(/^\d+ environments match$/).textContent();
  const last = Number.parseInt(said ?? '', 10) - 1;
  expect(last).toBeGreaterThan(8);
  for (const [key, index] of [
    ['Down', 1],
    ['Down', 2],
    ['Up', 1],
    ['ctrl+n', 2],
    ['ctrl+p', 1],
    ['Next', 8],
    ['Prior', 1],
    ['ctrl+End', last],
    ['Down', 0],
    ['Up', last],
    ['ctrl+Home', 0],
  ] as const) {
    await desktop.press(key);
    await expect(selectedRow, key).toHaveAttribute('data-row', `${index}`);
  }
});

test('Ctrl+K and Right open the actions; Ctrl+K, Left and Esc close them, and the text stays', async ({
  desktop,
  windsock,
}) => {
  const field = windsock.picker.getByRole('combobox');
  await desktop.type('prod');
  for (const [opens, closes] of [
    ['ctrl+k', 'ctrl+k'],
    ['Right', 'Left'],
    ['ctrl+k', 'Escape'],
  ] as const) {
    await desktop.press(opens);
    await expect(windsock.picker.getByRole('searchbox', { name: 'Search actions' })).toBeFocused();
    await desktop.press(closes);
    await expect(field).toBeFocused();
  }
  await expect(field).toHaveValue('prod');
});

test('keys for the selected row: favourite, web address, look again', async ({ desktop, windsock }) => {
  const { app, picker, selectedRow } = windsock;
  const clipboard = () => app.evaluate(({ clipboard: board }) => board.readText());
  await desktop.type('prod');
  await expect(selectedRow).toContainText('prod');
  await desktop.press('ctrl+d');
  await expect(selectedRow).toContainText('Favourite');
  await desktop.press('ctrl+d');
  await expect(selectedRow).not.toContainText('Favourite');
  await desktop.press('ctrl+c');
  await expect.poll(clipboard).toMatch(/^https:\/\/[\w.-]+$/);
  await desktop.press('ctrl+a', 'ctrl+c');
  await expect.poll(clipboard).toBe('prod');
  await desktop.press('ctrl+r');
  await expect(picker.getByText(/Looking|Updated just now/)).toBeVisible();
  await expect(picker.getByRole('combobox')).toHaveValue('prod');
});

test('comes in the upper third of the display, focused; goes when another window takes the keyboard', async ({
  desktop,
  windsock,
}) => {
  const pickerWindow = async () =>
    (await windowsOf(windsock.app)).find(({ url }) => url.startsWith('app://windsock/picker'));
  const { x = 0, y = 0, width = 0, height = 0 } = (await pickerWindow())?.bounds ?? {};
  expect(Math.abs(x + width / 2 - desktop.screen.width / 2)).toBeLessThanOrEqual(1);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan((desktop.screen.height - height) / 2);
  expect(await activeWindowTitle(desktop)).toBe('Windsock');
  await give(windsock, 'openEnvironment', idOf('orders-prod'), { picker: 'keep', query: '' });
  await windsock.loggedInPage('orders-prod');
  expect(await windsock.isPickerVisible()).toBe(true);
  await windsock.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.getTitle().includes('orders-prod')) window.focus();
  });
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
});

test('an alias finds its environment, in the picker and over a restart', async ({
  desktop,
  start,
  windsock,
}) => {
  await desktop.type('orders-prod');
  await expect(windsock.selectedRow).toContainText('orders-prod');
  await desktop.press('ctrl+k');
  await desktop.type('alias');
  await desktop.press('Return');
  await expect(windsock.picker.getByLabel('Alias')).toBeFocused();
  await desktop.type('Night run');
  await painted(windsock.picker);
  await desktop.press('Return');
  await expect(windsock.selectedRow).toContainText('Night run');
  await windsock.quit();
  const again = await start();
  await desktop.type('night');
  await expect(again.picker.getByRole('option')).toHaveCount(1);
  await expect(again.selectedRow).toContainText('orders-prod');
  await desktop.press('Return');
  await again.loggedInPage('orders-prod');
});
