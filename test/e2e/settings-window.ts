// The settings window, as tests open it and look at it.
import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import type { SettingsSection } from '../../src/shared/settings-section.ts';
import type { Desktop } from '../desktop/start-desktop.ts';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { give } from './app-driver.ts';
import { findings } from './axe-findings.ts';

/** Asks for the settings. @returns their page, once it shows this section */
export async function settingsAt(windsock: RunningWindsock, section: SettingsSection): Promise<Page> {
  await give(windsock, 'showSettings', section);
  return shownSettings(windsock, section);
}

/** @returns the page of the settings, once it shows this section */
export async function shownSettings(windsock: RunningWindsock, section: SettingsSection): Promise<Page> {
  const find = () => windsock.app.windows().find((each) => each.url().startsWith('app://windsock/settings'));
  await expect.poll(find).toBeDefined();
  const page = find();
  if (page === undefined) throw new Error('The settings went away');
  await expect(page.locator(`#tab-${section}`)).toHaveAttribute('aria-selected', 'true');
  await painted(page);
  return page;
}

/** Checks the page with axe-core and keeps pictures of it, light and dark. */
export async function lookAt(desktop: Pick<Desktop, 'screenshot'>, page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await painted(page);
    await desktop.screenshot(`out/e2e/settings/${name}-${colorScheme}.png`);
    expect(await findings(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}
