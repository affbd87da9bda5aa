import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { posixWords, windowsWords } from '../../../src/shared/command-words.ts';

const posix: readonly (readonly [string, readonly string[] | null])[] = [
  ['', []],
  ['  ', []],
  ['a b\tc', ['a', 'b', 'c']],
  ['"a b" c', ['a b', 'c']],
  ["'a \"b' c", ['a "b', 'c']],
  ['a"b c"d', ['ab cd']],
  ['""', ['']],
  ['a\\ b', ['a b']],
  ['"a\\"b\\\\c\\d"', ['a"b\\c\\d']],
  ["'a\\b'", ['a\\b']],
  ['a ; b && c | d > e', ['a', ';', 'b', '&&', 'c', '|', 'd', '>', 'e']],
  ['$(a) `b` ~ * $HOME #x', ['$(a)', '`b`', '~', '*', '$HOME', '#x']],
  ['"a', null],
  ["it's", null],
  ['a\\', null],
];

const windows: readonly (readonly [string, readonly string[] | null])[] = [
  ['', []],
  ['C:\\a\\b.exe x', ['C:\\a\\b.exe', 'x']],
  ['"C:\\a b\\c.exe" "d e"', ['C:\\a b\\c.exe', 'd e']],
  ["'a b'", ["'a", "b'"]],
  ['a\\"b', ['a"b']],
  ['a\\\\"b c"', ['a\\b c']],
  ['a\\\\\\"b', ['a\\"b']],
  ['"" x', ['', 'x']],
  ['a\\ ', ['a\\']],
  ['"a', null],
];

describe('words', () => {
  test.each(posix)('of a POSIX command: %j', (text, words) => {
    expect(posixWords(text)).toEqual(words);
  });

  test.each(windows)('of a Windows command: %j', (text, words) => {
    expect(windowsWords(text)).toEqual(words);
  });
});

const program = `
import json, sys
from botocore.compat import compat_shell_split
def split(text, platform):
    try: return compat_shell_split(text, platform)
    except ValueError: return None
print(json.dumps([[split(text, platform) for platform in ('linux', 'win32')] for text in json.load(sys.stdin)]))`;
const asked = spawnSync('python3', ['-c', 'import botocore.compat']);

describe.skipIf(asked.status !== 0)('words of any text', () => {
  test('are those that the AWS CLI would split it into, on both kinds of computer', () => {
    const piece = fc.constantFrom('a', 'é', ' ', '\t', '"', "'", '\\', '$', ';', '\\"', '\\\\');
    const texts = fc
      .sample(fc.array(piece, { maxLength: 12 }), { numRuns: 3_000, seed: 7 })
      .map((pieces) => pieces.join(''));
    const told = spawnSync('python3', ['-c', program], { input: JSON.stringify(texts), encoding: 'utf8' });
    expect(told.status, told.stderr).toBe(0);
    expect(texts.map((text) => [posixWords(text), windowsWords(text)])).toEqual(JSON.parse(told.stdout));
  });
});
