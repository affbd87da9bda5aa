// What tests of packages share: the packages of the app in out/, made once.
import { type LinuxPackage, makeLinuxPackage } from '../desktop/make-package.ts';
import { test as base } from './fixtures.ts';

interface WorkerFixtures {
  readonly packaged: LinuxPackage;
}

/** The test function of all tests of packages: Playwright runs what has the same fixtures of a worker in one worker. */
export const test = base.extend<object, WorkerFixtures>({
  packaged: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const packaged = await makeLinuxPackage(['deb', 'rpm', 'AppImage']);
      await use(packaged);
      await packaged.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

export { expect } from '@playwright/test';
