import { describe, expect, it, vi } from 'vitest';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import { idOf, listed, nowMs, profileOf } from '../sample-state.ts';
import { numbered, searchWith } from './search-fakes.ts';

const place = { profile: 'a', region: 'eu-west-1' };
const throttled = { kind: 'throttled', operation: 'ListEnvironments', place } as const;

describe('what fails alike', () => {
  const session: SsoSession = {
    key: 'corp',
    form: 'sso-session',
    startUrl: 'https://x',
    region: 'eu-west-1',
  };
  const denied = (profile: string): Failure => ({
    kind: 'access-denied',
    operation: 'ListEnvironments',
    place: { profile, region: 'eu-west-1' },
    message: 'no',
  });

  it.each<readonly [string, (profile: string) => Failure, readonly string[], number]>([
    ['a missing permission', denied, ['12 profiles may not list environments in eu-west-1'], 12],
    [
      'a sign-in, once for all profiles of its session',
      (profile) => ({ kind: 'person-needed', profile, need: { kind: 'sign-in', session } }),
      ['You are not signed in to corp – 12 profiles wait'],
      12,
    ],
    [
      'expired credentials',
      (profile) => ({ kind: 'credentials-expired', profile }),
      ['The credentials of 12 profiles (p0, p1 and 10 more) have expired'],
      12,
    ],
    [
      'no network, for which the rest is not asked',
      () => ({ kind: 'offline' }),
      ['This computer is offline'],
      8,
    ],
    [
      'a name that is not found, while none answers',
      () => ({ kind: 'host-not-found', host: 'h' }),
      ['The name h was not found (12 profiles)'],
      8,
    ],
  ])('is told in one line: %s', async (_what, failureOf, said, mostAsked) => {
    const search = searchWith(numbered(12), ({ profile }) => fail(failureOf(profile)));
    await search.discover();
    expect(search.said()).toEqual(said);
    expect(search.asked.length).toBeLessThanOrEqual(mostAsked);
  });

  it('keeps a profile without credentials from being asked in every other region', async () => {
    const search = searchWith([profileOf('a'), profileOf('b')], ({ profile }) =>
      profile === 'a' ? fail({ kind: 'credentials-expired', profile }) : ok({}),
    );
    await search.discover({ regions: 'all' });
    expect(search.asked.filter((each) => each.startsWith('a'))).toEqual(['a eu-west-1']);
    expect(search.said()).toEqual(['The credentials of profile a have expired']);
    expect(search.progress.findLast(({ phase }) => phase === 'running')).toMatchObject({
      done: 62,
      total: 62,
    });
  });

  it('gives up a region that three profiles could not reach, and no other', async () => {
    const search = searchWith(numbered(12), ({ region }) =>
      region === 'me-south-1' ? fail({ kind: 'timeout', host: 'me', timeoutMs: 8_000 }) : ok({}),
    );
    await search.discover({ regions: 'all' });
    expect(search.asked.filter((each) => each.endsWith('me-south-1')).length).toBeLessThan(12);
    expect(search.asked.filter((each) => each.endsWith('eu-west-3'))).toHaveLength(12);
    expect(search.said()).toEqual(['me did not answer within 8 s (12 profiles)']);
  });

  it('names regions that are not enabled after a search of all, and not every day', async () => {
    const profiles = ['1', '2', '3'].map((name) => profileOf(name, { accountId: name.repeat(12) }));
    const search = searchWith(
      profiles,
      ({ profile, region }) =>
        region === 'me-south-1' ? fail({ kind: 'region-not-enabled', place: { profile, region } }) : ok({}),
      {},
      { extraRegions: ['me-south-1'] },
    );
    await search.discover();
    expect(search.said()).toEqual([]);
    await search.discover({ regions: 'all' });
    expect(search.said()).toEqual(['me-south-1 is not enabled for 3 accounts']);
  });
});

describe('what is thrown', () => {
  it('by the listing ends the search as a stopped one, and goes to all who asked', async () => {
    const search = searchWith(numbered(3), ({ profile, onFound }) => {
      if (profile === 'p1') throw new Error('broken');
      onFound(listed(idOf('one', { profile })));
      return ok({});
    });
    const both = await Promise.allSettled([search.discover(), search.discover({ profiles: ['p0'] })]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(search.store.get().discovery).toMatchObject({ phase: 'done', stopped: { total: 3 } });
    expect(search.names()).toContain('p0/one');
  });

  it('by the reading of the profiles ends it, and the search that waited runs all the same', async () => {
    const search = searchWith(numbered(2), () => ok({}));
    search.readProfiles.mockRejectedValueOnce(new Error('broken'));
    const first = search.discover();
    search.cancel();
    const second = search.discover();
    await expect(first).rejects.toThrow('broken');
    expect(await second).toEqual(ok(null));
    expect(search.store.get().discovery).toEqual({ phase: 'done', finishedAtMs: nowMs });
    search.readProfiles.mockRejectedValueOnce(new Error('broken'));
    await expect(search.discover()).rejects.toThrow('broken');
    expect(search.store.get().discovery).toMatchObject({ phase: 'done', stopped: { done: 0, total: 0 } });
  });
});

describe('a place that is throttled', () => {
  it('is asked again until it answers, so that nothing is lost', async () => {
    vi.useFakeTimers();
    let count = 0;
    const search = searchWith([profileOf('a')], ({ onFound }) => {
      count += 1;
      if (count < 4) return fail(throttled);
      onFound(listed(idOf('one', { profile: 'a' })));
      return ok({});
    });
    const done = search.discover();
    await vi.runAllTimersAsync();
    await done;
    vi.useRealTimers();
    expect(search.names()).toEqual(['a/one']);
    expect(search.said()).toEqual([]);
  });

  it('is named after five times', async () => {
    vi.useFakeTimers();
    const search = searchWith([profileOf('a')], () => fail(throttled));
    const done = search.discover();
    await vi.runAllTimersAsync();
    await done;
    vi.useRealTimers();
    expect(search.asked).toHaveLength(5);
    expect(search.said()).toEqual(['AWS asks for fewer requests from profile a in eu-west-1']);
  });
});
