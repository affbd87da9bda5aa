import { defineConfig } from '@playwright/test';

/** Tests of the built app with real windows; one at a time, since a display has one focus and one set of hotkeys. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // Limits for what hangs: the machine may be busy.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
});
