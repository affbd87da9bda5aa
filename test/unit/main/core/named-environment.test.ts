import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EnvironmentQuery,
  environmentsIn,
  type NameFacts,
  namedEnvironment,
  namedInFull,
} from '../../../../src/main/core/named-environment.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { idOf, listed, nowMs } from '../sample-state.ts';

const prod = { profile: 'prod', region: 'eu-west-1' };
const known = [
  listed(idOf('orders', prod), { accountId: '111111111111' }),
  listed(idOf('orders', { profile: 'staging' }), { accountId: '222222222222' }),
  listed(idOf('billing-nightly', prod), {
    accountId: '111111111111',
    airflowVersion: '2.8.1',
    tags: { team: 'growth' },
  }),
  listed(idOf('Reports', prod), { accountId: '111111111111' }),
  listed(idOf('reports-archive', prod), { accountId: '111111111111' }),
  listed(idOf('etl', { profile: 'team/viewer', region: 'us-east-1' }), { accountId: '333333333333' }),
  listed(idOf('etl', { profile: 'team/admin', region: 'us-east-1' }), { accountId: '333333333333' }),
];
const noFacts: NameFacts = {
  aliases: {},
  usage: {},
  favourites: new Set(),
  profiles: new Map(),
};
const usedAdmin: NameFacts = {
  ...noFacts,
  usage: {
    [environmentKey({ profile: 'team/admin', region: 'us-east-1', name: 'etl' })]: { score: 1, atMs: nowMs },
  },
};

const short = (query: EnvironmentQuery, facts = noFacts): string =>
  inShort(namedEnvironment(known, query, facts));

const inShort = (meant: ReturnType<typeof namedEnvironment>): string => {
  if (meant.kind === 'found') {
    const { profile, name } = meant.environment.id;
    return `${profile}/${name}${meant.isExact ? '' : ' ?'}`;
  }
  if (meant.kind === 'unknown') return ['unknown', ...meant.close].join(' ');
  return `one of ${meant.candidates.map(({ id }) => `${id.profile}/${id.name}`).join(', ')}`;
};

describe('a name on the command line', () => {
  it.each<[EnvironmentQuery, string]>([
    [{ name: 'billing-nightly' }, 'prod/billing-nightly'],
    [{ name: 'BILLING-nightly' }, 'prod/billing-nightly'],
    [{ name: 'billing' }, 'prod/billing-nightly ?'],
    [{ name: 'NIGHT' }, 'prod/billing-nightly ?'],
    [{ name: 'bn' }, 'unknown'],
    [{ name: 'biling-nightly' }, 'unknown billing-nightly'],
    [{ name: 'billling-nightly' }, 'unknown billing-nightly'],
    [{ name: 'billing-nighlty' }, 'unknown billing-nightly'],
    [{ name: 'BILLING-nightlx' }, 'unknown billing-nightly'],
    [{ name: 'ordrs' }, 'unknown orders'],
    [{ name: 'staging/ordrs' }, 'unknown orders'],
    [{ name: 'biling-nightly', profile: 'staging' }, 'unknown'],
    [{ name: 'growth' }, 'unknown'],
    [{ name: '2.8.1' }, 'unknown'],
    [{ name: 'eu-west-1' }, 'unknown'],
    [{ name: 'team/viewer' }, 'unknown'],
    [{ name: 'staging/' }, 'unknown'],
    [{ name: 'nope' }, 'unknown'],
    [{ name: '   ' }, 'unknown'],
    [{ name: 'orders' }, 'one of prod/orders, staging/orders'],
    [{ name: 'orders', profile: 'staging' }, 'staging/orders'],
    [{ name: 'orders', profile: 'STAGING' }, 'staging/orders'],
    [{ name: 'staging/orders' }, 'staging/orders'],
    [{ name: 'staging/ord' }, 'staging/orders ?'],
    [{ name: 'team/viewer/etl' }, 'team/viewer/etl'],
    [{ name: 'nobody/orders' }, 'unknown'],
    [{ name: 'orders', region: 'us-east-1' }, 'unknown'],
    [{ name: 'etl', region: 'us-east-1', profile: 'team/admin' }, 'team/admin/etl'],
    [{ name: 'etl' }, 'one of team/admin/etl, team/viewer/etl'],
    [{ name: 'Reports' }, 'prod/Reports'],
    [{ name: 'reports' }, 'prod/Reports'],
    [{ name: 'reports-' }, 'prod/reports-archive ?'],
    [{ name: 'repo' }, 'one of prod/Reports, prod/reports-archive'],
    [{ name: 'orders prod' }, 'unknown'],
    [{ name: '222222222222' }, 'unknown'],
  ])('%j means %s', (query, meant) => {
    const sorted = (text: string) => (text.startsWith('one of') ? text.slice(7).split(', ').sort() : text);
    expect(sorted(short(query))).toEqual(sorted(meant));
  });

  it.each([
    ['billing-nightly', 'prod/billing-nightly'],
    ['prod/BILLING-nightly', 'prod/billing-nightly'],
    ['billing', 'unknown billing-nightly'],
    ['biling-nightly', 'unknown billing-nightly'],
    ['growth', 'unknown'],
    ['repo', 'one of prod/Reports, prod/reports-archive'],
    ['orders', 'one of prod/orders, staging/orders'],
  ])('in full alone: %s means %s', (name, meant) => {
    expect(inShort(namedInFull(namedEnvironment(known, { name }, noFacts)))).toBe(meant);
  });

  it('asks of at most three close names', () => {
    const many = ['etl-a', 'etl-b', 'etl-c', 'etl-d'].map((name) => listed(idOf(name)));
    expect(namedEnvironment(many, { name: 'etl-x' }, noFacts)).toEqual({
      kind: 'unknown',
      close: ['etl-a', 'etl-b', 'etl-c'],
    });
  });

  it('an alias counts as a name, but takes none away from the environment that has it', () => {
    const aliases = {
      [environmentKey(idOf('billing-nightly', prod))]: 'Night run',
      [environmentKey(idOf('reports-archive', prod))]: 'orders',
    };
    const meant = (name: string) => short({ name }, { ...noFacts, aliases });
    expect(meant('Night run')).toBe('prod/billing-nightly');
    expect(meant('night RUN')).toBe('prod/billing-nightly');
    expect(meant('prod/Night run')).toBe('prod/billing-nightly');
    expect(meant('ght ru')).toBe('prod/billing-nightly ?');
    expect(meant('billing-nightly')).toBe('prod/billing-nightly');
    expect(meant('orders')).toMatch(/^one of prod\/orders, staging\/orders$/);
  });

  it('of several profiles of one environment means the one used last, and asks as long as none was', () => {
    expect(short({ name: 'etl' }, usedAdmin)).toBe('team/admin/etl');
  });

  it('of environments in several accounts is a question, whichever was used', () => {
    const usage = { [environmentKey(idOf('orders', prod))]: { score: 9, atMs: nowMs } };
    expect(short({ name: 'orders' }, { ...noFacts, usage })).toMatch(/^one of/);
  });

  it('never leads to a place that was not asked for', () => {
    const word = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('orders', 'etl', 'prod', 'rep', '/'));
    fc.assert(
      fc.property(word, fc.constantFrom('prod', 'staging', 'x'), (name, profile) => {
        const meant = namedEnvironment(known, { name, profile }, noFacts);
        if (meant.kind === 'found') expect(meant.environment.id.profile).toBe(profile);
        if (meant.kind === 'ambiguous')
          for (const { id } of meant.candidates) expect(id.profile).toBe(profile);
      }),
    );
  });

  it('narrows a list by profile and region as they are written, else in any letter case', () => {
    expect(environmentsIn(known, { profile: 'prod' })).toHaveLength(4);
    expect(environmentsIn(known, { profile: 'PROD', region: 'EU-WEST-1' })).toHaveLength(4);
    expect(environmentsIn(known, {})).toHaveLength(known.length);
    expect(environmentsIn(known, { profile: 'pro' })).toEqual([]);
  });
});
