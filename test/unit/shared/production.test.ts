import { describe, expect, it, test } from 'vitest';
import { type Environment, environmentKey } from '../../../src/shared/environment.ts';
import {
  choiceKeyOf,
  isMarkWord,
  isProductionRule,
  isRulePattern,
  type MarkFacts,
  type ProductionRule,
  productionMarkOf,
  saysItIsProduction,
  standardMark,
} from '../../../src/shared/production.ts';

const table: readonly [string, Readonly<Record<string, string>>, boolean][] = [
  ['payments-prod', {}, true],
  ['prod_eu', {}, true],
  ['PaymentsProd', {}, true],
  ['prd2-etl', {}, true],
  ['production', {}, true],
  ['pre-prod', {}, false],
  ['non-prod-eu', {}, false],
  ['preprod', {}, false],
  ['product-analytics', {}, false],
  ['reproduce', {}, false],
  ['etl', { environment: 'Production' }, true],
  ['etl', { Stage: 'non-prod' }, false],
  ['etl', { whatever: 'prod' }, true],
  ['etl', { note: 'copy of prod' }, false],
];

test.each(table)('without rules, %s %o says production: %s', (name, tags, expected) => {
  expect(saysItIsProduction(environment({ name, tags }))).toBe(expected);
  expect(productionMarkOf(environment({ name, tags }), none)).toEqual(expected ? standardMark : null);
});

const none: MarkFacts = { productionRules: [], productionChoices: {}, accountAliases: {} };

function environment({
  name = 'etl',
  profile = 'mara',
  ...more
}: Partial<Environment> & { readonly name?: string; readonly profile?: string } = {}): Environment {
  return { id: { profile, region: 'eu-west-1', name }, origin: 'listed', ...more };
}

const live = { word: 'live', colour: 'purple' } as const;

describe('a rule', () => {
  const account = '412233445566';
  it.each<[ProductionRule['by'], string, Parameters<typeof environment>[0], boolean]>([
    ['name', '*live*', { name: 'Orders-LIVE-eu' }, true],
    ['name', 'live', { name: 'orders-live' }, false],
    ['name', ' orders ', { name: 'orders' }, true],
    ['name', '*', {}, true],
    ['tag', 'Tier=gold', { tags: { tier: 'Gold' } }, true],
    ['tag', '*=gold', { tags: { a: 'b', tier: 'gold' } }, true],
    ['tag', 'gold', { tags: { tier: 'gold' } }, false],
    ['tag', '*', {}, false],
    ['account', account, { accountId: account }, true],
    ['account', 'acme-*', { accountId: account }, true],
    ['account', '4122*', { accountId: account }, true],
    ['account', 'acme-*', { accountId: '111111111111' }, false],
    ['account', '*', {}, false],
    ['profile', '*-admin', { profile: 'data-Admin' }, true],
    ['profile', 'büro*', { profile: 'BÜRO München' }, true],
    ['profile', 'büro*', { profile: 'Bu\u0308ro' }, true],
  ])('by %s %j on %o: %s', (by, pattern, of, fits) => {
    const facts = {
      ...none,
      productionRules: [{ by, pattern, mark: live }],
      accountAliases: { [account]: 'Acme-data' },
    };
    expect(productionMarkOf(environment(of), facts)).toEqual(fits ? live : null);
  });

  it('that fits first decides, before Windsock’s own', () => {
    const productionRules: readonly ProductionRule[] = [
      { by: 'name', pattern: '*-copy' },
      { by: 'name', pattern: '*prod*', mark: live },
      { by: 'name', pattern: '*', mark: { word: 'never', colour: 'blue' } },
    ];
    const markOf = (name: string) =>
      productionMarkOf(environment({ name }), { ...none, productionRules })?.word ?? null;
    expect(markOf('orders-prod')).toBe('live');
    expect(markOf('orders-prod-copy')).toBeNull();
    expect(markOf('orders')).toBe('never');
  });
});

describe('what a person chose for one environment', () => {
  const orders = environment({ name: 'orders-prod', accountId: '412233445566' });
  const chosen = (isMarked: boolean, more: Partial<MarkFacts> = {}): MarkFacts => ({
    ...none,
    ...more,
    productionChoices: { [choiceKeyOf(orders)]: isMarked },
  });

  it('comes before every rule', () => {
    const productionRules = [{ by: 'name', pattern: '*', mark: live } as const];
    expect(productionMarkOf(orders, chosen(false, { productionRules }))).toBeNull();
    expect(productionMarkOf(orders, chosen(true, { productionRules }))).toEqual(live);
    expect(
      productionMarkOf(orders, chosen(true, { productionRules: [{ by: 'name', pattern: '*' }] })),
    ).toEqual(standardMark);
  });

  it('holds through every profile that leads there, and in no other account', () => {
    const facts = chosen(false);
    const throughAdmin = { ...orders, id: { ...orders.id, profile: 'admin' } };
    expect(productionMarkOf(throughAdmin, facts)).toBeNull();
    expect(productionMarkOf({ ...throughAdmin, accountId: '999999999999' }, facts)).toEqual(standardMark);
  });

  it('holds on when the account becomes known later', () => {
    const { accountId: _later, ...unknown } = orders;
    const facts = { ...none, productionChoices: { [choiceKeyOf(unknown)]: false } };
    expect(choiceKeyOf(unknown)).toBe(environmentKey(orders.id));
    expect(productionMarkOf(unknown, facts)).toBeNull();
    expect(productionMarkOf(orders, facts)).toBeNull();
  });
});

describe('what may be kept as a rule', () => {
  it.each([
    [{ by: 'name', pattern: '*' }, true],
    [{ by: 'tag', pattern: 'a=b', mark: live }, true],
    [{ by: 'name', pattern: '本番*', mark: { word: '本番', colour: 'red' } }, true],
    [{ by: 'host', pattern: '*' }, false],
    [{ by: 'name', pattern: '' }, false],
    [{ by: 'name', pattern: '  ' }, false],
    [{ by: 'name', pattern: 'x'.repeat(401) }, false],
    [{ by: 'name', pattern: 'a\u0000b' }, false],
    [{ by: 'name', pattern: '*', mark: { word: '', colour: 'red' } }, false],
    [{ by: 'name', pattern: '*', mark: { word: 'live', colour: 'pink' } }, false],
    [{ by: 'name', pattern: '*', mark: { ...live, url: 'x' } }, false],
    [{ by: 'name', pattern: '*', also: 1 }, false],
    [{ by: 'name', pattern: '*', mark: null }, false],
    [null, false],
    [[], false],
    ['*', false],
  ])('%j: %s', (value, expected) => {
    expect(isProductionRule(value)).toBe(expected);
  });

  it('a word is seen as it is, and hides or turns nothing around it', () => {
    for (const word of ['production', 'PROD – Europe', '本番', '🔥 live'])
      expect(isMarkWord(word)).toBe(true);
    for (const word of ['', ' x', 'x ', '\u202Eevil', '\u200B', 'a\nb', '\uD800', 'x'.repeat(25)]) {
      expect(isMarkWord(word)).toBe(false);
    }
    expect(isRulePattern('team “A” — *')).toBe(true);
  });
});
