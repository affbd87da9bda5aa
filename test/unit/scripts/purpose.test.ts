// A person with a screen is not asked for test tools.
import { describe, expect, it } from 'vitest';
import { hasDisplay, needsOf } from '../../../scripts/setup/purpose.ts';

describe('needsOf', () => {
  it.each([
    [
      'start',
      true,
      {
        electron: true,
        libraries: true,
        virtualDisplay: false,
        proxies: false,
        packages: false,
        awsCli: false,
      },
    ],
    [
      'demo',
      true,
      {
        electron: true,
        libraries: true,
        virtualDisplay: false,
        proxies: false,
        packages: false,
        awsCli: false,
      },
    ],
    [
      'demo',
      false,
      {
        electron: true,
        libraries: true,
        virtualDisplay: true,
        proxies: false,
        packages: false,
        awsCli: false,
      },
    ],
    [
      'bench',
      true,
      {
        electron: true,
        libraries: true,
        virtualDisplay: true,
        proxies: false,
        packages: false,
        awsCli: false,
      },
    ],
    [
      'test',
      true,
      { electron: true, libraries: true, virtualDisplay: true, proxies: true, packages: true, awsCli: true },
    ],
    [
      'package',
      false,
      {
        electron: true,
        libraries: false,
        virtualDisplay: false,
        proxies: false,
        packages: false,
        awsCli: false,
      },
    ],
    [
      'check',
      false,
      {
        electron: false,
        libraries: false,
        virtualDisplay: false,
        proxies: false,
        packages: false,
        awsCli: false,
      },
    ],
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
