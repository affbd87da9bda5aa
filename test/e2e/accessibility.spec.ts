// What axe-core finds on the picker in each of its states: nothing.
import { painted } from '../desktop/start-windsock.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';

test('axe-core finds nothing on the picker, in light and dark, in any state', async ({ start, desktop }) => {
  const windsock = await start();
  const { picker } = windsock;
  const check = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await picker.emulateMedia({ colorScheme });
      await painted(picker);
      await desktop.screenshot(`out/e2e/picker/${state}-${colorScheme}.png`);
      expect(await findings(picker), `${state}, ${colorScheme}`).toEqual([]);
    }
  };
  await check('first-start');
  await picker.getByRole('option', { name: /look for environments/i }).click();
  await picker.getByText(/updated just now/i).waitFor();
  await check('all');
  await desktop.type('prod');
  await expect(windsock.selectedRow).toContainText('prod');
  await check('typed');
  await desktop.press('ctrl+k');
  await check('actions');
  await desktop.press('Escape', 'Escape');
  await desktop.type('zzzz');
  await expect(picker.getByText(/No environment matches/).first()).toBeVisible();
  await check('no-match');
  await picker.getByRole('option', { name: /by name/ }).click();
  await check('form');
  await desktop.press('Escape', 'Escape');
  await picker.getByRole('option', { name: /AWS profiles/ }).click();
  await check('profiles');
  await desktop.press('ctrl+k');
  await check('profile-actions');
  await picker.getByRole('menuitem', { name: 'Regions to search' }).click();
  await check('regions');
  await desktop.press('Escape', 'ctrl+k');
  await picker.getByRole('menuitem', { name: /IAM Identity Center$/ }).click();
  await check('identity-center-form');
});
