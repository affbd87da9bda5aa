// The settings window, in one running app: how it opens, and what each section does.
import type { Page } from 'playwright';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { findings } from './axe-findings.ts';
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

test('look', async ({ desktop, start }) => {
  const windsock = await start();
  await desktop.press('ctrl+comma');
  const page = await settingsPage(windsock);
  await desktop.press('Down');
  for (const name of [
    'General',
    'Appearance',
    'Favourites',
    'Environments',
    'Profiles',
    'Production',
    'Networks',
    'Windows',
    'Team',
    'Privacy',
    'Diagnostics',
    'About',
  ]) {
    await page.getByRole('tab', { name }).click();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await painted(page);
      await desktop.screenshot(`out/e2e/settings/${name}-${scheme}.png`);
      console.log(name, scheme, await findings(page));
    }
  }
});
