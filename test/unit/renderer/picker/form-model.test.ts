import { describe, expect, test } from 'vitest';
import { fieldErrors, startFields, withProfile } from '../../../../src/renderer/picker/form-model.ts';
import { acme, lacksKeys } from './snapshots.ts';

describe('the form', () => {
  test('starts with the profile asked for, else with the first that can be used, and its region', () => {
    const other = { ...acme, name: 'other', region: 'us-east-1' };
    const start = (profile: string) =>
      startFields({ profile, region: '', name: 'n' }, [lacksKeys, acme, other]);
    expect(start('')).toEqual({ profile: 'acme', region: 'eu-west-1', name: 'n' });
    expect(start('other')).toMatchObject({ profile: 'other', region: 'us-east-1' });
    expect(start('acme-sso')).toMatchObject({ profile: 'acme' });
  });

  test('another profile brings its region, unless one was typed', () => {
    const fields = { profile: 'acme', region: 'eu-west-1', name: '' };
    const other = { ...acme, name: 'other', region: 'us-east-1' };
    expect(withProfile(fields, other, false).region).toBe('us-east-1');
    expect(withProfile(fields, other, true).region).toBe('eu-west-1');
  });

  test('says what is wrong with each field; spaces around are forgiven', () => {
    expect(fieldErrors({ profile: 'acme', region: ' eu-west-1 ', name: ' alpha ' })).toEqual({});
    expect(Object.keys(fieldErrors({ profile: '', region: 'europe', name: '9' }))).toEqual([
      'profile',
      'region',
      'name',
    ]);
  });
});
