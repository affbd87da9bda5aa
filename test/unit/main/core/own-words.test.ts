import { describe, expect, it } from 'vitest';
import { ownWords } from '../../../../src/main/core/own-words.ts';

const electron = '/x/electron';

describe('of a packaged app', () => {
  it.each([
    [[], []],
    [
      ['open', 'a'],
      ['open', 'a'],
    ],
    [
      ['--no-sandbox', 'open', 'a'],
      ['open', 'a'],
    ],
    [
      ['open', '--no-sandbox', 'a', '--ozone-platform=wayland'],
      ['open', 'a'],
    ],
    [['--host-resolver-rules=MAP * 127.0.0.1', '--ignore-certificate-errors-spki-list=x', 'list'], ['list']],
    [['--user-data-dir=/tmp/x', '--proxy-server=socks5://h:1', '--password-store=basic', 'list'], ['list']],
    [
      ['--enable-features=A,B', '--disable-gpu', '--in-process-gpu', '--js-flags=--x', '--v=1', 'list'],
      ['list'],
    ],
    [['--inspect=0', '--remote-debugging-port=0', '--lang=de', '--class=x', '--type=renderer'], []],
    [['-psn_0_12345'], []],
    [['--original-process-start-time=1', '--updated', '--force-dark-mode'], []],
    [
      ['open', '--', '--no-sandbox'],
      ['open', '--', '--no-sandbox'],
    ],
    [
      ['--json', '--toggle', '--profile=no-x', '--noise', '--langs', '--update'],
      ['--json', '--toggle', '--profile=no-x', '--noise', '--langs', '--update'],
    ],
  ])('%j are the words %j', (given, words) => {
    expect(ownWords([electron, ...given], true).words).toEqual(words);
  });

  it('a start with the same words is given Chromium’s switches again', () => {
    const own = ownWords([electron, '--no-sandbox', 'open', 'a'], true);
    expect([own.before, own.rest]).toEqual([[], ['--no-sandbox', 'open', 'a']]);
  });
});

describe('of an app in a folder', () => {
  it.each([
    [['.'], ['.'], []],
    [['.', 'open', 'a'], ['.'], ['open', 'a']],
    [
      ['--no-sandbox', '--lang=de', '.', 'open', '.'],
      ['--no-sandbox', '--lang=de', '.'],
      ['open', '.'],
    ],
    [
      ['-r', '/pw/loader.js', '--inspect=0', '/app', 'list', '--no-sandbox'],
      ['-r', '/pw/loader.js', '--inspect=0', '/app'],
      ['list'],
    ],
    [['--require', 'x', '.'], ['--require', 'x', '.'], []],
    [[], [], []],
  ])('%j: before %j, words %j', (given, before, words) => {
    expect(ownWords([electron, ...given], false)).toMatchObject({ before, words });
  });
});
