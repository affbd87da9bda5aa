import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partitionOf, partitionPrefix } from '../../../../src/main/electron/partition.ts';
import { sameEnvironment } from '../../../../src/shared/environment.ts';
import { alpha, idOf, prototypeNames } from '../sample-state.ts';

/** Electron lower-cases the name on its way to a folder. */
const folderOf = (...of: Parameters<typeof partitionOf>) => partitionOf(...of).toLowerCase();

describe('the folder of a session', () => {
  it.each([
    ['letter case', idOf('Prod'), idOf('prod')],
    ['profile', alpha, idOf('alpha', { profile: 'ops' })],
    ['letter case of the profile', alpha, idOf('alpha', { profile: 'Dev' })],
    ['region', alpha, idOf('alpha', { region: 'us-east-1' })],
    [
      'where one part ends',
      idOf('b', { profile: 'a', region: 'c-d' }),
      idOf('d-b', { profile: 'a', region: 'c' }),
    ],
    ['quotes', idOf('a","b', { region: 'c' }), idOf('b', { region: 'c","a' })],
  ])('is another one for environments that differ in %s', (_in, one, other) => {
    expect(folderOf(one)).not.toBe(folderOf(other));
  });

  it('is the same at every start', () => {
    expect(partitionOf(alpha)).toBe(partitionOf({ ...alpha }));
    expect(partitionOf(alpha)).toBe(
      'persist:mwaa-6e326ba008b7c57bc7418ce096ad4cd70731cdc4fd1f86a0e8375f7fb5cf9299',
    );
  });

  it.each([
    ...prototypeNames,
    '../../etc',
    '..\\..',
    'a/b',
    'a\0b',
    '',
    '本番',
    '%2e%2e',
    '\ud800',
    'x'.repeat(10_000),
  ])('never holds text from outside: %j', (odd) => {
    expect(partitionOf({ profile: odd, region: odd, name: odd })).toMatch(/^persist:mwaa-[0-9a-f]{64}$/);
  });

  it('is one for each environment, whatever the names', () => {
    const text = fc.string({ maxLength: 5 });
    const id = fc.record({ profile: text, region: text, name: text });
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(folderOf(a) === folderOf(b)).toBe(sameEnvironment(a, b));
        expect(folderOf(a).startsWith(partitionPrefix)).toBe(true);
      }),
    );
  });
});
