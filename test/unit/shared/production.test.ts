import { expect, test } from 'vitest';
import { isProduction } from '../../../src/shared/production.ts';

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

test.each(table)('%s %o: %s', (name, tags, expected) => {
  const id = { profile: 'p', region: 'eu-west-1', name };
  expect(isProduction({ id, origin: 'listed', tags })).toBe(expected);
});
