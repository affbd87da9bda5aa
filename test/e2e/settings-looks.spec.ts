// How each section of the settings looks where it is tight: at 200 %, in a narrow window, in forced colours; nothing scrolls sideways, and axe-core finds nothing.
import { settingsSections } from '../../src/shared/settings-section.ts';
import { give, idOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';
import { keepLongNames, type SeenAs, seenAs, tooWide } from './seen-as.ts';
import { settingsAt } from './settings-window.ts';

const ways = {
  forced: { media: { colorScheme: 'dark', forcedColors: 'active' }, zoom: 1, size: [880, 640] },
  narrow: { media: { colorScheme: 'dark' }, zoom: 1, size: [560, 400] },
  large: { media: { colorScheme: 'light' }, zoom: 2, size: [880, 640] },
  'large-narrow': { media: { colorScheme: 'light' }, zoom: 2, size: [560, 640] },
} as const satisfies Record<string, SeenAs>;

test('every section at 200 %, in a narrow window, and in forced colours', async ({ desktop, windsock }) => {
  test.slow();
  await keepLongNames(windsock);
  await give(windsock, 'setFavouriteHotkey', idOf('versand-prod'), 'Control+Alt+Shift+F9');
  const page = await settingsAt(windsock, 'general');
  const box = page.getByRole('combobox', { name: 'Section' });
  for (const [way, seen] of Object.entries(ways)) {
    await seenAs(windsock, page, '/settings', seen);
    for (const section of settingsSections) {
      await settingsAt(windsock, section);
      const place = seen.zoom === 1 ? page.locator(`#tab-${section}`) : box;
      await expect(place, `${section}, ${way}`).toBeInViewport({ ratio: 1 });
      if (seen.zoom > 1) await expect(box).toHaveValue(section);
      await desktop.screenshot(`out/e2e/settings-looks/${section}-${way}.png`);
      expect.soft(await findings(page), `${section}, ${way}`).toEqual([]);
      expect.soft(await tooWide(page), `${section}, ${way}`).toEqual([]);
    }
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('zzzz');
    await expect(page.getByText('No setting matches “zzzz”.')).toBeVisible();
    expect.soft(await findings(page), `nothing found, ${way}`).toEqual([]);
    await desktop.screenshot(`out/e2e/settings-looks/nothing-found-${way}.png`);
    await page.getByRole('searchbox', { name: 'Search settings' }).fill('');
  }
  await settingsAt(windsock, 'general');
  await box.selectOption('Privacy');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Privacy');
});
