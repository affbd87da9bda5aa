// The two pages of an Airflow window as tests reach them: the frame of ours, and Airflow's.
import type { Page } from 'playwright';
import type { Desktop } from '../desktop/start-desktop.ts';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { frameOf } from './airflow-frame.ts';
import { idOf, open } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect } from './fixtures.ts';

/** An Airflow window that is open. */
export interface OpenWindow {
  readonly windsock: RunningWindsock;
  readonly frame: Page;
  readonly airflow: Page;
}

/** Opens an environment and goes to a page of it. @returns both pages of its window */
export async function openAt(windsock: RunningWindsock, name: string, path: string): Promise<OpenWindow> {
  expect(await open(windsock, idOf(name))).toEqual({ ok: true, value: null });
  const airflow = await windsock.loggedInPage(name);
  await airflow.goto(new URL(path, airflow.url()).href);
  const frame = await frameOf(windsock, name);
  await frame.locator('header').waitFor();
  return { windsock, frame, airflow };
}

/** @returns the numbers of the processes of the pages at these addresses */
export function pagePids({ app }: RunningWindsock, address: string): Promise<readonly number[]> {
  return app.evaluate(
    ({ webContents }, start) =>
      webContents
        .getAllWebContents()
        .filter((each) => each.getURL().startsWith(start))
        .map((each) => each.getOSProcessId()),
    address,
  );
}

/** @returns the address of the Airflow page that is there, loaded and alive; null where there is none */
export function liveAddress({ app }: RunningWindsock): Promise<string | null> {
  // Its scripts are not asked: what begins to run in a process that ends never settles.
  return app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL().startsWith('https:'));
    const isThere = page !== undefined && !page.isCrashed() && !page.isLoadingMainFrame();
    return isThere ? page.getURL() : null;
  });
}

/** Waits until Airflow's page at this address is there, and nothing in its place. */
export async function expectPage({ frame, windsock }: OpenWindow, address: string): Promise<void> {
  await expect.poll(() => liveAddress(windsock)).toBe(address);
  await expect(frame.getByRole('main').getByRole('button')).toHaveCount(0);
}

/** Keeps a picture of the screen, once the frame is painted. */
export async function picture(desktop: Desktop, frame: Page, name: string): Promise<void> {
  await painted(frame);
  await desktop.screenshot(`out/e2e/airflow-window/${name}.png`);
}

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

/** Checks the frame with axe-core and keeps pictures of the screen, in each of these ways. */
export async function look(
  desktop: Desktop,
  frame: Page,
  name: string,
  ways: readonly (keyof typeof looks)[] = ['light', 'dark', 'forced'],
): Promise<void> {
  for (const way of ways) {
    await frame.emulateMedia(looks[way]);
    await picture(desktop, frame, `${name}-${way}`);
    expect(await findings(frame), `${name}, ${way}`).toEqual([]);
  }
  await frame.emulateMedia({ colorScheme: null, forcedColors: null });
}

/** Where Airflow's page begins in its window, and how high the frame says that it is above it. */
export async function placesOf({ windsock, frame }: OpenWindow) {
  const pageTop = await windsock.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.contentView.children.length > 0);
    return window?.contentView.children[0]?.getBounds().y ?? 0;
  });
  const box = await frame.locator('header').boundingBox();
  return { pageTop, headerHeight: box?.height ?? 0 };
}
