// Marks such as "production": rules made with the keyboard, choices for one environment, and where both are told.
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { airflowWindowsOf, give, idOf, open } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';
import { lookAt, settingsAt, shownSettings } from './settings-window.ts';

const rules = [
  { by: 'name', pattern: '*-staging', mark: { word: 'rehearsal', colour: 'green' } },
  { by: 'tag', pattern: 'Team=payments', mark: { word: 'money', colour: 'purple' } },
  { by: 'account', pattern: '6344*', mark: { word: 'shared reports', colour: 'blue' } },
  { by: 'profile', pattern: 'apac-*', mark: { word: 'on call', colour: 'orange' } },
  { by: 'name', pattern: 'legacy-*' },
] as const;

/** @returns the row of an environment through a profile */
function row({ picker }: RunningWindsock, name: string, profile = 'data-platform-prod') {
  return picker.getByRole('option').filter({ hasText: name }).filter({ hasText: profile });
}

test('rules are made, ordered, changed and removed with the keyboard alone, and kept', async ({
  desktop,
  start,
  windsock,
}) => {
  await desktop.press('ctrl+k');
  await windsock.picker.getByRole('menuitem', { name: 'Production rules…' }).click();
  const page = await shownSettings(windsock, 'production');
  const rows = page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  await page.getByRole('button', { name: 'Add a rule' }).focus();

  await test.step('a rule says what it fits while it is typed, and what is missing', async () => {
    await desktop.press('Return');
    await expect(page.getByLabel('Pattern')).toBeFocused();
    await desktop.press('Return');
    await expect(page.getByText('Type what the rule looks for')).toBeVisible();
    await lookAt(desktop, page, 'rule-error');
    await desktop.type('*-staging');
    await expect(page.getByText(/^Fits 9 environments: /)).toBeVisible();
    // To the colours, and from the first to the last but one.
    await desktop.press('Tab', 'Right', 'Right', 'Right', 'Right', 'Tab', 'ctrl+a');
    await expect(page.getByRole('radio', { name: 'Green' })).toBeChecked();
    await desktop.type('rehearsal');
    await lookAt(desktop, page, 'rule-filled');
    await desktop.press('Return');
    await expect(rows.first()).toContainText('rehearsal');
    await expect(page.getByRole('button', { name: 'Add a rule' })).toBeFocused();
  });

  await test.step('the order decides, and the rule at hand goes along', async () => {
    await desktop.press('Return');
    await desktop.type('orders-*');
    await desktop.press('Return');
    await expect(rows.nth(1)).toContainText('Name: orders-*');
    await expect(rows.nth(1)).toContainText('; rules above decide for 1 of them');
    await page.getByRole('button', { name: 'Move Name: orders-*, 2 of 2' }).focus();
    await desktop.press('Up');
    await expect(rows.first()).toContainText('Name: orders-*');
    await expect(rows.first()).not.toContainText('rules above');
    await expect(rows.nth(1)).toContainText('Fits 9 of 41 environments; rules above decide for 1 of them');
    await expect(page.getByRole('button', { name: 'Move Name: orders-*, 1 of 2' })).toBeFocused();
  });

  await test.step('Esc leaves the form, and the rule as it was', async () => {
    await desktop.press('Tab', 'Return');
    await expect(page.getByLabel('Pattern')).toHaveValue('orders-*');
    await desktop.type('zzz');
    await desktop.press('Escape');
    await expect(page.getByRole('button', { name: 'Edit Name: orders-*' })).toBeFocused();
    await desktop.press('Tab', 'Return');
    await expect(rows).toHaveCount(2);
    await expect(page.getByRole('button', { name: 'Remove Name: *-staging' })).toBeFocused();
  });

  await windsock.quit();
  const again = await start();
  await expect(row(again, 'orders-staging', 'data-platform-staging')).toContainText('rehearsal');
});

test('each rule gives its word and colour to rows, windows and the tray menu', async ({
  desktop,
  windsock,
}) => {
  const { app } = windsock;
  const look = lookAtPicker(desktop, windsock);
  const titles = async () => (await airflowWindowsOf(app)).map(({ title }) => title);
  await open(windsock, idOf('payments-prod'));
  await expect.poll(titles).toEqual([expect.stringContaining('payments-prod ● production (')]);
  await give(windsock, 'setProductionRules', rules);
  await expect.poll(titles).toEqual([expect.stringContaining('payments-prod ● money (')]);
  await give(windsock, 'setFavourite', idOf('payments-prod'), true);
  await windsock.openPicker();
  await expect(row(windsock, 'payments-prod').first()).toContainText('money');
  await expect(row(windsock, 'legacy-etl-prod').locator('[data-colour]')).toHaveCount(0);
  for (const text of ['pay', 'apac', 'bi-refresh', 'legacy']) {
    await desktop.press('ctrl+a');
    await desktop.type(text);
    await expect(windsock.selectedRow).toContainText(text);
    await look(`rows-${text}`);
  }
  await lookAt(desktop, await settingsAt(windsock, 'production'), 'production');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await desktop.openTrayMenu();
  await desktop.screenshot('out/e2e/production/tray-menu.png');
  await desktop.press('Escape');
});

test('what is chosen for one environment comes before the rules, through every profile', async ({
  desktop,
  windsock,
}) => {
  const { picker, selectedRow } = windsock;
  const look = lookAtPicker(desktop, windsock);
  const choose = async (name: string): Promise<void> => {
    await desktop.press('ctrl+k');
    await picker.getByRole('menuitem', { name, exact: true }).click();
  };
  await desktop.type('orders-prod');
  await expect(selectedRow).toContainText('production');
  await desktop.press('ctrl+k');
  await look('actions');
  await desktop.press('Escape');
  await choose('Not production');
  for (const profile of ['data-platform-prod', 'data-platform-admin']) {
    await expect(row(windsock, 'orders-prod', profile).locator('[data-colour]')).toHaveCount(0);
  }
  await choose('Decide by rules');
  await expect(row(windsock, 'orders-prod', 'data-platform-admin')).toContainText('production');
  await desktop.press('ctrl+a');
  await desktop.type('sandbox-mara');
  await expect(selectedRow).toContainText('sandbox-mara');
  await choose('Mark as production');
  await expect(selectedRow.locator('[data-colour="red"]')).toHaveText('production');
});

/** Checks the picker with axe-core and keeps pictures of it, light and dark. */
function lookAtPicker(
  desktop: { readonly screenshot: (path: string) => Promise<unknown> },
  { picker }: RunningWindsock,
) {
  return async (name: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await picker.emulateMedia({ colorScheme });
      await painted(picker);
      await desktop.screenshot(`out/e2e/production/${name}-${colorScheme}.png`);
      expect(await findings(picker), `${name}, ${colorScheme}`).toEqual([]);
    }
    await picker.emulateMedia({ colorScheme: null });
  };
}
