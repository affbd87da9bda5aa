import { describe, expect, it } from 'vitest';
import { withNotice, withOpening } from '../../../../src/main/core/app-state.ts';
import {
  profilesWaitingFor,
  withAllowedProcess,
  withNeedMet,
  withoutPrompt,
  withPrompt,
  withPromptReplaced,
  withSignInPlace,
} from '../../../../src/main/core/state-prompts.ts';
import { sessionsOf, withSsoSessions } from '../../../../src/main/core/state-sso.ts';
import type { Failure } from '../../../../src/shared/failure.ts';
import type { PersonNeed } from '../../../../src/shared/person-need.ts';
import type { Prompt } from '../../../../src/shared/prompt.ts';
import type { SsoSession } from '../../../../src/shared/sso.ts';
import { alpha, beta, profileOf, stateWith } from '../sample-state.ts';

const session: SsoSession = {
  key: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'eu-west-1',
};
const signIn: PersonNeed = { kind: 'sign-in', session };
const consent: PersonNeed = { kind: 'process-consent', profile: 'dev' };
const neededFor = (need: PersonNeed, profile = 'dev'): Failure => ({ kind: 'person-needed', profile, need });
const mfa = (id: string): Prompt => ({ kind: 'mfa-code', id, profile: 'dev', device: 'phone' });

describe('the questions', () => {
  const two = withPrompt(withPrompt(stateWith(), mfa('1')), mfa('2'));

  it('are shown in the order in which they were asked', () => {
    expect(two.prompts.map(({ id }) => id)).toEqual(['1', '2']);
    expect(withoutPrompt(two, '1').prompts.map(({ id }) => id)).toEqual(['2']);
  });

  it('keep their place when they change', () => {
    expect(withPromptReplaced(two, '1', mfa('3')).prompts.map(({ id }) => id)).toEqual(['3', '2']);
  });

  it('change nothing when they are gone', () => {
    expect(withoutPrompt(two, '9')).toBe(two);
    expect(withPromptReplaced(two, '9', mfa('9'))).toBe(two);
  });
});

describe('what a person chose', () => {
  it('is kept: the place of sign-in pages', () => {
    const state = withSignInPlace(stateWith(), 'window');
    expect(state.settings.signInPlace).toBe('window');
    expect(withSignInPlace(state, 'window')).toBe(state);
  });

  it('is kept: the command of a profile, and only that one', () => {
    const state = withAllowedProcess(stateWith(), 'dev', 'a'.repeat(64));
    expect(state.settings.allowedProcesses).toEqual({ dev: 'a'.repeat(64) });
    expect(withAllowedProcess(state, 'dev', 'a'.repeat(64))).toBe(state);
    expect(withAllowedProcess(state, 'dev', 'b'.repeat(64)).settings.allowedProcesses).toEqual({
      dev: 'b'.repeat(64),
    });
  });
});

describe('a need that was met', () => {
  const about = (...profiles: readonly string[]) => ({ profiles });
  const base = withOpening(
    withOpening(stateWith(), alpha, { phase: 'failed', failure: neededFor(signIn) }),
    beta,
    { phase: 'failed', failure: { kind: 'offline' } },
  );
  const notices = [
    { id: 'a', failure: neededFor(signIn, 'one'), about: about('one') },
    { id: 'b', failure: neededFor(signIn, 'two'), about: about('two', 'one') },
    { id: 'c', failure: neededFor(signIn, 'one'), about: about('one') },
    { id: 'd', failure: neededFor(consent), about: about('dev') },
    { id: 'e', failure: { kind: 'offline' } as const, about: about('one') },
  ];
  const state = notices.reduce(withNotice, base);

  it('names the profiles whose search stopped at it, once each', () => {
    expect(profilesWaitingFor(state, signIn)).toEqual(['one', 'two']);
    expect(profilesWaitingFor(state, consent)).toEqual(['dev']);
  });

  it('takes its notices and failed openings away, and no others', () => {
    const met = withNeedMet(state, signIn);
    expect(met.notices.map(({ id }) => id)).toEqual(['d', 'e']);
    expect(Object.values(met.openings)).toEqual([{ phase: 'failed', failure: { kind: 'offline' } }]);
    expect(withNeedMet(met, signIn)).toBe(met);
  });
});

describe('the sessions', () => {
  const other = { ...session, key: 'other' };

  it('are those that profiles name, once each and in their order', () => {
    const profiles = [
      profileOf('a'),
      profileOf('b', { ssoSession: other }),
      profileOf('c', { ssoSession: session }),
      profileOf('d', { ssoSession: { ...other } }),
    ];
    expect(sessionsOf(profiles)).toEqual([other, session]);
  });

  it('tell nobody when nothing changed', () => {
    const states = [{ session, state: 'signed-in', expiresAtMs: 5 } as const];
    const state = withSsoSessions(stateWith(), states);
    expect(state.ssoSessions).toEqual(states);
    expect(withSsoSessions(state, [{ session: { ...session }, state: 'signed-in', expiresAtMs: 5 }])).toBe(
      state,
    );
    expect(withSsoSessions(state, [{ session, state: 'signed-out' }])).not.toBe(state);
  });
});
