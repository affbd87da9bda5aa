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
