// A person with a screen is not asked for test tools.
import { describe, expect, it } from 'vitest';
import { hasDisplay, needsOf } from '../../../scripts/setup/purpose.ts';

const nothing = {
  electron: false,
  libraries: false,
  virtualDisplay: false,
  proxies: false,
  packages: false,
  awsCli: false,
};
const running = { ...nothing, electron: true, libraries: true };
const tested = { ...running, virtualDisplay: true, proxies: true, packages: true };

describe('needsOf', () => {
  it.each([
    ['start', true, running],
    ['demo', true, running],
    ['demo', false, { ...running, virtualDisplay: true }],
    ['bench', true, { ...running, virtualDisplay: true }],
    ['test', true, { ...tested, awsCli: true }],
    ['e2e', true, tested],
    ['package', false, { ...nothing, electron: true }],
    ['check', false, nothing],
    ['dance', true, undefined],
    [undefined, true, undefined],
  ])('%s (display: %s) needs %o', (purpose, display, needs) => {
    expect(needsOf(purpose, display)).toEqual(needs);
  });
});

describe('hasDisplay', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', { DISPLAY: '' }, false],
    ['darwin', {}, true],
  ] as const)('%s with %o: %s', (platform, env, expected) => {
    expect(hasDisplay(platform, env)).toBe(expected);
  });
});
