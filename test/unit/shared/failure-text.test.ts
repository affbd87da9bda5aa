import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/shared/failure.ts';
import { failureText, remedyTexts } from '../../../src/shared/failure-text.ts';
import { remedyFor } from '../../../src/shared/remedy.ts';
import { everyFailure } from './every-failure.ts';

const named = everyFailure.map((failure) => [failure.kind, failure] as const);

describe('every failure', () => {
  it.each(named)('%s says what happened in one line that stands in a row: no full stop', (_kind, failure) => {
    const { summary } = failureText(failure);
    expect(summary).toMatch(/^[^\n]*[^\s.!,:]$/);
    expect(summary.length).toBeGreaterThan(8);
  });

  it.each(named)('%s says what to do next as a sentence', (_kind, failure) => {
    expect(failureText(failure).advice).toMatch(/^[A-Z][^\n]+[^.]\.$/);
  });

  it.each(named)('%s has a word for all that it names', (_kind, failure) => {
    const { summary, advice, detail } = failureText(failure);
    expect([summary, advice, detail ?? ''].join(' ')).not.toMatch(/undefined|null|NaN|\[object|function/);
  });

  it.each(named)('%s has something that Enter does about it', (_kind, failure) => {
    const about = { profile: 'dev', region: 'eu-west-1', name: 'alpha' };
    for (const remedy of [remedyFor(failure, about), remedyFor(failure, null)]) {
      expect(remedyTexts[remedy]).toMatch(/^[A-Z]/);
    }
  });
});

describe('what Enter does', () => {
  const about = { profile: 'dev', region: 'eu-west-1', name: 'alpha' };
  const place = { profile: 'dev', region: 'eu-west-1' };
  const denied = (operation: 'ListEnvironments' | 'CreateWebLoginToken'): Failure => ({
    kind: 'access-denied',
    operation,
    place,
    message: '',
  });

  it.each<readonly [string, Failure, boolean, string]>([
    ['cookies that are broken are forgotten', { kind: 'session-broken', host: 'h' }, true, 'reset-session'],
    ['who may not list adds by name', denied('ListEnvironments'), false, 'add-by-name'],
    ['who may not log in tries again', denied('CreateWebLoginToken'), true, 'retry'],
    [
      'a profile without a region leads to the form',
      { kind: 'region-missing', profile: 'dev' },
      false,
      'add-by-name',
    ],
    ['a taken hotkey is replaced', { kind: 'hotkey-unavailable', accelerator: 'A' }, false, 'other-hotkey'],
    [
      'that of a favourite is changed where it was set',
      { kind: 'hotkey-unavailable', accelerator: 'A', favourite: { ...place, name: 'alpha' } },
      false,
      'favourite-hotkeys',
    ],
    [
      'keys that open something else already are changed there too',
      { kind: 'hotkey-in-use', accelerator: 'A', opens: 'picker' },
      false,
      'favourite-hotkeys',
    ],
    [
      'a restored file is only news',
      { kind: 'settings-restored', from: 'defaults', keptAs: 'x' },
      false,
      'dismiss',
    ],
    [
      'what could not be saved is not looked for',
      { kind: 'settings-not-saved', why: 'other', folder: '/home/mara', problem: 'x' },
      false,
      'dismiss',
    ],
    ['a mistake of ours is no search', { kind: 'unexpected', reference: 'x' }, false, 'dismiss'],
    ['a search that failed is done again', { kind: 'offline' }, false, 'look-again'],
    ['an opening that failed is done again', { kind: 'offline' }, true, 'retry'],
  ])('%s', (_what, failure, isAboutOne, remedy) => {
    expect(remedyFor(failure, isAboutOne ? about : null)).toBe(remedy);
  });
});

describe('the words', () => {
  it('name the permission that is missing', () => {
    const text = failureText({
      kind: 'access-denied',
      operation: 'CreateWebLoginToken',
      place: { profile: 'dev', region: 'eu-west-1' },
      message: 'AWS said so',
    });
    expect(text.advice).toContain('airflow:CreateWebLoginToken');
    expect(text.detail).toBe('AWS said so');
  });

  it.each([
    ['p', 'keys', 'Profile p may not assume its role in eu-west-1', 'for profile keys,'],
    ['mid', 'keys', 'assume the role of profile mid, a step of its chain,', 'for profile keys,'],
    ['mid', undefined, 'the role of profile mid', 'for the keys of the environment variables,'],
  ])('name the role of %s and who assumes it: %s', (profile, sourceProfile, summary, advice) => {
    const text = failureText({
      kind: 'access-denied',
      operation: 'AssumeRole',
      place: { profile: 'p', region: 'eu-west-1' },
      message: '',
      step: {
        profile,
        roleArn: 'arn:aws:iam::123456789012:role/r',
        ...(sourceProfile !== undefined && { sourceProfile }),
      },
    });
    expect(text.summary).toContain(summary);
    expect(text.advice).toContain(`the permission sts:AssumeRole ${advice}`);
  });

  it('send who has a web identity to the trust policy, where alone it can be allowed', () => {
    const { advice } = failureText({
      kind: 'access-denied',
      operation: 'AssumeRoleWithWebIdentity',
      place: { profile: 'p', region: 'eu-west-1' },
      message: '',
    });
    expect(advice).toMatch(/^The trust policy of its role must name the identity provider/);
  });

  it('help with a missing profile of either origin: of the config file, and of Windsock’s own', () => {
    const { advice } = failureText({ kind: 'profile-missing', profile: 'dev' });
    expect(advice).toContain('AWS config file');
    expect(advice).toContain('IAM Identity Center');
  });

  it('never say "within 0 s"', () => {
    expect(failureText({ kind: 'timeout', host: 'h', timeoutMs: 40 }).summary).toBe(
      'h did not answer within 1 s',
    );
    expect(failureText({ kind: 'timeout', host: 'h', timeoutMs: 15_000 }).summary).toContain('15 s');
  });
});
