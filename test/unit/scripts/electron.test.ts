// The set-up takes only Electron's own files from the fallback, and asks for the real one again after a day.
import { describe, expect, it } from 'vitest';
import { isRemembered } from '../../../scripts/setup/electron-binary.ts';
import { electronPath } from '../../../scripts/setup/electron-fallback.ts';

describe('electronPath', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/resources.pak', 'resources.pak'],
    ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
    ['Cypress/resources/app/package.json', undefined],
    ['Cypress/resources/app-update.yml', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
  ])('%s becomes %s', (name, path) => {
    expect(electronPath(name)).toBe(path);
  });
});

describe('isRemembered', () => {
  const HOUR_MS = 60 * 60_000;
  const note = JSON.stringify({ failedAtMs: 1_000_000, reason: 'github.com cannot be reached' });

  it.each([
    ['a fresh failure', note, 1_000_000 + HOUR_MS, true],
    ['a failure of yesterday', note, 1_000_000 + 25 * HOUR_MS, false],
    ['a failure from the future (the clock was set back)', note, 0, false],
    ['no failure', undefined, 1_000_000, false],
    ['a damaged note', '{"fai', 1_000_000, false],
  ])('%s', (_name, text, nowMs, remembered) => {
    expect(isRemembered(text, nowMs)).toBe(remembered);
  });
});
