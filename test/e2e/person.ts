// A person with every kind of profile in front of the app: the prompt that asks, and a browser that takes notes.
import type { Page } from 'playwright';
import { activeWindowTitle } from '../desktop/active-window.ts';
import type { Desktop } from '../desktop/start-desktop.ts';
import { painted, type RunningWindsock } from '../desktop/start-windsock.ts';
import { makeIdentityWorld } from '../standin/identity-world.ts';
import { startStandin } from '../standin/start-standin.ts';
import { give } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { type FakeBrowser, makeFakeBrowser } from './fake-browser.ts';
import { test as base, expect } from './fixtures.ts';
import { type SeenAs, seenAs, tooWide } from './seen-as.ts';

/** What a test does with the app and its person. */
export interface Person {
  readonly windsock: RunningWindsock;
  readonly browser: FakeBrowser;
  /** Adds an environment by its name and presses Enter on its row. */
  readonly openRow: (profile: string, environment: string) => Promise<void>;
  /** @returns the prompt's page, once it asks this */
  readonly promptAbout: (heading: string | RegExp) => Promise<Page>;
  readonly promptGone: () => Promise<void>;
  /** Waits until what is pressed next reaches the picker. */
  readonly pickerHasKeyboard: () => Promise<void>;
  /** @returns the link that the browser was given last, once it has this many */
  readonly link: (count?: number) => Promise<string>;
  /** Checks the prompt with axe-core and keeps pictures of it: light, dark, in forced colours and at 200 %. */
  readonly look: (page: Page, name: string) => Promise<void>;
}

const tightWays: Readonly<Record<string, SeenAs>> = {
  large: { media: { colorScheme: 'light' }, zoom: 2 },
  forced: { media: { colorScheme: 'dark', forcedColors: 'active' }, zoom: 1 },
};

/** The test function: each test has a world of identities, an app, and nobody signed in. */
export const test = base.extend<{ readonly person: Person; readonly notingBrowser: FakeBrowser }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  standin: async ({}, use) => {
    const standin = await startStandin({ world: makeIdentityWorld() });
    await use(standin);
    await standin.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  notingBrowser: async ({}, use) => {
    const browser = await makeFakeBrowser();
    await use(browser);
    await browser.remove();
  },
  person: async ({ start, desktop, notingBrowser: browser }, use) => {
    const windsock = await start({ env: browser.env });
    await use(toPerson(windsock, desktop, browser));
  },
});

export { expect } from './fixtures.ts';

function promptPages({ app }: RunningWindsock): readonly Page[] {
  return app.windows().filter((page) => page.url().startsWith('app://windsock/prompt'));
}

/** @returns the person in front of this app */
export function toPerson(windsock: RunningWindsock, desktop: Desktop, browser: FakeBrowser): Person {
  const { picker } = windsock;
  return {
    windsock,
    browser,
    openRow: async (profile, environment) => {
      await give(windsock, 'addEnvironment', profile, 'eu-west-1', environment);
      await desktop.type(environment);
      await expect(windsock.selectedRow).toContainText(environment);
      await painted(picker);
      await desktop.press('Return');
    },
    promptAbout: async (heading) => {
      await expect.poll(() => promptPages(windsock)).toHaveLength(1);
      const page = promptPages(windsock)[0];
      if (page === undefined) throw new Error('The prompt went away');
      await page.getByRole('heading', { name: heading }).waitFor();
      await expect.poll(() => isPromptFocused(windsock)).toBe(true);
      return page;
    },
    promptGone: () => expect.poll(() => promptPages(windsock)).toHaveLength(0),
    pickerHasKeyboard: () => expect.poll(() => activeWindowTitle(desktop)).toBe('Windsock'),
    link: async (count = 1) => {
      await expect.poll(async () => (await browser.opened()).length).toBe(count);
      return (await browser.opened())[count - 1] ?? '';
    },
    look: async (page, name) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await painted(page);
        await desktop.screenshot(`out/e2e/prompts/${name}-${colorScheme}.png`);
        expect(await findings(page), `${name}, ${colorScheme}`).toEqual([]);
      }
      for (const [way, seen] of Object.entries(tightWays)) {
        await seenAs(windsock, page, '/prompt', seen);
        await desktop.screenshot(`out/e2e/prompts/${name}-${way}.png`);
        expect(await findings(page), `${name}, ${way}`).toEqual([]);
        expect(await tooWide(page), `${name}, ${way}`).toEqual([]);
      }
      await seenAs(windsock, page, '/prompt', { media: {}, zoom: 1 });
    },
  };
}

/** @returns whether the prompt's window has the keyboard */
export function isPromptFocused({ app }: RunningWindsock): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      (window) => window.isFocused() && window.webContents.getURL().startsWith('app://windsock/prompt'),
    ),
  );
}
