// An Airflow window as a person has it: the frame around the page, its keys, its menus, and the dialogs of the system.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright';
import { activeWindowTitle } from '../desktop/active-window.ts';
import { type Desktop, until } from '../desktop/start-desktop.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { airflowWindowsOf } from './app-driver.ts';
import { expect } from './fixtures.ts';

const run = promisify(execFile);

/** @returns the frames of the Airflow windows, the oldest first */
export function framesOf({ app }: RunningWindsock): readonly Page[] {
  return app.windows().filter((page) => page.url().startsWith('app://windsock/airflow-window'));
}

/** @returns the frame of the only Airflow window */
export function onlyFrame(windsock: RunningWindsock): Page {
  const [frame, ...others] = framesOf(windsock);
  if (frame === undefined || others.length > 0) throw new Error('There is not one Airflow window');
  return frame;
}

/** @returns the row of a file in the frame */
export function fileRow(windsock: RunningWindsock, name: string | RegExp): Locator {
  return onlyFrame(windsock).getByRole('listitem').filter({ hasText: name });
}

/** @returns which of a window's two pages has the keyboard */
function keyboardIn({ app }: RunningWindsock): Promise<'frame' | 'page' | null> {
  return app.evaluate(({ webContents }) => {
    const url = webContents.getFocusedWebContents()?.getURL() ?? '';
    if (url.startsWith('app://windsock/airflow-window')) return 'frame';
    return url.startsWith('https:') ? 'page' : null;
  });
}

/** Waits until what is pressed next reaches this page of the window. */
export function keyboardComesTo(windsock: RunningWindsock, where: 'frame' | 'page'): Promise<void> {
  return expect.poll(() => keyboardIn(windsock)).toBe(where);
}

/** Opens the find bar by its key. @returns once what is typed next comes into its field */
export async function openFindBar(windsock: RunningWindsock, desktop: Desktop): Promise<void> {
  await desktop.press('ctrl+f');
  await keyboardComesTo(windsock, 'frame');
  await expect(onlyFrame(windsock).getByRole('textbox', { name: 'Find in page' })).toBeFocused();
}

/** @returns how many Airflow windows a person sees */
export async function shownWindows({ app }: RunningWindsock): Promise<number> {
  return (await airflowWindowsOf(app)).filter(({ isVisible }) => isVisible).length;
}

/** @returns the text on the clipboard */
export function clipboardOf({ app }: RunningWindsock): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

/** Asks for a menu with the right button at a point of the screen. @returns once it is there */
export async function openMenuAt(desktop: Desktop, point: readonly [x: number, y: number]): Promise<void> {
  const windows = async () => {
    const found = await run('xdotool', ['search', '--onlyvisible', '--name', '.*'], {
      env: { ...process.env, ...desktop.env },
    });
    return found.stdout.split('\n').length;
  };
  const before = await windows();
  await desktop.click(...point, 3);
  await until('the menu', async () => (await windows()) > before);
}

/** Waits until a dialog of the system with this title has the keyboard. */
export function dialogOpens(desktop: Desktop, title: string): Promise<void> {
  return expect.poll(() => activeWindowTitle(desktop)).toBe(title);
}

/** Waits until no dialog is in the way of the window any more. */
export function dialogCloses(desktop: Desktop): Promise<void> {
  return expect.poll(() => activeWindowTitle(desktop)).toMatch(/— Windsock$/);
}
