import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { withNotice } from '../../../../src/main/core/app-state.ts';
import {
  keptFinds,
  profileIdentity,
  withDiscovery,
  withFound,
  withKept,
  withOnlyListed,
  withSearchFailures,
} from '../../../../src/main/core/state-discovery.ts';
import { withReadProfiles } from '../../../../src/main/core/state-profiles.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, idOf, listed, nowMs, profileOf, prototypeNames, stateWith } from '../sample-state.ts';

const keys = ({ found }: AppState) => Object.keys(found);
const devPlace = { profile: 'dev', region: 'eu-west-1' };

describe('what was found through a profile', () => {
  const ops = profileOf('ops');
  const profiles = [profileOf('dev', { accountId: '1'.repeat(12) }), ops];
  const found = withFound(
    stateWith({}, { profiles }),
    listed(alpha),
    listed(idOf('beta', { profile: 'ops' })),
  );

  it('stays while the profile leads to the same account', () => {
    const regionChanged = profileOf('dev', { accountId: '1'.repeat(12), region: 'us-east-1' });
    expect(keys(withReadProfiles(found, [regionChanged, ops]))).toHaveLength(2);
    expect(withReadProfiles(found, profiles)).toEqual(found);
  });

  it.each([
    ['is gone', [ops]],
    ['leads to another account', [profileOf('dev', { accountId: '2'.repeat(12) }), ops]],
    ['takes another role', [profileOf('dev', { accountId: '1'.repeat(12), roleName: 'other' }), ops]],
  ])('goes when the profile %s', (_what, now) => {
    const after = withReadProfiles(found, now);
    expect(keys(after)).toEqual(['ops/eu-west-1/beta']);
    expect(after.searched.through).toEqual({ ops: profileIdentity(profileOf('ops')) });
  });

  it('is judged by the profile that found it, also after a start', () => {
    const kept = keptFinds(withDiscovery(found, { phase: 'done', finishedAtMs: 7 }));
    const started = withKept(stateWith(), kept);
    expect(started.discovery).toEqual({ phase: 'done', finishedAtMs: 7 });
    expect(keys(withReadProfiles(started, profiles))).toHaveLength(2);
    expect(keys(withReadProfiles(started, [profileOf('dev')]))).toEqual([]);
  });

  it.each([
    ['is gone', []],
    ['leads elsewhere', [profileOf('dev', { accountId: '2'.repeat(12) }), ops]],
  ])('comes back with its times when the profile that %s for a while is as it was', (_what, meanwhile) => {
    const searched = withOnlyListed(found, [{ ...devPlace, names: new Set([alpha.name]) }], nowMs);
    const away = withReadProfiles(searched, meanwhile);
    expect(keys(away)).not.toContain(environmentKey(alpha));
    const back = withReadProfiles(away, profiles);
    expect(back).toEqual(searched);
    expect(withReadProfiles(back, profiles)).toEqual(searched);
  });

  it('does not come back with a profile of that name that leads elsewhere', () => {
    const away = withReadProfiles(found, [ops]);
    const other = withReadProfiles(away, [profileOf('dev', { accountId: '2'.repeat(12) }), ops]);
    expect(keys(other)).toEqual(['ops/eu-west-1/beta']);
    expect(keys(withReadProfiles(other, profiles))).toHaveLength(2);
  });

  it.each(prototypeNames)('may be called %s', (name) => {
    const odd = withFound(
      stateWith({}, { profiles: [profileOf(name)] }),
      listed(idOf('a', { profile: name })),
    );
    expect(keys(withReadProfiles(odd, odd.profiles))).toHaveLength(1);
    expect(keys(withReadProfiles(withReadProfiles(odd, []), odd.profiles))).toHaveLength(1);
  });
});

describe('notices of a search', () => {
  const profiles = ['a', 'b'].map((name) => profileOf(name));
  const failure = { kind: 'credentials-rejected', profile: 'a', code: 'x' } as never;
  const hotkey = { id: 'hotkey', failure: { kind: 'hotkey-taken', hotkey: 'x' } as never };
  const state = withSearchFailures(withNotice(stateWith({}, { profiles }), hotkey), [
    { ...devPlace, profile: 'a', failure },
    { ...devPlace, profile: 'b', failure },
  ]);
  const about = ({ notices }: AppState) => notices.map((notice) => notice.about?.profiles);

  it('go with the profiles that they are about, and come back with them', () => {
    expect(about(state)).toEqual([undefined, ['a', 'b']]);
    const without = withReadProfiles(state, profiles.slice(1));
    expect(about(without)).toEqual([undefined, ['b']]);
    const none = withReadProfiles(without, []);
    expect(about(none)).toEqual([undefined]);
    expect(about(withReadProfiles(none, profiles))).toEqual([undefined, ['a', 'b']]);
  });
});
