// What ships is at or above the floor that advisories have set, as the lock file says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type VersionFloor, versionFloors } from './version-floors.ts';

type Lock = Readonly<Record<string, { readonly version?: string }>>;

const lock: Lock = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
).packages;

/** @returns the locked versions of the package, nested ones too, that are below the floor; its name where none is locked */
function below({ package: name, atLeast }: VersionFloor, locked: Lock): readonly string[] {
  const copies = Object.entries(locked).filter(([path]) => path.endsWith(`node_modules/${name}`));
  if (copies.length === 0) return [name];
  return copies.map(([, { version = '' }]) => version).filter((version) => isBelow(version, atLeast));
}

function isBelow(version: string, floor: string): boolean {
  const [release = '', preview] = version.split('-', 2);
  const order = release.localeCompare(floor, 'en', { numeric: true });
  return order < 0 || (order === 0 && preview !== undefined);
}

it.each(versionFloors)('$package is at or above $atLeast, for $advisory', (floor) => {
  expect(below(floor, lock)).toEqual([]);
});

it.each(['electron', 'electron-updater'])('there is a floor for %s', (name) => {
  expect(versionFloors.map((floor) => floor.package)).toContain(name);
});

describe('a version below the floor is noticed', () => {
  const floor = { package: 'electron', atLeast: '44.0.0', advisory: '', what: '' };
  it.each([
    ['an older line', { 'node_modules/electron': { version: '43.10.2' } }, ['43.10.2']],
    [
      'a preview of that release',
      { 'node_modules/electron': { version: '44.0.0-beta.5' } },
      ['44.0.0-beta.5'],
    ],
    [
      'a second copy within another package',
      {
        'node_modules/electron': { version: '44.0.0' },
        'node_modules/a/node_modules/electron': { version: '9.0.0' },
      },
      ['9.0.0'],
    ],
    [
      'a package that is not there at all',
      { 'node_modules/electron-store': { version: '12.0.0' } },
      ['electron'],
    ],
    ['none: the release itself', { 'node_modules/electron': { version: '44.0.0' } }, []],
    ['none: a newer line', { 'node_modules/electron': { version: '100.0.0' } }, []],
  ])('%s', (_what, locked, expected) => {
    expect(below(floor, locked)).toEqual(expected);
  });
});
