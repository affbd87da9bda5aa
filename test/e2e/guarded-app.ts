// One running app for the tests of its guards: an Airflow window that is logged in, a hostile host beside it, and a browser that takes notes.
import type { Page } from 'playwright';
import type { Desktop } from '../desktop/start-desktop.ts';
import { makeHome, type RunningWindsock, startWindsock } from '../desktop/start-windsock.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';
import { keyboardComesTo } from './airflow-window.ts';
import { hostOf, idOf, onScreen, open, snapshotOf } from './app-driver.ts';
import { type FakeBrowser, makeFakeBrowser } from './fake-browser.ts';
import { test as base, expect } from './fixtures.ts';

/** A host that is none of AWS's; it answers with the stand-in's certificate. */
export const evilHost = 'evil.example';

/** What happened to a navigation or a redirect, as a listener after the app's own saw it. */
interface SeenNavigation {
  readonly url: string;
  readonly stopped: boolean;
}

/** The app and its surroundings. */
export interface GuardedApp {
  readonly windsock: RunningWindsock;
  readonly standin: Standin;
  readonly browser: FakeBrowser;
  readonly host: string;
  /** The page of the Airflow window. */
  readonly airflow: Page;
  /** Shows a page of the test's own in the Airflow window. @returns its address */
  readonly show: (html: string) => Promise<string>;
  /** Clicks an element of the Airflow window with the real mouse. */
  readonly click: (selector: string) => Promise<void>;
  /** @returns the navigations of the Airflow window's frames since it last showed a page */
  readonly navigations: () => Promise<readonly SeenNavigation[]>;
  /** @returns how many requests reached the hostile host since the Airflow window last showed a page */
  readonly evilRequests: () => number;
}

declare global {
  var seenNavigations: SeenNavigation[];
}

/** The test function: one app for all files that try the same. An app that was attacked is none that a person works with. */
export const test = base.extend<object, { readonly guarded: GuardedApp; readonly tried: string }>({
  tried: ['guards', { option: true, scope: 'worker' }],
  guarded: [
    async ({ desktop, tried: _tried }, use) => {
      const standin = await startStandin();
      const home = await makeHome(standin);
      const browser = await makeFakeBrowser();
      const windsock = await startWindsock({
        desktop,
        standin,
        home,
        env: browser.env,
        switches: [
          // The last one of its name counts.
          `${standin.chromiumSwitches[0]},MAP *.example 127.0.0.1:${standin.airflowPort}`,
          '--use-fake-device-for-media-stream',
        ],
      });
      await use(await toGuardedApp({ desktop, standin, windsock, browser }));
      await windsock.quit();
      for (const part of [browser, home]) await part.remove();
      await standin.close();
    },
    { scope: 'worker' },
  ],
});

async function toGuardedApp(parts: {
  readonly desktop: Desktop;
  readonly standin: Standin;
  readonly windsock: RunningWindsock;
  readonly browser: FakeBrowser;
}): Promise<GuardedApp> {
  const { desktop, standin, windsock, browser } = parts;
  const host = hostOf(standin, 'orders-prod');
  await open(windsock, idOf('orders-prod'));
  const airflow = await windsock.airflowPage(host);
  await recordNavigations(windsock, host);
  // A window that is still to come would not get the click.
  await keyboardComesTo(windsock, 'page');
  // The name of the account is asked for after the login, and comes last.
  await expect.poll(async () => Object.keys((await snapshotOf(windsock)).accountAliases)).not.toEqual([]);
  let shown = 0;
  let evilBefore = 0;
  const evilSoFar = () => standin.requests.filter((request) => request.host === evilHost).length;
  return {
    windsock,
    standin,
    browser,
    host,
    airflow,
    show: async (html) => {
      const path = `/planted/${++shown}`;
      standin.setAirflowPage(host, path, { body: `<!doctype html><title>Planted</title>${html}` });
      evilBefore = evilSoFar();
      await windsock.app.evaluate(() => {
        globalThis.seenNavigations = [];
      });
      // Some pages start to leave before they have loaded.
      await airflow.goto(`https://${host}${path}`, { waitUntil: 'commit' });
      await airflow.waitForFunction(() => document.readyState !== 'loading');
      return `https://${host}${path}`;
    },
    click: async (selector) => desktop.click(...(await onScreen(windsock.app, airflow, selector))),
    navigations: () => windsock.app.evaluate(() => globalThis.seenNavigations),
    evilRequests: () => evilSoFar() - evilBefore,
  };
}

/** Listens after the app's own guards, so that what they decided is seen. */
async function recordNavigations({ app }: RunningWindsock, host: string): Promise<void> {
  await app.evaluate(({ webContents }, airflowHost) => {
    globalThis.seenNavigations = [];
    const contents = webContents.getAllWebContents().find((each) => each.getURL().includes(airflowHost));
    const see = (event: { readonly url: string; readonly defaultPrevented: boolean }) =>
      globalThis.seenNavigations.push({ url: event.url, stopped: event.defaultPrevented });
    contents?.on('will-frame-navigate', see);
    contents?.on('will-redirect', see);
  }, host);
}
