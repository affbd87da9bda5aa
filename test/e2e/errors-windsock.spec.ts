// What can go wrong with Windsock's own hotkey and settings, and what a person reads and does then.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { until } from '../desktop/start-desktop.ts';
import { makeHome, startWindsock } from '../desktop/start-windsock.ts';
import { expectFailedRow, picture, search, selectedRow } from './error-rows.ts';
import { expect, lookForEnvironments, test } from './fixtures.ts';
import { settingsFile } from './settings-file.ts';

test('a hotkey that another program has is said to be taken, and Enter takes one that works', async ({
  desktop,
  standin,
  start,
}) => {
  const otherHome = await makeHome(standin);
  const other = await startWindsock({ desktop, standin, home: otherHome });
  const windsock = await start();
  const seat = { desktop, windsock };
  await expectFailedRow(seat, {
    summary: 'The hotkey Alt+Shift+Space belongs to another program',
    advice: 'Take another one, or free this one and start Windsock again.',
    enter: 'Take another hotkey',
  });
  await picture(seat, 'windsock-hotkey-taken');
  await desktop.press('Return');
  await expect(windsock.picker.getByText('belongs to another program')).toHaveCount(0);
  await expect(windsock.picker.getByText('Ctrl+Alt+Space opens Windsock from now on')).toBeVisible();
  await picture(seat, 'windsock-hotkey-replaced');
  await desktop.press('Escape');
  const isVisible = () =>
    windsock.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);
  await until('the picker to be gone', async () => !(await isVisible()));
  await desktop.press('ctrl+alt+space');
  await until('the picker to be back', isVisible);
  await other.quit();
  await otherHome.remove();
});

test('a damaged settings file is kept aside and said once, and no favourite is lost', async ({
  desktop,
  home,
  start,
}) => {
  const first = await start();
  await lookForEnvironments(first);
  await search({ desktop, windsock: first }, 'sandbox-mara');
  await desktop.press('ctrl+d');
  await expect(selectedRow({ desktop, windsock: first })).toContainText('Favourite');
  await first.quit();
  const good = await readFile(settingsFile(home), 'utf8');
  await writeFile(settingsFile(home), good.slice(0, good.length / 2));

  const second = await start();
  const seat = { desktop, windsock: second };
  const [keptAs = ''] = (await readdir(home.userData)).filter((name) => name.includes('.bad-'));
  await expect(second.picker.getByRole('option', { name: /sandbox-mara/ })).toContainText('Favourite');
  await search(seat, 'damaged');
  await expectFailedRow(seat, {
    summary: 'The settings file was damaged; the last good copy is in use',
    advice: `The damaged file is kept as ${keptAs}.`,
    enter: 'Dismiss',
  });
  await picture(seat, 'windsock-settings-restored');
  expect(await readFile(`${home.userData}/${keptAs}`, 'utf8')).toBe(good.slice(0, good.length / 2));
  await desktop.press('Return');
  await expect(second.picker.getByText('was damaged')).toHaveCount(0);
  await second.quit();

  const third = await start();
  await expect(third.picker.getByRole('option', { name: /sandbox-mara/ })).toContainText('Favourite');
  await expect(third.picker.getByText('was damaged')).toHaveCount(0);
});
