import { describe, expect, it } from 'vitest';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { ok } from '../../../../src/shared/failure.ts';
import { alpha, nowMs, stateWith } from '../sample-state.ts';
import { hide, host, journeyWith } from './login-fakes.ts';

const sessionThatIs = (phase: 'signed-in' | 'renewing' | 'expired' | 'stopped' | 'forbidden') =>
  stateWith({}, { sessions: { [environmentKey(alpha)]: { host, loggedInAtMs: nowMs, phase } } });

describe('opening an environment whose window is open', () => {
  it.each(['expired', 'stopped'] as const)('whose session is %s logs in anew', async (phase) => {
    const journey = journeyWith({ isOpen: () => true, state: sessionThatIs(phase) });
    expect(await journey.open(alpha, hide)).toEqual(ok(null));
    expect(journey.asked).toContain('log in');
    expect(journey.logins).toEqual(['login-began', 'login-landed']);
  });

  it('whose page is forbidden shows it: a login would not help', async () => {
    const journey = journeyWith({ isOpen: () => true, state: sessionThatIs('forbidden') });
    await journey.open(alpha, hide);
    expect(journey.asked).toEqual(['show', 'hide picker']);
  });

  it('while its session is renewed waits for that, and takes no token of its own', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const journey = journeyWith({
      isOpen: () => true,
      state: sessionThatIs('renewing'),
      renewal: promise,
    });
    const opening = journey.open(alpha, hide);
    expect(journey.phases).toEqual(['minting']);
    journey.store.update(() => sessionThatIs('signed-in'));
    resolve();
    expect(await opening).toEqual(ok(null));
    expect(journey.asked).toEqual(['show', 'hide picker']);
  });
});
