import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressParts } from '../../../../src/renderer/airflow-window/address.ts';
import { downloadText, sizeText } from '../../../../src/renderer/airflow-window/words.ts';

describe('sizeText', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [48_213, '48.2 kB'],
    [123_456, '123 kB'],
    [999_999, '1.0 MB'],
    [3_100_000, '3.1 MB'],
    [2e15, '2000 TB'],
  ])('%d', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

describe('a file that failed', () => {
  const failed = { id: 'a', fileName: 'a', state: 'failed', receivedBytes: 0, totalBytes: 0 } as const;

  it('is said to be what it was: one to download, or a page to save', () => {
    expect(downloadText({ ...failed, source: 'page' })).toBe('Could not be downloaded');
    expect(downloadText({ ...failed, source: 'print' })).toBe('Could not be saved');
  });
});

describe('addressParts', () => {
  it.each([
    ['https://a.b/dags?x=1#y', 'a.b', '/dags?x=1#y'],
    ['https://a.b', 'a.b', '/'],
    ['https://a.b?x', 'a.b', '?x'],
  ])('%s', (url, host, rest) => {
    expect(addressParts(url)).toEqual({ host, rest });
  });

  it.each(['', 'about:blank', 'chrome-error://chromewebdata/', 'http://a.b/', 'javascript:0'])(
    'shows no %s',
    (url) => {
      expect(addressParts(url)).toBeNull();
    },
  );

  it('loses nothing of an address', () => {
    const host = fc.stringMatching(/^[a-z][a-z0-9.-]{1,60}$/);
    const rest = fc.stringMatching(/^[/?#][^\s]{0,80}$/);
    fc.assert(
      fc.property(host, rest, (host, rest) => {
        expect(addressParts(`https://${host}${rest}`)).toEqual({ host, rest });
      }),
    );
  });
});
