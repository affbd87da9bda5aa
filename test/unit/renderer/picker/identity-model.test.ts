import { describe, expect, test } from 'vitest';
import { identityFieldErrors, likelyRegion } from '../../../../src/renderer/picker/identity-form-model.ts';
import { profileActions, profileItems } from '../../../../src/renderer/picker/profile-items.ts';
import {
  roleCountText,
  roleItems,
  withAllTicked,
  withTick,
} from '../../../../src/renderer/picker/role-items.ts';
import { regionItems } from '../../../../src/renderer/ui/region-items.ts';
import type { Profile } from '../../../../src/shared/profile.ts';
import { untilText } from '../../../../src/shared/strings.ts';
import { acme, corp, corpSession, environment, lacksKeys, snapshot } from './snapshots.ts';

const nowMs = new Date(2026, 0, 14, 12, 0).getTime();
const inHours = (hours: number): number => nowMs + hours * 3_600_000;

describe('roles as rows', () => {
  const accounts = [
    { id: '222222222222', name: 'ops', roles: ['ReadOnly', 'Admin'] },
    { id: '111111111111', name: 'Data', roles: ['DataEngineer'] },
    { id: '333333333333', name: '', roles: ['Admin'] },
  ];
  const offer = { accounts, session: corpSession };

  test('stand by account and role, and hold what is searched', () => {
    const rows = roleItems(offer, [], new Set(['222222222222/Admin']));
    expect(rows.map(({ title, detail, isChecked }) => [title, detail, isChecked])).toEqual([
      ['333333333333 · Admin', '333333333333', false],
      ['Data · DataEngineer', '111111111111', false],
      ['ops · Admin', '222222222222', true],
      ['ops · ReadOnly', '222222222222', false],
    ]);
    expect(rows[1]?.search).toBe('data · dataengineer 111111111111');
  });

  test('stand by number where names count', () => {
    const numbered = [10, 9, 2].map((at) => ({ id: `${at}`, name: `data ${at}`, roles: ['A'] }));
    const rows = roleItems({ ...offer, accounts: numbered }, [], new Set());
    expect(rows.map(({ detail }) => detail)).toEqual(['2', '9', '10']);
  });

  test('that are profiles of Windsock already are ticked for good; those of the files are not', () => {
    const role = { accountId: '222222222222', roleName: 'Admin', ssoSession: corpSession };
    const own: Profile = { ...corp, ...role, name: 'ops · Admin', origin: 'windsock' };
    const ofFiles: Profile = { ...own, name: 'ops', roleName: 'ReadOnly', origin: 'files' };
    const rows = roleItems(offer, [own, ofFiles], new Set());
    expect(rows.filter(({ isFixed }) => isFixed).map(({ title }) => title)).toEqual(['ops · Admin']);
    const all = withAllTicked(new Set(), rows);
    expect(all.has('222222222222/Admin')).toBe(false);
    expect(all.size).toBe(3);
  });

  test('are all ticked, then none, and what is not shown keeps its tick', () => {
    const rows = roleItems(offer, [], new Set());
    const shown = rows.filter(({ title }) => title.startsWith('ops'));
    const all = withAllTicked(new Set(['111111111111/DataEngineer']), shown);
    expect([...all].sort()).toEqual([
      '111111111111/DataEngineer',
      '222222222222/Admin',
      '222222222222/ReadOnly',
    ]);
    expect([...withAllTicked(all, shown)]).toEqual(['111111111111/DataEngineer']);
    expect([...withTick(withTick(new Set(), 'a'), 'a')]).toEqual([]);
  });

  test('are counted', () => {
    expect(roleCountText(12, 340, false)).toBe('12 of 340 roles');
    expect(roleCountText(1, 1, false)).toBe('1 role');
    expect(roleCountText(340, 340, true)).toBe('340 roles so far…');
  });

  test('of 300 accounts are all there', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({
      id: String(100_000_000_000 + at),
      name: `account ${at}`,
      roles: Array.from({ length: 17 }, (_each, role) => `Role${role}`),
    }));
    expect(roleItems({ accounts: many, session: corpSession }, [], new Set())).toHaveLength(5_100);
  });
});

describe('the form for a start URL', () => {
  test('says what is wrong with each field', () => {
    expect(identityFieldErrors({ startUrl: 'acme.awsapps.com/start', region: ' EU-west-1 ' })).toEqual({});
    expect(identityFieldErrors({ startUrl: ' ', region: 'Ireland' })).toEqual({
      startUrl: expect.stringMatching(/^The start URL is missing\. /),
      region: expect.stringMatching(/^“Ireland” is not the name of a region\. /),
    });
    expect(identityFieldErrors({ startUrl: 'https://acme.example/start', region: 'eu-west-1' })).toEqual({
      startUrl: expect.stringMatching(/^“https:\/\/acme\.example\/start” is not a start URL\. /),
    });
  });

  test.each<readonly [string, readonly Profile[], string, string]>([
    [
      'a session is known',
      [acme, { ...corp, ssoSession: { ...corpSession, region: 'eu-north-1' } }],
      'Asia/Tokyo',
      'eu-north-1',
    ],
    ['a profile is known', [acme], 'Asia/Tokyo', 'eu-west-1'],
    ['nothing is known, in Europe', [], 'Europe/Berlin', 'eu-west-1'],
    ['nothing is known, elsewhere', [], 'America/Chicago', 'us-east-1'],
  ])('starts with a likely region where %s', (_what, profiles, timeZone, region) => {
    expect(likelyRegion(profiles, timeZone)).toBe(region);
  });
});

describe('profiles as rows', () => {
  const signedIn = { session: corpSession, state: 'signed-in', expiresAtMs: inHours(5) } as const;
  const rowsOf = (more: Partial<Parameters<typeof profileItems>[0]>) =>
    profileItems(
      {
        profiles: [acme, corp, lacksKeys],
        ssoSessions: [signedIn],
        unsearchedProfiles: [],
        notices: [],
        ...more,
      },
      nowMs,
    );

  test('mark what the latest search could not use, each by its own name', () => {
    const place = { profile: 'acme', region: 'eu-west-1' };
    const refused = { kind: 'credentials-rejected', place } as const;
    const notices = [{ id: 'search:x', failure: refused, about: { profiles: ['acme', corp.name] } }];
    const [first, second] = rowsOf({ notices });
    expect(first).toMatchObject({
      detail: 'AWS does not accept the keys of profile acme in eu-west-1',
      mark: { text: 'Failed', tone: 'bad' },
    });
    expect(second?.detail).toContain(`profile ${corp.name} in`);
    expect(second?.lines[1]).toContain('Check its access key');
    expect(rowsOf({ notices, unsearchedProfiles: ['acme'] })[0]?.mark).toBeUndefined();
    const ofRegion = [
      { ...notices[0], id: 'search:y', failure: refused, about: { profiles: ['acme'], region: 'r' } },
    ];
    expect(rowsOf({ notices: ofRegion })[0]?.mark).toBeUndefined();
  });

  test('write out hidden letters of names', () => {
    const [row] = rowsOf({ profiles: [{ ...acme, name: 'my 🚀 data \u202etxt.exe\u200b' }] });
    expect(row?.title).toBe('my 🚀 data \\u{202e}txt.exe\\u{200b}');
    expect(row?.key).toContain('\u202e');
  });

  test('say their state, and Enter does what helps', () => {
    expect(rowsOf({}).map(({ mark, enter, isChecked }) => [mark?.text, enter, isChecked])).toEqual([
      [undefined, 'skip', true],
      ['Signed in until 17:00', 'skip', true],
      ['Not usable', 'copyDetails', undefined],
    ]);
    const out = rowsOf({
      ssoSessions: [{ session: corpSession, state: 'signed-out' }],
      unsearchedProfiles: ['acme'],
    });
    expect(out.map(({ mark, enter, isChecked }) => [mark?.text, enter, isChecked])).toEqual([
      [undefined, 'search', false],
      ['Signed out', 'signIn', true],
      ['Not usable', 'copyDetails', undefined],
    ]);
  });

  test('hold everything that is known of them', () => {
    const [, row] = rowsOf({});
    expect(row?.lines.slice(1)).toEqual([
      'From the AWS files.',
      'Session corp: signed in until 17:00.',
      'Searched for environments.',
    ]);
    expect(row?.search).toContain('session corp');
    expect(rowsOf({})[2]?.lines[1]).toBe('Empty. From the AWS files.');
  });

  test('offer what can be done', () => {
    const [keys, sso, broken] = rowsOf({});
    const namesOf = (row: typeof keys) => profileActions(row).map(({ name }) => name);
    expect(namesOf(keys)).toEqual(['skip', 'copyDetails', 'identityCenter', 'regions']);
    expect(namesOf(sso)).toEqual(['skip', 'signOut', 'copyDetails', 'identityCenter', 'regions']);
    expect(namesOf(broken)).toEqual(['copyDetails', 'identityCenter', 'regions']);
    expect(namesOf(undefined)).toEqual(['identityCenter', 'regions']);
    const [own] = rowsOf({
      profiles: [{ ...corp, origin: 'windsock' }],
      ssoSessions: [{ session: corpSession, state: 'signed-out' }],
    });
    expect(profileActions(own).map(({ label }) => label)).toEqual([
      'Sign in to corp',
      'Leave it out of searches',
      'Copy details',
      'Remove from Windsock',
      'Add AWS profiles from IAM Identity Center',
      'Regions to search',
    ]);
  });
});

test.each([
  [inHours(5), '17:00'],
  [inHours(15), 'Thu 03:00'],
  [inHours(24 * 20), '3 Feb 12:00'],
])('an end at %d is said as %j', (atMs, text) => {
  expect(untilText(atMs, nowMs)).toBe(text);
});

describe('regions as rows', () => {
  const shot = snapshot({
    profiles: [acme, { ...acme, name: 'b' }, { ...acme, name: 'c', region: 'xx-moon-1' }],
    extraRegions: ['eu-north-1', 'us-gov-west-1'],
    environments: [environment('alpha')],
  });
  const rowOf = (key: string, typed = '') => regionItems(shot, typed).find((row) => row.key === key);

  test('say why a region is searched already', () => {
    expect(rowOf('eu-west-1')).toMatchObject({
      title: 'eu-west-1 · Europe (Ireland)',
      detail: 'Own region of 2 profiles, 1 environment',
      isChecked: false,
    });
    expect(rowOf('eu-north-1')).toMatchObject({ isChecked: true, detail: 'Searched for every profile' });
  });

  test('stand with those in use first', () => {
    const keys = regionItems(shot, '').map(({ key }) => key);
    expect(keys.slice(0, 3)).toEqual(['eu-west-1', 'xx-moon-1', 'af-south-1']);
    expect(rowOf('af-south-1')?.detail).toBe('Not searched');
  });

  test('include regions that the list lacks: of profiles, ticked before, or typed', () => {
    expect(rowOf('xx-moon-1')).toMatchObject({ title: 'xx-moon-1', detail: 'Own region of 1 profile' });
    expect(rowOf('us-gov-west-1')).toMatchObject({ isChecked: true });
    expect(rowOf('mx-central-1')).toBeUndefined();
    expect(rowOf('mx-central-1', ' MX-central-1 ')).toMatchObject({ isChecked: false });
  });
});
