// What rows of a catalogue bring, taken at once, is what they bring one after the other.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { type Brings, withBrought } from '../../../../src/main/core/catalogue-taking.ts';
import { ruleSubjects } from '../../../../src/shared/production.ts';
import { anyPerson, sessionOf } from './catalogue-samples.ts';

const id = fc.record({
  profile: fc.constantFrom('dev', 'prod'),
  region: fc.constant('eu-west-1'),
  name: fc.constantFrom('orders', 'sandbox'),
});
const label = fc.constantFrom('Orders', 'orders', 'Sand');
const account = fc.constantFrom('111122223333', '444455556666');
const made = fc.constantFrom('dev', 'prod', 'admin').map((name) => {
  const session = sessionOf(name === 'dev' ? 'acme' : 'other');
  const profile = { name, ssoSession: session.name, accountId: '1', roleName: 'R', region: 'eu-west-1' };
  return { profile, session };
});
const brings: fc.Arbitrary<Brings> = fc.oneof(
  fc.record({ environment: id, profile: made }),
  fc.record({ environment: id }),
  fc.record({ alias: fc.tuple(id, label) }),
  fc.record({ choice: fc.tuple(id, fc.constantFrom('mark', 'plain')) }),
  fc.record({ host: fc.tuple(id, fc.constantFrom('a.acme.example', 'b.acme.example')) }),
  fc.record({ region: fc.constantFrom('eu-west-1', 'us-east-1', 'sa-east-1') }),
  fc.record({ account: fc.tuple(account, label) }),
  fc.record({
    rule: fc.record({ by: fc.constantFrom(...ruleSubjects), pattern: fc.constantFrom('*', '*-prod') }),
  }),
);

/** New profiles stand side by side with those of their session. */
function inOrder({ settings }: AppState) {
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name);
  return {
    ...settings,
    ownProfiles: settings.ownProfiles.toSorted(byName),
    ownSsoSessions: settings.ownSsoSessions.toSorted(byName),
  };
}

it('at once and one after the other', () => {
  fc.assert(
    fc.property(anyPerson, fc.array(brings), (person, rows) => {
      const oneByOne = rows.reduce((state, row) => withBrought(state, [row]), person);
      expect(inOrder(withBrought(person, rows))).toEqual(inOrder(oneByOne));
    }),
    { numRuns: 300 },
  );
});
