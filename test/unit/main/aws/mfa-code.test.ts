// What is no MFA code is told without AWS, which would quote it in its refusal.
import { expect, test } from 'vitest';
import { makeIdentityWorld, mfaCodes } from '../../../standin/identity-world.ts';
import { connectTo, standinForEachTest } from './aws-fixture.ts';

const standin = standinForEachTest(makeIdentityWorld());

/** Gives a code for a role. @returns the answer, and how often AWS was asked for the role */
async function give(code: string) {
  const { credentials } = await connectTo(standin());
  const { signal } = new AbortController();
  const answer = await credentials.provideMfaCode({ profile: 'mfa-role', code, signal });
  return { answer, asked: standin().requests.filter(({ operation }) => operation === 'AssumeRole').length };
}

test.each(['', '31415', '3141592', '31415 ', ' 314159', '314159\n', '31415a', '３１４１５９', 'not a code'])(
  'the code %j is not sent',
  async (code) => {
    const failure = { kind: 'mfa-code-wrong', profile: 'mfa-role' };
    expect(await give(code)).toEqual({ answer: { ok: false, failure }, asked: 0 });
  },
);

test('six digits are', async () => {
  expect(await give(mfaCodes[0])).toEqual({ answer: { ok: true, value: null }, asked: 1 });
});
