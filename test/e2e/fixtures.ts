// What every e2e test has: a desktop for the worker, and a stand-in, a HOME and a running Windsock for each test.
import { test as base } from '@playwright/test';
import { type Desktop, startDesktop } from '../desktop/start-desktop.ts';
import {
  makeHome,
  type RunningWindsock,
  startWindsock,
  type TemporaryHome,
  type WindsockStart,
} from '../desktop/start-windsock.ts';
import { type Standin, startStandin } from '../standin/start-standin.ts';

interface TestFixtures {
  readonly standin: Standin;
  readonly home: TemporaryHome;
  /** Starts the app; as often as the test likes, one after the other. It is quit at the end. */
  readonly start: (
    more?: Pick<WindsockStart, 'env' | 'link' | 'switches' | 'user' | 'appFolder' | 'electron'> &
      Partial<Pick<WindsockStart, 'standin' | 'home'>>,
  ) => Promise<RunningWindsock>;
  /** The app, started and with the environments of all its profiles found. */
  readonly windsock: RunningWindsock;
}

interface WorkerFixtures {
  readonly desktop: Desktop;
}

/** The test function of all e2e tests. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  desktop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const desktop = await startDesktop();
      await use(desktop);
      await desktop.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  standin: async ({}, use) => {
    const standin = await startStandin();
    await use(standin);
    await standin.close();
  },
  home: async ({ standin }, use) => {
    const home = await makeHome(standin);
    await use(home);
    await home.remove();
  },
  start: async ({ desktop, standin, home }, use) => {
    const started: RunningWindsock[] = [];
    await use(async (more = {}) => {
      const windsock = await startWindsock({ desktop, standin, home, ...more });
      started.push(windsock);
      return windsock;
    });
    for (const windsock of started) await windsock.quit();
  },
  windsock: async ({ start }, use) => {
    const windsock = await start();
    await lookForEnvironments(windsock);
    await use(windsock);
  },
});

export { expect } from '@playwright/test';

/** Does what the first row of a first start offers, and waits until every profile was asked. */
export async function lookForEnvironments({ picker }: Pick<RunningWindsock, 'picker'>): Promise<void> {
  await picker.getByRole('option', { name: /look for environments/i }).click();
  await picker.getByText(/updated just now/i).waitFor();
}
