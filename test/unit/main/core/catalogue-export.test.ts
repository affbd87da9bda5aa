// What a person exports: what they ticked, fit to be taken by others, and nothing of their own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogueOf, catalogueText } from '../../../../src/main/core/catalogue-export.ts';
import { catalogueFrom } from '../../../../src/main/electron/catalogue-form.ts';
import { type CataloguePart, catalogueParts } from '../../../../src/shared/catalogue.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { idOf, listed, profileOf, stateWith } from '../sample-state.ts';
import { anyPerson } from './catalogue-samples.ts';

const account = '111122223333';
const orders = idOf('orders', { profile: 'prod' });
const key = environmentKey(orders);
const session = {
  key: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start/',
  region: 'eu-west-1',
} as const;
const prod = profileOf('prod', {
  kind: 'sso-session',
  accountId: account,
  roleName: 'DataEngineer',
  ssoSession: session,
});
const person = stateWith(
  {
    favourites: [orders],
    aliases: { [key]: 'Orders' },
    productionChoices: { [`account:${account}/eu-west-1/orders`]: true },
    customHosts: { [key]: 'airflow.acme.example' },
    extraRegions: ['us-east-1'],
    accountAliases: { [account]: 'acme-prod', '999999999999': 'mine alone' },
    productionRules: [{ by: 'name', pattern: '*-live' }],
  },
  {
    profiles: [prod],
    found: {
      [environmentKey(idOf('other', { profile: 'prod' }))]: listed(idOf('other', { profile: 'prod' })),
    },
  },
);
const exported = (...parts: readonly CataloguePart[]) => catalogueOf(person, { name: 'Acme', parts });

describe('what is ticked goes in', () => {
  const plain = { region: 'eu-west-1', name: 'orders', account, role: 'DataEngineer', profile: 'prod' };

  it.each<[readonly CataloguePart[], object]>([
    [[], { environments: [], regions: [], ssoSessions: [], accounts: [], productionRules: [] }],
    [['favourites'], { environments: [plain] }],
    [['favourites', 'found'], { environments: [plain, { ...plain, name: 'other' }] }],
    [['labelled', 'aliases'], { environments: [{ ...plain, alias: 'Orders' }] }],
    [['favourites', 'marks'], { environments: [{ ...plain, production: true }] }],
    [['favourites', 'hosts'], { environments: [{ ...plain, webserverHost: 'airflow.acme.example' }] }],
    [['regions'], { environments: [], regions: ['us-east-1'] }],
    [
      ['ssoSessions'],
      { ssoSessions: [{ name: 'acme', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' }] },
    ],
    [['accounts'], { accounts: [] }],
    [['favourites', 'accounts'], { accounts: [{ id: account, name: 'acme-prod' }] }],
    [['rules'], { productionRules: [{ by: 'name', pattern: '*-live' }] }],
  ])('%j', (parts, expected) => {
    expect(exported(...parts)).toMatchObject({ windsock: 1, name: 'Acme', ...expected });
  });

  it('with the portal of each environment where there are two', () => {
    const other = { ...session, key: 'other', startUrl: 'https://other.awsapps.com/start' };
    const two = { ...person, profiles: [prod, profileOf('q', { kind: 'sso-session', ssoSession: other })] };
    expect(catalogueOf(two, { name: '', parts: ['favourites', 'ssoSessions'] }).environments).toMatchObject([
      { ssoSession: 'acme' },
    ]);
  });

  it('each environment once, whatever the number of profiles that show it', () => {
    const twice = { ...idOf('orders', { profile: 'admin' }) };
    const state = stateWith(
      { favourites: [orders, twice] },
      { profiles: [prod, profileOf('admin', { accountId: account })] },
    );
    expect(catalogueOf(state, { name: '', parts: ['favourites', 'found'] }).environments).toHaveLength(1);
  });

  it('without the names of profiles that Windsock made', () => {
    const own = { ...person, profiles: [{ ...prod, origin: 'windsock' } as const] };
    expect(catalogueOf(own, { name: '', parts: ['favourites'] }).environments[0]).not.toHaveProperty(
      'profile',
    );
  });
});

describe('the file', () => {
  it('is good, for every person and every choice', () => {
    const odd = fc.oneof(fc.string({ unit: 'binary', maxLength: 64 }), fc.constant('a\u202Eb\u200B'));
    const choice = fc.record({ name: odd, parts: fc.subarray([...catalogueParts]) });
    fc.assert(
      fc.property(anyPerson, choice, odd, (somebody, chosen, text) => {
        const aliases = Object.fromEntries(
          Object.keys(somebody.settings.aliases).map((each) => [each, text]),
        );
        const state = { ...somebody, settings: { ...somebody.settings, aliases } };
        const catalogue = catalogueOf(state, chosen);
        expect(catalogueFrom(catalogueText(catalogue))).toEqual({ ok: true, value: catalogue });
      }),
      { numRuns: 40 },
    );
  });

  it('has nothing secret and nothing personal in it', () => {
    const canary = 'CANARY';
    const id = idOf('orders', { profile: 'prod' });
    const full = {
      ...person,
      settings: {
        ...person.settings,
        hotkey: canary,
        usage: { [environmentKey(idOf(canary, { profile: 'prod' }))]: { score: 1, atMs: 1 } },
        latches: { [canary]: key },
        networks: { [environmentKey(id)]: { proxy: `http://${canary}:1`, tunnel: `ssh ${canary}` } },
        seenHosts: { [environmentKey(id)]: canary },
        allowedProcesses: { prod: canary },
        unsearchedProfiles: [canary],
        catalogue: { name: canary, source: { kind: 'file', path: `/home/${canary}` } as const, takenAtMs: 1 },
      },
      profiles: [{ ...prod, roleArn: canary, mfaDevice: canary, sourceProfile: canary }],
    };
    const parts = catalogueParts.filter((part) => part !== 'found');
    expect(catalogueText(catalogueOf(full, { name: 'Acme', parts }))).not.toContain(canary);
  });
});
