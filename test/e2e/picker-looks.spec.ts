// How the picker looks where it is tight: long names, text from right to left, 200 %, forced colours; and what axe-core finds there: nothing.
import type { Page } from 'playwright';
import { painted } from '../desktop/start-windsock.ts';
import { give, idOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';
import { keepLongNames, type SeenAs, seenAs, tooWide } from './seen-as.ts';

/** The ways in which people see a page. */
const ways = {
  light: { media: { colorScheme: 'light' }, zoom: 1 },
  dark: { media: { colorScheme: 'dark' }, zoom: 1 },
  forced: { media: { colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' }, zoom: 1 },
  large: { media: { colorScheme: 'light' }, zoom: 2 },
} as const satisfies Record<string, SeenAs>;

/** @returns how many matched letters have the colour of what is behind them, which axe-core does not see in forced colours */
function unseenMarks(picker: Page): Promise<number> {
  return picker.locator('mark').evaluateAll((marks) => {
    const background = getComputedStyle(document.body).backgroundColor;
    return marks.filter((mark) => getComputedStyle(mark).color === background).length;
  });
}

test('rows, menu, form, what could not be searched and a search without matches, in light, dark, forced colours and at 200 %', async ({
  desktop,
  windsock,
}) => {
  const { picker } = windsock;
  const look = async (state: string) => {
    for (const [way, seen] of Object.entries(ways)) {
      await seenAs(windsock, picker, '/picker', seen);
      await desktop.screenshot(`out/e2e/picker-looks/${state}-${way}.png`);
      expect(await findings(picker), `${state}, ${way}`).toEqual([]);
      expect(await tooWide(picker), `${state}, ${way}`).toEqual([]);
      expect(await unseenMarks(picker), `${state}, ${way}`).toBe(0);
    }
  };
  await give(windsock, 'setAlias', idOf('orders-prod'), 'لوحة الطلبات (الإنتاج)');
  await keepLongNames(windsock);
  await expect(picker.getByText('لوحة الطلبات')).toBeVisible();
  await look('rows');
  await desktop.type('prod');
  await expect(windsock.selectedRow).toContainText('prod');
  await look('typed');
  await desktop.press('ctrl+k');
  await look('menu');
  await desktop.type('copy');
  await look('filter');
  await desktop.press('Escape', 'Escape', 'ctrl+a');
  await desktop.type('devel');
  // The tag is why these rows are here: it is seen whole.
  const tag = picker.getByText('development', { exact: true }).first();
  await expect.poll(() => tag.evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true);
  await look('tag');
  await desktop.press('ctrl+a');
  await desktop.type('zzzz');
  await expect(picker.getByText(/No environment matches/).first()).toBeVisible();
  await look('no-match');
  await desktop.press('Escape');
  const folded = picker.getByRole('option', { name: /^\d+ places could not be searched/ });
  await folded.scrollIntoViewIfNeeded();
  await look('folded');
  await desktop.press('ctrl+k');
  await desktop.type('could not');
  await painted(picker);
  await desktop.press('Return');
  await expect(folded).toHaveCount(0);
  await expect(windsock.selectedRow).toHaveAttribute('data-row', '0');
  await expect(windsock.selectedRow).toContainText('You are not signed in');
  await expect(windsock.selectedRow).toBeInViewport({ ratio: 1 });
  await look('unfolded');
  await desktop.press('Escape', 'ctrl+k');
  await picker.getByRole('menuitem', { name: 'Change alias…' }).click();
  await look('alias');
});
