import { describe, expect, it } from 'vitest';
import { failureText } from '../../../src/shared/failure-text.ts';
import { noticeText } from '../../../src/shared/notice-text.ts';
import { everyFailure } from './every-failure.ts';

const profiles = Array.from({ length: 23 }, (_, at) => `profile-${at}`);

describe.each(everyFailure.map((failure) => [failure.kind, failure] as const))(
  'the notice of %s',
  (_kind, failure) => {
    it('is that of the failure for one profile, and one line for many', () => {
      expect(noticeText({ id: 'x', failure })).toEqual(failureText(failure));
      expect(noticeText({ id: 'x', failure, about: { profiles: ['a'] } })).toEqual(failureText(failure));
      const { summary, advice, detail } = noticeText({
        id: 'x',
        failure,
        about: { profiles, region: 'eu-west-1' },
      });
      expect(summary).toMatch(/^\S.*[^.]$/);
      expect(summary.length).toBeLessThan(200);
      expect(advice).toMatch(/\.$/);
      expect(detail).toMatch(/^Profiles: profile-0, .* and 3 more$/);
    });
  },
);

it.each([
  [['a', 'b'], '2 profiles (a, b)'],
  [['a', 'b', 'c', 'd'], '4 profiles (a, b and 2 more)'],
  [['my\u202edata', 'b'.repeat(99)], `2 profiles (my\\u{202e}data, ${'b'.repeat(32)}…)`],
])('names profiles whose keys are refused: %j', (names, expected) => {
  const place = { profile: names[0] ?? '', region: 'eu-west-1' };
  const failure = { kind: 'credentials-rejected', place } as const;
  const { summary } = noticeText({ id: 'x', failure, about: { profiles: names } });
  expect(summary).toBe(`AWS does not accept the keys of ${expected}`);
});

it('counts accounts for a region that is not enabled, where they are known', () => {
  const place = { profile: 'profile-0', region: 'me-south-1' };
  const failure = { kind: 'region-not-enabled', place } as const;
  const said = (accounts?: number) =>
    noticeText({
      id: 'x',
      failure,
      about: { profiles, region: 'me-south-1', ...(accounts === undefined ? {} : { accounts }) },
    }).summary;
  expect([said(212), said(1), said()]).toEqual([
    'me-south-1 is not enabled for 212 accounts',
    'me-south-1 is not enabled for the account',
    'me-south-1 is not enabled for the accounts of 23 profiles',
  ]);
});
