// "Why can't I open this?" as a person starts and reads it.
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { findings } from './axe-findings.ts';
import { type Seat, search, selectedRow } from './error-rows.ts';
import { expect } from './fixtures.ts';

/** Opens the check by keys alone and waits for its end. */
export async function diagnose({ desktop, windsock }: Seat, name: string): Promise<void> {
  const { picker } = windsock;
  await search({ desktop, windsock }, name);
  await expect(selectedRow({ desktop, windsock })).toContainText(name);
  await desktop.press('ctrl+k');
  await picker.getByRole('menuitem', { name: 'Why can’t I open this?' }).waitFor();
  const items = await picker.getByRole('menuitem').allTextContents();
  const at = items.findIndex((text) => text.startsWith('Why can’t I open this?'));
  for (let press = 0; press < at; press++) await desktop.press('Down');
  await desktop.press('Return');
  await picker.getByRole('heading', { name: `Why can’t I open ${name}?` }).waitFor();
  await expect(picker.getByRole('status')).toHaveText(/passed|failed/, { timeout: 30_000 });
}

/** @returns `title: word` of each step */
export function steps({ picker }: RunningWindsock): Promise<readonly string[]> {
  return picker
    .getByRole('region', { name: 'Steps' })
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map(
        (item) =>
          `${item.querySelector('[class*=title]')?.textContent}: ${item.querySelector('[class*=word]')?.textContent}`,
      ),
    );
}

/** Takes pictures of the check, light and dark, and has axe-core look at it. */
export async function look({ desktop, windsock: { picker } }: Seat, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await picker.emulateMedia({ colorScheme });
    await painted(picker);
    await desktop.screenshot(`out/e2e/diagnosis/${name}-${colorScheme}.png`);
    expect(await findings(picker), `${name}, ${colorScheme}`).toEqual([]);
  }
  await picker.emulateMedia({ colorScheme: null });
}
