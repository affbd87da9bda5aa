import { describe, expect, it } from 'vitest';
import { type Environment, environmentKey } from '../../../src/shared/environment.ts';
import { comparePreference, type PreferenceFacts, twinsOf } from '../../../src/shared/preferred-profile.ts';
import { rankRows } from '../../../src/shared/rank.ts';
import { prepareRows, type SearchRow } from '../../../src/shared/rank-rows.ts';
import { sectionRows } from '../../../src/shared/sections.ts';
import { idOf, listed, nowMs, profileOf } from '../main/sample-state.ts';

const [a, b] = [idOf('x', { profile: 'a' }), idOf('x', { profile: 'b' })];
const facts = (more: Partial<PreferenceFacts> = {}): PreferenceFacts => ({
  usage: {},
  favourites: new Set(),
  profiles: new Map([a, b].map(({ profile }) => [profile, profileOf(profile)])),
  ...more,
});
const used = (id: typeof a, atMs: number) => ({ [environmentKey(id)]: { score: 1, atMs } });
const elsewhere = profileOf('a', { region: 'us-east-1' });
const assumed = profileOf('a', { kind: 'assume-role', roleArn: 'arn:aws:iam::1:role/x' });

describe('of two profiles for one environment', () => {
  it.each<readonly [string, Partial<PreferenceFacts>, string]>([
    ['the one used last stands first', { usage: { ...used(a, 1), ...used(b, 2) } }, 'b'],
    ['a used one before a favourite', { usage: used(b, 1), favourites: new Set([environmentKey(a)]) }, 'b'],
    [
      'a favourite before one whose region it is',
      { favourites: new Set([environmentKey(a)]), profiles: new Map([['a', elsewhere]]) },
      'a',
    ],
    [
      'the one whose own region it is',
      {
        profiles: new Map([
          ['a', elsewhere],
          ['b', profileOf('b')],
        ]),
      },
      'b',
    ],
    [
      'one that assumes no role',
      {
        profiles: new Map([
          ['a', assumed],
          ['b', profileOf('b')],
        ]),
      },
      'b',
    ],
    ['else by name', {}, 'a'],
  ])('%s', (_what, more, first) => {
    const sorted = [a, b].toSorted((x, y) => comparePreference(x, y, facts(more)));
    expect(sorted[0]?.profile).toBe(first);
  });
});

describe('rows of the same environment', () => {
  const account = (id: typeof a, digit: string): Environment => listed(id, { accountId: digit.repeat(12) });
  const places = (environments: readonly Environment[]) =>
    [...twinsOf(environments, facts())].map(([key, { place }]) => `${key} ${place}`);

  it.each<readonly [string, readonly Environment[], number]>([
    ['are those of one account, region and name', [account(a, '1'), account(b, '1')], 2],
    ['are not those of two accounts', [account(a, '1'), account(b, '2')], 0],
    [
      'are those of one web server, where the account is not known',
      [listed(a, { webserverHost: 'h' }), listed(b, { webserverHost: 'h' })],
      2,
    ],
    ['are not those of which nothing is known but the name', [listed(a), listed(b)], 0],
  ])('%s', (_what, environments, count) => {
    expect(places(environments)).toHaveLength(count);
  });

  const row = (name: string, profile: string, place?: number): SearchRow => ({
    key: environmentKey(idOf(name, { profile })),
    name,
    profile,
    region: 'eu-west-1',
    tags: [],
    ...(place === undefined ? {} : { twin: { environment: `1/${name}`, place } }),
  });
  const list = prepareRows([
    row('orders', 'a', 1),
    row('orders', 'b', 0),
    row('orders-eu', 'a'),
    row('billing', 'a'),
  ]);
  const shown = (keys: readonly string[]) => keys.map((key) => key.replace('/eu-west-1', ''));

  it('stand together before typing, the preferred one first', () => {
    expect(shown(sectionRows(list, [], {}, nowMs).all)).toEqual([
      'a/billing',
      'b/orders',
      'a/orders',
      'a/orders-eu',
    ]);
  });

  it('stay together in results, however much one of them was used', () => {
    const usage = { [environmentKey(idOf('orders', { profile: 'b' }))]: { score: 9, atMs: nowMs } };
    const { keys } = rankRows(list, 'orders', { usage, latches: {}, favourites: new Set(), nowMs });
    expect(shown(keys)).toEqual(['b/orders', 'a/orders', 'a/orders-eu']);
  });
});

describe('traits', () => {
  const list = prepareRows(
    [
      ['one', ['Updating', 'private', 'mw1.small']],
      ['two', ['Available', 'mw1.large']],
    ].map(([name, traits]) => ({
      key: `${name}`,
      name: `${name}`,
      profile: 'p',
      region: 'r',
      tags: [],
      traits: traits as string[],
    })),
  );
  const found = (query: string) =>
    rankRows(list, query, { usage: {}, latches: {}, favourites: new Set(), nowMs }).keys;
  it.each([
    ['private', ['one']],
    ['updat', ['one']],
    ['mw1.la', ['two']],
    ['small', ['one']],
    ['vail', []],
    ['av', []],
    ['two updating', []],
  ])('%s finds %j', (query, names) => {
    expect(found(query)).toEqual(names);
  });
});
