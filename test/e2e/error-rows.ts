// What tests of failures have in common: choosing an environment by real keys, and reading the row as a person does.
import type { Locator } from '@playwright/test';
import { activeWindowTitle } from '../desktop/active-window.ts';
import { type Desktop, until } from '../desktop/start-desktop.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { expect } from './fixtures.ts';

/** The two that every step of these tests needs. */
export interface Seat {
  readonly desktop: Desktop;
  readonly windsock: RunningWindsock;
}

/** What a failed row says. */
export interface RowText {
  readonly summary: string;
  readonly advice: string;
  /** What the row says that Enter does. */
  readonly enter: string;
}

/** @returns the row that the keys act on */
export function selectedRow({ windsock }: Seat): Locator {
  return windsock.picker.getByRole('option', { selected: true });
}

/** Brings the picker to the front with the hotkey, unless it is there, and types a query over the old one. */
export async function search(seat: Seat, query: string): Promise<void> {
  const { desktop, windsock } = seat;
  // A window that has just closed may leave nobody in front for a moment, the picker included.
  await expect(async () => {
    if (!(await isPickerInFront(seat))) await desktop.press('alt+shift+space');
    await expect.poll(() => isPickerInFront(seat), { timeout: 1_000 }).toBe(true);
  }).toPass();
  await desktop.press('ctrl+a');
  await desktop.type(query);
  await expect(windsock.picker.getByRole('combobox')).toHaveValue(query);
}

/** Types an environment's name and presses Enter on its row. */
export async function choose(seat: Seat, name: string): Promise<void> {
  await search(seat, name);
  await expect(selectedRow(seat)).toContainText(name);
  await seat.desktop.press('Return');
}

/** Reads the selected row: each sentence is there as a whole and in sight, and no window shows a blank page. */
export async function expectFailedRow(seat: Seat, text: RowText, timeoutMs = 10_000): Promise<void> {
  const row = selectedRow(seat);
  await expect(row.getByText(text.summary, { exact: true })).toBeVisible({ timeout: timeoutMs });
  await expect(row.getByText(text.advice, { exact: true })).toBeVisible();
  await expect(row.getByText(`${text.enter}↵`)).toBeVisible();
  await expect(row).toBeInViewport({ ratio: 1 });
  expect(await isCutOff(row)).toBe(false);
  expect(await airflowWindows(seat.windsock)).toEqual([]);
  expect(await isPickerInFront(seat)).toBe(true);
}

/** @returns what "Copy error details" of the selected row's actions puts on the clipboard */
export async function copiedDetails({ desktop, windsock }: Seat): Promise<string> {
  await desktop.press('ctrl+k');
  await windsock.picker.getByRole('menuitem', { name: 'Copy error details' }).click();
  await expect(windsock.picker.getByText('Copied')).toBeVisible();
  return windsock.app.evaluate(({ clipboard }) => clipboard.readText());
}

/** Takes the picture of a failed row for people to look at. */
export async function picture({ desktop, windsock }: Seat, name: string): Promise<void> {
  // What stands in the page is on the screen two frames later.
  await windsock.picker.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await desktop.screenshot(`out/e2e/errors/${name}.png`);
}

/** Waits until the environment's window is on the screen, logged in, and closes it. */
export async function expectLoggedIn(seat: Seat, name: string): Promise<void> {
  const { windsock } = seat;
  const isThere = async () =>
    (await airflowWindows(windsock)).some(
      (title) => title.includes(`— ${name} `) && title.startsWith('DAGs'),
    );
  await until(`the window of ${name}`, isThere).catch(async (error: unknown) => {
    throw new Error(`The row of ${name} says: ${await selectedRow(seat).textContent()}`, { cause: error });
  });
  await windsock.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.getTitle() !== 'Windsock') window.close();
  });
  await until('no Airflow window', async () => (await airflowWindows(windsock)).length === 0);
}

/** @returns the titles of all Airflow windows, hidden ones included: after a failure there is none */
function airflowWindows({ app }: RunningWindsock): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((window) => window.getTitle())
      .filter((title) => title !== 'Windsock'),
  );
}

async function isPickerInFront({ desktop }: Seat): Promise<boolean> {
  return (await activeWindowTitle(desktop)) === 'Windsock';
}

/** Whether any text in the row ends in dots. */
function isCutOff(row: Locator): Promise<boolean> {
  return row.evaluate((element) =>
    [element, ...element.querySelectorAll('*')].some(
      (each) => each.scrollWidth > each.clientWidth && getComputedStyle(each).textOverflow === 'ellipsis',
    ),
  );
}
