import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleCounts, ruleCountText } from '../../../../src/renderer/settings/rule-counts.ts';
import {
  fitText,
  type RuleFields,
  ruleErrors,
  ruleFieldsFrom,
  ruleFrom,
} from '../../../../src/renderer/settings/rule-form-model.ts';
import type { ProductionRule } from '../../../../src/shared/production.ts';
import { environment } from '../picker/snapshots.ts';

const live = { word: 'live', colour: 'purple' } as const;
const subjects = {
  environments: [
    environment('orders-prod', { tags: { Tier: 'gold' } }),
    environment('orders-copy', { tags: { Tier: 'gold' } }),
    environment('payments', { accountId: '412233445566' }),
  ],
  accountAliases: { '412233445566': 'acme-data' },
};
const copies: ProductionRule = { by: 'name', pattern: '*-copy' };
const gold: ProductionRule = { by: 'tag', pattern: 'tier=gold', mark: live };

describe('the list of rules', () => {
  it('tells of each what it fits, and what is left to it', () => {
    expect(ruleCounts([copies, gold], subjects)).toEqual([
      { fits: 1, decides: 1 },
      { fits: 2, decides: 1 },
      { fits: 1, decides: 0 },
    ]);
  });

  it('counts each environment for one rule alone', () => {
    const pattern = fc.constantFrom('*', '*prod*', 'orders*', 'x', '*a*', '*-copy');
    const rules = fc.array(fc.record({ by: fc.constantFrom('name' as const, 'tag' as const), pattern }));
    fc.assert(
      fc.property(rules, (some) => {
        const counts = ruleCounts(some, subjects);
        expect(counts).toHaveLength(some.length + 1);
        expect(counts.every(({ fits, decides }) => decides <= fits)).toBe(true);
        const decided = counts.reduce((sum, { decides }) => sum + decides, 0);
        expect(decided).toBeLessThanOrEqual(subjects.environments.length);
      }),
    );
  });

  it.each([
    [{ fits: 0, decides: 0 }, 'Fits no environment'],
    [{ fits: 1, decides: 1 }, 'Fits 1 of 80 environments'],
    [{ fits: 1, decides: 0 }, 'Fits 1 of 80 environments; rules above decide for it'],
    [{ fits: 12, decides: 8 }, 'Fits 12 of 80 environments; rules above decide for 4 of them'],
    [{ fits: 12, decides: 0 }, 'Fits 12 of 80 environments; rules above decide for all of them'],
  ])('%o is said as %s', (count, text) => {
    expect(ruleCountText(count, 80)).toBe(text);
  });
});

describe('the form for a rule', () => {
  const fields = (more: Partial<RuleFields>): RuleFields => ({ ...ruleFieldsFrom(undefined), ...more });

  it('gives back the rule that it was filled with', () => {
    for (const rule of [copies, gold]) expect(ruleFrom(ruleFieldsFrom(rule))).toEqual(rule);
  });

  it('takes spare spaces away, and the word where there is to be no mark', () => {
    expect(ruleFrom(fields({ pattern: ' *live* ', word: ' live ' }))).toEqual({
      by: 'name',
      pattern: '*live*',
      mark: { word: 'live', colour: 'red' },
    });
    expect(ruleFrom(fields({ pattern: 'x', colour: 'none' }))).toEqual({ by: 'name', pattern: 'x' });
  });

  it('says what is too long', () => {
    const fields = { by: 'name', pattern: 'p'.repeat(401), colour: 'red', word: 'w'.repeat(26) } as const;
    expect(ruleErrors(fields)).toEqual({
      pattern: '1 letter too long: at most 400 are taken.',
      word: '2 letters too long: at most 24 are taken.',
    });
  });

  it('says what is missing', () => {
    expect(Object.keys(ruleErrors(fields({ pattern: ' ', word: ' ' })))).toEqual(['pattern', 'word']);
    expect(Object.keys(ruleErrors(fields({ pattern: ' ', word: '', colour: 'none' })))).toEqual(['pattern']);
    expect(ruleErrors(fields({ pattern: '*', word: 'a\u202Eb' })).word).toMatch(/can be seen/);
    expect(ruleErrors(fields({ pattern: '*' }))).toEqual({});
  });

  it.each<[RuleFields['by'], string, RegExp]>([
    ['name', '', /^\* stands for any text: \*live\*/],
    ['name', 'orders', /^Fits no environment\. \* stands for any text/],
    ['name', 'zzz*', /^Fits no environment\.$/],
    ['name', '*', /^Fits 3 environments: orders-prod, orders-copy, payments\.$/],
    ['tag', 'Tier=*', /^Fits 2 environments: orders-prod, orders-copy\.$/],
    ['account', 'ACME*', /^Fits 1 environment: payments\.$/],
    ['profile', 'acme', /^Fits 3 environments/],
  ])('by %s %j says: %s', (by, pattern, text) => {
    expect(fitText({ by, pattern }, subjects)).toMatch(text);
  });
});
