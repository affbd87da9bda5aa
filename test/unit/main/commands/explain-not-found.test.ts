import { describe, expect, it } from 'vitest';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { alpha, listed } from '../sample-state.ts';
import { hide, journeyWith } from './login-fakes.ts';

const notFound: Failure = {
  kind: 'environment-not-found',
  place: { profile: 'dev', region: 'eu-west-1', environment: 'alpha' },
};
const mint = async () => fail(notFound);

describe('an environment of which AWS says that there is none', () => {
  it('is told for what it is where AWS lists it without a web server', async () => {
    const journey = journeyWith({ mint, describe: async () => ok(listed(alpha, { status: 'CREATING' })) });
    expect(await journey.open(alpha, hide)).toEqual(
      fail({ kind: 'environment-not-ready', name: 'alpha', status: 'CREATING' }),
    );
    expect(journey.store.get().found[environmentKey(alpha)]?.status).toBe('CREATING');
  });

  it.each([
    ['lists none', async () => fail(notFound)],
    ['does not say', async () => fail({ kind: 'offline' } as const)],
    ['lists one with a web server', async () => ok(listed(alpha, { status: 'AVAILABLE' }))],
  ])('is told as unknown where AWS %s', async (_what, describe) => {
    expect(await journeyWith({ mint, describe }).open(alpha, hide)).toEqual(fail(notFound));
  });

  it('is not asked about after any other failure', async () => {
    const journey = journeyWith({ mint: async () => fail({ kind: 'offline' }) });
    expect(await journey.open(alpha, hide)).toEqual(fail({ kind: 'offline' }));
    expect(journey.asked).not.toContain('describe');
  });
});
