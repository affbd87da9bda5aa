// The first start: what was found, what to do, the hotkey to try, and nothing of it any more once an environment was opened.
import { painted } from '../desktop/start-windsock.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';

test('from the first start to the first open environment with Enter alone, past a hotkey that was tried', async ({
  desktop,
  start,
}) => {
  const { picker, selectedRow, ...windsock } = await start();
  const row = (name: string | RegExp) => picker.getByRole('option', { name });
  await expect(selectedRow).toContainText(/^Found \d+ AWS profiles – Enter to look for environments/);
  await expect(row(/No account, and nothing is sent anywhere/)).toBeVisible();
  expect(await findings(picker)).toEqual([]);

  await expect(row('Press Alt+Shift+Space now')).toBeVisible();
  await desktop.press('alt+shift+space');
  await expect(row('Alt+Shift+Space works')).toBeVisible();
  expect(await windsock.isPickerVisible()).toBe(true);
  for (const colorScheme of ['light', 'dark'] as const) {
    await picker.emulateMedia({ colorScheme });
    await painted(picker);
    await desktop.screenshot(`out/e2e/first-run-${colorScheme}.png`);
  }
  await picker.emulateMedia({ colorScheme: null });

  await desktop.press('Return');
  await expect(row(/orders-prod/).first()).toBeVisible();
  await expect(row('Alt+Shift+Space works')).toBeAttached();
  // Until then more rows come, and another one may be selected.
  await picker.getByText(/updated just now/i).waitFor();
  await painted(picker);
  await desktop.press('Return');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await windsock.openPicker();
  await expect(row(/orders-prod/).first()).toBeVisible();
  await expect(row('Alt+Shift+Space works')).toHaveCount(0);
});

test('the rows of the first start go when they are dismissed, and stay away', async ({ desktop, start }) => {
  const first = await start();
  const last = first.picker.getByRole('option', { name: /hide these rows/ });
  // Past the end is the start; the last row is before it.
  await desktop.press('Up');
  await expect(last).toHaveAttribute('aria-selected', 'true');
  await desktop.press('Return');
  await expect(last).toHaveCount(0);
  await first.quit();
  const second = await start();
  await expect(second.picker.getByRole('option', { name: /look for environments/ })).toBeVisible();
  await expect(second.picker.getByRole('option', { name: /hide these rows/ })).toHaveCount(0);
});
