// What axe-core finds on the picker in each of its states: nothing.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { expect, test } from './fixtures.ts';

const require = createRequire(import.meta.url);

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

test('axe-core finds nothing on the picker, in light and dark, in any state', async ({ start, desktop }) => {
  const windsock = await start();
  const { picker } = windsock;
  const check = async (state: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await picker.emulateMedia({ colorScheme });
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
});

async function findings(page: Page): Promise<readonly string[]> {
  const axe = require.resolve('axe-core/axe.min.js');
  // Through the debugger, since the page's own policy lets no other script in.
  await page.evaluate(await readFile(axe, 'utf8'));
  const found = await page.evaluate<readonly Finding[]>('axe.run().then((result) => result.violations)');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
