// The set-up keeps what is expensive to get where this platform expects caches.
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../scripts/setup/cache-folder.ts';

describe('cacheFolder', () => {
  it.each([
    ['linux', {}, '/home/ada/.cache/windsock'],
    ['linux', { XDG_CACHE_HOME: '/big/cache' }, '/big/cache/windsock'],
    ['darwin', { XDG_CACHE_HOME: '/big/cache' }, '/home/ada/Library/Caches/windsock'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/windsock'],
    ['linux', { WINDSOCK_CACHE: '/chosen', XDG_CACHE_HOME: '/big/cache' }, '/chosen'],
  ] as const)('is where %s with %o expects it', (platform, env, expected) => {
    expect(cacheFolder({ platform, env, home: '/home/ada' })).toBe(expected);
  });
});
