// Favourites: made in the picker, opened from the tray menu of a real tray host and by their number keys, kept over a restart.
import { openEnvironmentsOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

test('a favourite made with Ctrl+D opens from the tray menu, and is still there after a restart', async ({
  desktop,
  start,
  windsock,
}) => {
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type('versand-prod');
  await expect(windsock.selectedRow).toContainText('versand-prod');
  await desktop.press('ctrl+d');
  await expect(windsock.selectedRow).toContainText('Favourite');
  await desktop.press('shift+Escape');
  await desktop.openTrayMenu();
  await desktop.screenshot('out/e2e/tray-menu.png');
  await desktop.press('1');
  await windsock.loggedInPage('versand-prod');
  await windsock.quit();

  const again = await start();
  await expect(again.picker.getByRole('group', { name: 'Favourites' })).toContainText('versand-prod');
  await desktop.press('alt+1');
  await again.loggedInPage('versand-prod');
});

test('the tray menu opens the picker, shows an open window again, and quits', async ({
  desktop,
  windsock,
}) => {
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type('vt');
  await desktop.press('Return');
  await windsock.loggedInPage('versand-test');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await desktop.openTrayMenu();
  // Labels cannot be chosen, so the first step down is "Open picker".
  await desktop.press('Down', 'Return');
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  await desktop.press('shift+Escape');
  await desktop.openTrayMenu();
  // The last item but one step up from the end is Quit.
  const gone = windsock.app.waitForEvent('close');
  await desktop.press('Up', 'Return');
  await gone;
});

test('closing an Airflow window leaves Windsock in the tray', async ({ desktop, windsock }) => {
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type('vt');
  await desktop.press('Return');
  await windsock.loggedInPage('versand-test');
  await desktop.press('alt+F4');
  await expect.poll(() => openEnvironmentsOf(windsock.app)).toHaveLength(0);
  await windsock.openPicker();
});
