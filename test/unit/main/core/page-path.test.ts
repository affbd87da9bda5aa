import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagePath } from '../../../../src/main/core/page-path.ts';

describe('files of our own pages', () => {
  it.each([
    ['app://windsock/picker/index.html', 'picker/index.html'],
    ['app://windsock/assets/picker-D4x_9.js?v=1#a', 'assets/picker-D4x_9.js'],
    ['app://windsock/a/../b.css', 'b.css'],
    ['app://windsock/%2e%2e/a', 'a'],
  ])('%s is %s', (url, path) => {
    expect(pagePath(url)).toBe(path);
  });

  it.each([
    ['an escaped slash', 'app://windsock/..%2f..%2fetc/passwd'],
    ['an escaped backslash', 'app://windsock/..%5c..%5csecret'],
    ['a backslash', 'app://windsock/..\\..\\secret'],
    ['NUL', 'app://windsock/index.html%00.js'],
    ['a raw NUL', 'app://windsock/index.html\0.js'],
    ['two slashes', 'app://windsock//etc/passwd'],
    ['a hidden file', 'app://windsock/.env'],
    ['a hidden folder', 'app://windsock/.git/config'],
    ['the folder itself', 'app://windsock/'],
    ['a folder', 'app://windsock/picker/'],
    ['nothing', 'app://windsock'],
    ['another host', 'app://evil/picker/index.html'],
    ['our host as user info', 'app://windsock@evil/picker/index.html'],
    ['a host that starts like ours', 'app://windsock.evil/picker/index.html'],
    ['a port', 'app://windsock:80/picker/index.html'],
    ['another scheme', 'https://windsock/picker/index.html'],
    ['a local file', 'file:///picker/index.html'],
    ['a drive', 'app://windsock/C:/secret'],
    ['other letters', 'app://windsock/pîcker.html'],
    ['no URL', 'picker/index.html'],
  ])('%s is refused', (_what, url) => {
    expect(pagePath(url)).toBeNull();
  });

  it('never leave their folder, whatever is asked for', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '/', '\\', '%2f', '%5c', '%2e', '%00', '%252e', ':', 'a', '?', '#'),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const path = pagePath(`app://windsock/${pieces.join('')}`);
        if (path === null) return;
        expect(path.split('/').every((name) => /^[\w-][\w.-]*$/.test(name))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
