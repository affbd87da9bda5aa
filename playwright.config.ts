import { defineConfig } from '@playwright/test';

/** Tests of the built app with real windows; one at a time, since a display has one focus and one set of hotkeys. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: 'list',
});
