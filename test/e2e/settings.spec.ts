// The settings window, in one running app: how it opens, and what each section does.
import type { Page } from 'playwright';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { expect, test } from './fixtures.ts';

/** @returns the page of the settings window, once it has the keyboard */
async function settingsPage({ app }: RunningWindsock): Promise<Page> {
  const pages = () => app.windows().filter((page) => page.url().startsWith('app://windsock/settings'));
  await expect.poll(() => pages()).toHaveLength(1);
  const [page] = pages();
  if (page === undefined) throw new Error('The settings went away');
  await page.getByRole('searchbox', { name: 'Search settings' }).waitFor();
  await painted(page);
  return page;
}

test('Ctrl+, in the picker opens the settings', async ({ desktop, start }) => {
  const windsock = await start();
  await desktop.press('ctrl+comma');
  const page = await settingsPage(windsock);
  await desktop.screenshot('out/e2e/settings/shell.png');
  await desktop.type('fav');
  await expect(page.getByRole('tab')).toHaveText(['Favourites']);
  await desktop.press('Escape', 'Escape');
  await expect
    .poll(() => windsock.app.windows().filter((each) => each.url().includes('settings')))
    .toHaveLength(0);
});
