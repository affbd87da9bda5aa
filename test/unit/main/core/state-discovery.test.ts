import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { withNotice } from '../../../../src/main/core/app-state.ts';
import {
  isSearchNews,
  type PlaceFailure,
  withDiscovery,
  withExtraRegion,
  withFound,
  withOnlyListed,
  withoutSearchNotices,
  withSearchedProfile,
  withSearchFailures,
} from '../../../../src/main/core/state-discovery.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, idOf, listed, nowMs, profileOf, stateWith } from '../sample-state.ts';

const keys = ({ found }: AppState) => Object.keys(found);
const dev = { profile: 'dev', region: 'eu-west-1' };

describe('complete lists', () => {
  const others = [idOf('beta', { region: 'us-east-1' }), idOf('beta', { profile: 'ops/x' })];
  const state = withFound(stateWith(), ...[alpha, beta, ...others].map((id) => listed(id)));

  it('take away what they no longer have, in their places alone', () => {
    const after = withOnlyListed(state, [{ ...dev, names: new Set(['alpha']) }], nowMs);
    expect(keys(after)).toEqual([alpha, ...others].map(environmentKey));
    expect(after.searched.atMs).toEqual({ 'dev/eu-west-1': nowMs });
    const emptied = withOnlyListed(
      after,
      [{ profile: 'ops/x', region: 'eu-west-1', names: new Set() }],
      nowMs,
    );
    expect(keys(emptied)).toEqual([alpha, others[0]].map((id) => id && environmentKey(id)));
  });

  it('remember no place in which there is nothing', () => {
    const once = withOnlyListed(state, [{ ...dev, names: new Set(['alpha']) }], nowMs);
    expect(withOnlyListed(once, [{ ...dev, names: new Set() }], nowMs).searched.atMs).toEqual({});
    expect(withOnlyListed(state, [], nowMs)).toBe(state);
  });

  it('leave what was described after it was typed', () => {
    const typed = withFound(stateWith(), { id: beta, origin: 'typed', status: 'AVAILABLE' });
    expect(withOnlyListed(typed, [{ ...dev, names: new Set() }], nowMs).found).toBe(typed.found);
  });
});

describe('failures of places', () => {
  const state = stateWith({}, { profiles: ['a', 'b', 'c'].map((name) => profileOf(name)) });
  const failed = (profile: string, region = 'eu-west-1'): PlaceFailure => ({
    profile,
    region,
    failure: { kind: 'aws-internal', operation: 'ListEnvironments', place: { profile, region } },
  });
  const about = ({ notices }: AppState) => notices.map((notice) => notice.about);

  it('are one notice for each kind and region, whenever they come', () => {
    const first = withSearchFailures(state, [failed('a'), failed('b'), failed('b', 'eu-west-2')]);
    expect(about(withSearchFailures(first, [failed('c'), failed('a')]))).toEqual([
      { profiles: ['b'], region: 'eu-west-2' },
      { profiles: ['a', 'b', 'c'], region: 'eu-west-1' },
    ]);
  });

  it('count the accounts where each is known, two profiles of one account once', () => {
    const ids = { a: '1', b: '1', c: '3' } as const;
    const profiles = (['a', 'b', 'c'] as const).map((name) =>
      profileOf(name, { accountId: ids[name].repeat(12) }),
    );
    const known = withSearchFailures(
      { ...state, profiles },
      ['a', 'b', 'c'].map((name) => failed(name)),
    );
    expect(about(known)[0]?.accounts).toBe(2);
  });

  it('go with the profile that is asked anew or left out, and stay for the others', () => {
    const two = withSearchFailures(state, [failed('a'), failed('b')]);
    expect(about(withoutSearchNotices(two, new Set(['a'])))).toEqual([
      { profiles: ['b'], region: 'eu-west-1' },
    ]);
    const left = withSearchedProfile(withSearchedProfile(two, 'a', false), 'b', false);
    expect(left.notices).toEqual([]);
    expect(left.settings.unsearchedProfiles).toEqual(['a', 'b']);
    expect(withSearchedProfile(left, 'a', true).settings.unsearchedProfiles).toEqual(['b']);
  });

  it('go together with the next search, and nothing else does', () => {
    const more = withNotice(withSearchFailures(state, [failed('a')]), {
      id: 'x',
      failure: { kind: 'offline' },
    });
    expect(withoutSearchNotices(more).notices.map(({ id }) => id)).toEqual(['x']);
  });
});

it('a region is searched through every profile, once, until it is no longer', () => {
  const twice = withExtraRegion(withExtraRegion(stateWith(), 'eu-west-3', true), 'eu-west-3', true);
  expect(twice.settings.extraRegions).toEqual(['eu-west-3']);
  expect(withExtraRegion(twice, 'eu-west-3', false).settings.extraRegions).toEqual([]);
});

it('what a search streams is news that nobody has to hurry for; anything else is not', () => {
  const before = withDiscovery(stateWith(), { phase: 'running', done: 0, total: 2 });
  const found = withFound(withDiscovery(before, { phase: 'running', done: 1, total: 2 }), listed(alpha));
  expect(isSearchNews(found, before)).toBe(true);
  expect(isSearchNews({ ...found, pickerVisible: true }, before)).toBe(false);
  expect(isSearchNews(withDiscovery(found, { phase: 'done', finishedAtMs: 1 }), before)).toBe(false);
});
