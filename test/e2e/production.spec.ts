// Marks such as "production": rules made with the keyboard, choices for one environment, and where both are told.
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { airflowWindowsOf, give, idOf, open } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';

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

async function leaveByEsc(windsock: RunningWindsock, press: (...keys: readonly string[]) => Promise<void>) {
  const { picker, selectedRow } = windsock;
  await press('ctrl+Home', 'Down', 'Return');
  await expect(picker.getByRole('heading', { name: 'Edit the rule' })).toBeVisible();
  await press('Escape');
  await expect(selectedRow).toContainText('Name: *-staging');
  await press('Escape');
  await expect(row(windsock, 'orders-staging', 'data-platform-staging')).toContainText('rehearsal');
}

async function openRules({ picker }: RunningWindsock, press: (...keys: readonly string[]) => Promise<void>) {
  await press('ctrl+k');
  await picker.getByRole('menuitem', { name: 'Production rules…' }).click();
  await expect(picker.getByRole('heading', { name: 'Production rules' })).toBeVisible();
}

test('rules are made, ordered, changed and removed with the keyboard alone, and kept', async ({
  desktop,
  start,
  windsock,
}) => {
  const { picker, selectedRow } = windsock;
  const look = lookAt(desktop, windsock);
  await openRules(windsock, desktop.press);
  await expect(selectedRow).toContainText('Add a rule');
  await look('rules-none');

  await test.step('a rule says what it fits while it is typed, and what is missing', async () => {
    await desktop.press('Return');
    await expect(picker.getByLabel('Pattern')).toBeFocused();
    await look('rule-form');
    await desktop.press('Return');
    await expect(picker.getByText('Type what the rule looks for')).toBeVisible();
    await look('rule-error');
    await desktop.type('*-staging');
    await expect(picker.getByText(/^Fits 9 environments: /)).toBeVisible();
    // To the colours, and from the first to the last but one.
    await desktop.press('Tab', 'Right', 'Right', 'Right', 'Right', 'Tab', 'ctrl+a');
    await expect(picker.getByRole('radio', { name: 'Green' })).toBeChecked();
    await desktop.type('rehearsal');
    await look('rule-filled');
    await desktop.press('Return');
    await expect(selectedRow).toContainText('Name: *-staging');
    await expect(selectedRow).toContainText('rehearsal');
  });

  await test.step('the order decides, and the rule at hand goes along', async () => {
    await desktop.press('Home', 'ctrl+Home', 'Return');
    await desktop.type('orders-*');
    await desktop.press('Return');
    await expect(selectedRow).toContainText('Name: orders-*');
    await expect(selectedRow).toContainText('; rules above decide for 1 of them');
    await desktop.press('alt+Up');
    await expect(selectedRow).toContainText('Name: orders-*');
    await expect(selectedRow).not.toContainText('rules above');
    await expect(picker.getByRole('option', { name: /-staging/ })).toContainText(
      'Fits 9 environments; rules above decide for 1 of them',
    );
    await desktop.press('ctrl+k');
    await look('rule-actions');
    await desktop.press('Escape', 'Delete');
    await expect(picker.getByRole('option')).toHaveCount(3);
  });

  await test.step('Esc goes back one step at a time', () => leaveByEsc(windsock, desktop.press));

  await windsock.quit();
  const again = await start();
  await expect(row(again, 'orders-staging', 'data-platform-staging')).toContainText('rehearsal');
});

test('each rule gives its word and colour to rows, windows and the tray menu', async ({
  desktop,
  windsock,
}) => {
  const { app, picker } = windsock;
  const look = lookAt(desktop, windsock);
  const titles = async () => (await airflowWindowsOf(app)).map(({ title }) => title);
  await open(windsock, idOf('payments-prod'));
  await expect.poll(titles).toEqual([expect.stringContaining('payments-prod ● production (')]);
  await give(windsock, 'setProductionRules', rules);
  await expect.poll(titles).toEqual([expect.stringContaining('payments-prod ● money (')]);
  await give(windsock, 'toggleFavourite', idOf('payments-prod'));
  await windsock.openPicker();
  await expect(row(windsock, 'payments-prod').first()).toContainText('money');
  await expect(row(windsock, 'legacy-etl-prod').locator('[data-colour]')).toHaveCount(0);
  for (const text of ['pay', 'apac', 'bi-refresh', 'legacy']) {
    await desktop.press('ctrl+a');
    await desktop.type(text);
    await expect(windsock.selectedRow).toContainText(text);
    await look(`rows-${text}`);
  }
  await desktop.press('Escape');
  await openRules(windsock, desktop.press);
  await look('rules-several');
  await desktop.press('shift+Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await desktop.openTrayMenu();
  await desktop.screenshot('out/e2e/production/tray-menu.png');
  await desktop.press('Escape');
  expect(await picker.getByRole('heading', { name: 'Production rules' }).count()).toBe(1);
});

test('what is chosen for one environment comes before the rules, through every profile', async ({
  desktop,
  windsock,
}) => {
  const { picker, selectedRow } = windsock;
  const look = lookAt(desktop, windsock);
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
function lookAt(
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
