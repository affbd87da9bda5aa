import { describe, expect, it } from 'vitest';
import { failureGroup, reachOf } from '../../../../src/main/core/search-failures.ts';
import { placeKey, type SearchRequest, searchPlaces } from '../../../../src/main/core/search-places.ts';
import { withFound } from '../../../../src/main/core/state-discovery.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import type { Profile } from '../../../../src/shared/profile.ts';
import { optInRegions, partitionOf, regionNames } from '../../../../src/shared/regions.ts';
import type { Settings } from '../../../../src/shared/settings.ts';
import { everyFailure } from '../../shared/every-failure.ts';
import { idOf, listed, profileOf, stateWith } from '../sample-state.ts';

const { region: _none, ...regionless } = profileOf('base');

function placesWith(
  profiles: readonly Profile[],
  { settings = {}, request = {} }: { settings?: Partial<Settings>; request?: SearchRequest } = {},
) {
  const state = withFound(
    stateWith(settings, { profiles }),
    listed(idOf('x', { profile: 'found', region: 'sa-east-1' })),
  );
  return searchPlaces(state, request).map(({ profile, region }) => `${profile} ${region}`);
}

describe('the places of a search', () => {
  it('for one region alone: every profile of its partition, whatever else is known', () => {
    const profiles = [
      profileOf('a'),
      profileOf('b', { region: 'us-east-1' }),
      profileOf('found'),
      profileOf('china', { region: 'cn-north-1' }),
      profileOf('left-out'),
    ];
    const settings = { extraRegions: ['eu-north-1'], unsearchedProfiles: ['left-out'] };
    const request = { regions: { only: 'ap-south-1' } };
    expect(placesWith(profiles, { settings, request })).toEqual([
      'a ap-south-1',
      'b ap-south-1',
      'found ap-south-1',
    ]);
  });

  it.each<readonly [string, readonly Profile[], Partial<Settings>, readonly string[]]>([
    [
      'each profile in its own region',
      [profileOf('a'), profileOf('b', { region: 'us-east-1' })],
      {},
      ['a eu-west-1', 'b us-east-1'],
    ],
    [
      'where something was found before, own region first',
      [profileOf('found')],
      {},
      ['found eu-west-1', 'found sa-east-1'],
    ],
    [
      'where a favourite is',
      [profileOf('a')],
      { favourites: [idOf('x', { profile: 'a', region: 'eu-west-2' })] },
      ['a eu-west-1', 'a eu-west-2'],
    ],
    [
      'where a typed one is',
      [profileOf('a')],
      { typedEnvironments: [idOf('x', { profile: 'a', region: 'eu-west-2' })] },
      ['a eu-west-1', 'a eu-west-2'],
    ],
    [
      'where one was opened',
      [profileOf('a')],
      {
        usage: { [environmentKey(idOf('x', { profile: 'a', region: 'eu-west-2' }))]: { score: 1, atMs: 1 } },
      },
      ['a eu-west-1', 'a eu-west-2'],
    ],
    [
      'extra regions through every profile, none twice',
      [profileOf('a'), regionless],
      { extraRegions: ['eu-west-1', 'eu-west-3'] },
      ['a eu-west-1', 'a eu-west-3', 'base eu-west-1', 'base eu-west-3'],
    ],
    ['a profile without a region nowhere', [regionless], {}, []],
    [
      'no profile that was taken out',
      [profileOf('a'), profileOf('b')],
      { unsearchedProfiles: ['a'] },
      ['b eu-west-1'],
    ],
    [
      'no region of another partition',
      [profileOf('a', { region: 'cn-north-1' })],
      { extraRegions: ['eu-west-1', 'cn-northwest-1'] },
      ['a cn-north-1', 'a cn-northwest-1'],
    ],
    [
      'the partition of a role where no region tells',
      [{ ...regionless, roleArn: 'arn:aws-cn:iam::1:role/x' }],
      { extraRegions: ['eu-west-1', 'cn-north-1'] },
      ['base cn-north-1'],
    ],
  ])('are %s', (_what, profiles, settings, places) => {
    expect(placesWith(profiles, { settings })).toEqual(places);
  });

  it('are all regions of each partition when all are asked for', () => {
    const all = { request: { regions: 'all' } } as const;
    expect(placesWith([profileOf('a')], all)).toHaveLength(31);
    expect(placesWith([profileOf('a', { region: 'cn-north-1' })], all)).toEqual([
      'a cn-north-1',
      'a cn-northwest-1',
    ]);
    expect(placesWith([profileOf('a', { region: 'us-gov-west-1' })], all)).toEqual(['a us-gov-west-1']);
  });

  it('are those of some profiles when asked so, but for those taken out', () => {
    const profiles = ['a', 'b', 'c'].map((name) => profileOf(name));
    const request = { profiles: ['a', 'b'] };
    expect(placesWith(profiles, { request, settings: { unsearchedProfiles: ['b'] } })).toEqual([
      'a eu-west-1',
    ]);
  });

  it('have keys of their own, also where names hold slashes', () => {
    expect(placeKey({ profile: 'a/b', region: 'c' })).not.toBe(placeKey({ profile: 'a', region: 'b/c' }));
  });
});

it('regions that need an opt-in are regions of the list', () => {
  expect([...optInRegions].filter((region) => !(region in regionNames))).toEqual([]);
  expect(partitionOf('us-gov-east-1')).toBe('aws-us-gov');
});

describe('how far a failure reaches', () => {
  it.each([
    ['offline', 'search'],
    ['clock-wrong', 'search'],
    ['timeout', 'region'],
    ['credentials-expired', 'profile'],
    ['person-needed', 'profile'],
    ['throttled', 'again'],
    ['region-not-enabled', 'place'],
  ] as const)('%s: %s', (kind, reach) => {
    const failures = everyFailure.filter((each) => each.kind === kind);
    expect(new Set(failures.map(reachOf))).toEqual(new Set([reach]));
  });

  it('a role that may not be assumed is one of the profile, a list that is denied one of the place', () => {
    const denied = { kind: 'access-denied', place: { profile: 'a', region: 'r' }, message: '' } as const;
    expect(reachOf({ ...denied, operation: 'AssumeRole' })).toBe('profile');
    expect(reachOf({ ...denied, operation: 'ListEnvironments' })).toBe('place');
    const groups = ['r', 's'].map((region) =>
      failureGroup({ ...denied, operation: 'AssumeRole' }, { profile: 'a', region }),
    );
    expect(new Set(groups).size).toBe(1);
  });
});
