import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  airflowMajorFrom,
  environmentIdFromKey,
  environmentKey,
  isEnvironmentName,
  isRegionName,
  mayBeOpened,
  sameEnvironment,
  statusTone,
} from '../../../src/shared/environment.ts';
import { regionNames } from '../../../src/shared/regions.ts';

describe('names that AWS takes', () => {
  it.each(['a', 'Team-Prod_2', 'constructor', `a${'b'.repeat(79)}`])('environment %s', (name) => {
    expect(isEnvironmentName(name)).toBe(true);
  });

  it.each(['', '9a', '-a', '_a', 'a b', 'a/b', 'a\n', 'ä', '__proto__', `a${'b'.repeat(80)}`])(
    'no environment %j',
    (name) => {
      expect(isEnvironmentName(name)).toBe(false);
    },
  );

  it.each([...Object.keys(regionNames), 'us-gov-west-1', 'us-iso-east-1', 'eusc-de-east-1'])(
    'region %s',
    (region) => {
      expect(isRegionName(region)).toBe(true);
    },
  );

  it.each([
    '',
    'Ireland',
    'EU-WEST-1',
    'eu-west',
    'eu-west-1a',
    'eu-west-1.evil.example',
    'eu-west-1\n',
    '..',
  ])('no region %j', (region) => {
    expect(isRegionName(region)).toBe(false);
  });
});

describe('the key of an environment', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  const id = fc.record({ profile: text, region: text, name: text });

  it('leads back to the environment', () => {
    fc.assert(
      fc.property(id, (each) => {
        expect(environmentIdFromKey(environmentKey(each))).toEqual(each);
      }),
    );
  });

  it('is the same for equal environments alone', () => {
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(environmentKey(a) === environmentKey(b)).toBe(sameEnvironment(a, b));
      }),
    );
    expect(environmentKey({ profile: 'a/b', region: 'c', name: 'd' })).not.toBe(
      environmentKey({ profile: 'a', region: 'b/c', name: 'd' }),
    );
  });

  it.each(['', 'a', 'a/b', 'a/b/c/d', '%/b/c', '__proto__'])('%j is none', (key) => {
    expect(environmentIdFromKey(key)).toBeNull();
  });
});

describe('the Airflow version', () => {
  it.each([
    ['2.10.3', 2],
    ['2', 2],
    ['3.0.6', 3],
    ['1.10.12', null],
    ['4.0.0', null],
    ['20.1', null],
    ['v2.0', null],
    ['', null],
    [undefined, null],
  ] as const)('%s has the login page of %s', (version, major) => {
    expect(airflowMajorFrom(version)).toBe(major);
  });
});

describe('the status', () => {
  it.each([
    ['AVAILABLE', true, 'good'],
    ['UPDATING', true, 'busy'],
    ['MAINTENANCE', true, 'busy'],
    ['UPDATE_FAILED', true, 'bad'],
    ['UNAVAILABLE', true, 'bad'],
    ['CREATING', false, 'busy'],
    ['PENDING', false, 'busy'],
    ['CREATE_FAILED', false, 'bad'],
    ['DELETING', false, 'busy'],
    ['DELETED', false, 'bad'],
    ['A_STATUS_OF_TOMORROW', true, 'unknown'],
    ['constructor', true, 'unknown'],
    [undefined, true, 'unknown'],
  ] as const)('%s may be opened: %s, looks %s', (status, opens, tone) => {
    expect(mayBeOpened(status)).toBe(opens);
    expect(statusTone(status)).toBe(tone);
  });
});
