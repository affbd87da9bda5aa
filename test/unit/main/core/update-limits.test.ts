import { expect, it } from 'vitest';
import { downloadLimits, excessFailure } from '../../../../src/main/core/update-limits.ts';

const most = 500 * 1024 ** 2;

it.each<readonly [string, readonly unknown[], number]>([
  ['the largest of the files', [100, 120], 120],
  ['no file', [], most],
  ['a file without a size', [100, undefined], most],
  ['what is no size', ['9', -1, Number.NaN], most],
  ['more than Windsock can be', [1e15], most],
])('a download is bounded by what was published: %s', (_what, sizes, maxBytes) => {
  expect(downloadLimits(sizes)).toEqual({ maxBytes, timeoutMs: 60_000, countsFrom: 'last-byte' });
});

it('what goes beyond is a failure of the feed, of the version, or of the time', () => {
  const check = { host: 'github.com', version: null, timeoutMs: 30_000 };
  const download = { ...check, version: '9.0.0' };
  const unusable = { kind: 'update-feed-unusable', host: 'github.com' };
  expect(excessFailure('led-on', check)).toEqual(unusable);
  expect(excessFailure('led-on', download)).toEqual(unusable);
  expect(excessFailure('too-large', check)).toEqual(unusable);
  expect(excessFailure('too-large', download)).toEqual({ kind: 'update-damaged', version: '9.0.0' });
  expect(excessFailure('too-slow', check)).toEqual({
    kind: 'timeout',
    host: 'github.com',
    timeoutMs: 30_000,
  });
});
