// Persons and catalogues for tests, by hand and at random.
import fc from 'fast-check';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { firstOfEach } from '../../../../src/main/core/first-of-each.ts';
import type { Catalogue, CatalogueEnvironment } from '../../../../src/shared/catalogue.ts';
import { type EnvironmentId, environmentKey } from '../../../../src/shared/environment.ts';
import { markColours, ruleSubjects } from '../../../../src/shared/production.ts';
import { listed, profileOf, stateWith } from '../sample-state.ts';

/** @returns a catalogue with nothing in it but this */
export function catalogueWith(more: Partial<Catalogue> = {}): Catalogue {
  return {
    windsock: 1,
    name: 'Acme',
    regions: [],
    ssoSessions: [],
    accounts: [],
    environments: [],
    productionRules: [],
    ...more,
  };
}

/** @returns a portal of AWS's own */
export function sessionOf(name: string) {
  return { name, startUrl: `https://${name}.awsapps.com/start`, region: 'eu-west-1' };
}

const regions = fc.constantFrom('eu-west-1', 'us-east-1');
const names = fc.constantFrom('orders', 'billing-prod', 'sandbox');
const accounts = fc.constantFrom('111122223333', '444455556666', '777788889999');
/** A profile leads to one account, whether that is known or not. */
const accountOf: Readonly<Record<string, string>> = {
  dev: '111122223333',
  prod: '444455556666',
  admin: '444455556666',
};
const profiles = fc.constantFrom(...Object.keys(accountOf));
const labels = fc.constantFrom('Orders', 'Money', 'orders', 'Sand');
const hosts = fc.constantFrom('airflow.acme.example', 'flow.acme.example');
const rules = fc.uniqueArray(
  fc.record(
    {
      by: fc.constantFrom(...ruleSubjects),
      pattern: fc.constantFrom('*', '*-prod', '*-PROD', 'orders'),
      mark: fc.record({
        word: fc.constantFrom('live', 'production'),
        colour: fc.constantFrom(...markColours),
      }),
    },
    { requiredKeys: ['by', 'pattern'] },
  ),
  { selector: ({ by, pattern }) => `${by} ${pattern.toLowerCase()}` },
);

const environment: fc.Arbitrary<CatalogueEnvironment> = fc
  .record(
    {
      region: regions,
      name: names,
      account: accounts,
      role: fc.constantFrom('DataEngineer', 'ReadOnly'),
      profile: profiles,
      alias: labels,
      production: fc.boolean(),
      webserverHost: hosts,
    },
    { requiredKeys: ['region', 'name'] },
  )
  .filter(({ account, profile }) => account !== undefined || profile !== undefined);

/** Any catalogue that the form would take. */
export const anyCatalogue: fc.Arbitrary<Catalogue> = fc.record({
  windsock: fc.constant(1 as const),
  name: fc.constant('Acme'),
  regions: fc.uniqueArray(regions),
  ssoSessions: fc.uniqueArray(fc.constantFrom('acme', 'other').map(sessionOf), {
    selector: ({ name }) => name,
  }),
  accounts: fc.uniqueArray(fc.record({ id: accounts, name: labels }), { selector: ({ id }) => id }),
  environments: fc.uniqueArray(environment, {
    selector: ({ account, profile, region, name }) => `${account ?? profile}/${region}/${name}`,
  }),
  productionRules: rules,
});

/** Any that names each environment once. */
export const plainCatalogue: fc.Arbitrary<Catalogue> = anyCatalogue.map((catalogue) => ({
  ...catalogue,
  environments: firstOfEach(catalogue.environments, ({ region, name }) => `${region}/${name}`),
}));

const id: fc.Arbitrary<EnvironmentId> = fc.record({ profile: profiles, region: regions, name: names });
const keyed = <T>(value: fc.Arbitrary<T>) => fc.dictionary(id.map(environmentKey), value, { maxKeys: 4 });

/** Any person, with things of their own where the catalogues have theirs. */
export const anyPerson: fc.Arbitrary<AppState> = fc
  .record({
    profiles: fc.uniqueArray(fc.record({ name: profiles, isKnown: fc.boolean(), ready: fc.boolean() }), {
      selector: ({ name }) => name,
    }),
    found: fc.array(id, { maxLength: 4 }),
    typedEnvironments: fc.array(id, { maxLength: 4 }),
    favourites: fc.array(id, { maxLength: 4 }),
    aliases: keyed(labels),
    customHosts: keyed(hosts),
    productionChoices: keyed(fc.boolean()),
    productionRules: rules,
    extraRegions: fc.uniqueArray(regions),
    accountAliases: fc.dictionary(accounts, labels),
  })
  .map(({ profiles: all, found, ...settings }) =>
    stateWith(settings, {
      profiles: all.map(({ name, isKnown, ready }) =>
        profileOf(name, {
          ...(isKnown && { accountId: accountOf[name] ?? '' }),
          ...(!ready && {
            readiness: { ready: false, reason: { kind: 'no-credentials', file: 'config', line: 1 } },
          }),
        }),
      ),
      found: Object.fromEntries(
        found.map((each) => [
          environmentKey(each),
          listed(each, { accountId: accountOf[each.profile] ?? '' }),
        ]),
      ),
    }),
  );
