import { describe, expect, test } from 'vitest';
import { retrySettings } from '../../../../src/main/core/retry-settings.ts';
import { profileSetOf } from './parse-files.ts';

type Case = readonly [string, string, Record<string, string>, 'standard' | 'adaptive', number];

const cases: readonly Case[] = [
  ['nothing', '', {}, 'adaptive', 3],
  ['a mode', 'retry_mode = standard', {}, 'standard', 3],
  ['the mode that this SDK has not', 'retry_mode = legacy', {}, 'standard', 3],
  ['an odd mode', 'retry_mode = brave', {}, 'adaptive', 3],
  ['a mode in capitals', 'retry_mode = Standard', {}, 'standard', 3],
  ['attempts', 'max_attempts = 5', {}, 'adaptive', 5],
  ['one attempt', 'max_attempts = 1', {}, 'adaptive', 1],
  ['far too many attempts', 'max_attempts = 5000', {}, 'adaptive', 10],
  ['no attempts', 'max_attempts = 0', {}, 'adaptive', 3],
  ['attempts that are no number', 'max_attempts = many', {}, 'adaptive', 3],
  ['half an attempt', 'max_attempts = 1.5', {}, 'adaptive', 3],
  ['the variables', '', { AWS_RETRY_MODE: 'standard', AWS_MAX_ATTEMPTS: '2' }, 'standard', 2],
  [
    'the variables before the profile',
    'retry_mode = adaptive\nmax_attempts = 7',
    { AWS_RETRY_MODE: 'standard', AWS_MAX_ATTEMPTS: '2' },
    'standard',
    2,
  ],
];

describe('calls are tried again', () => {
  test.each(cases)('with %s', (_what, text, environment, retryMode, maxAttempts) => {
    const definition = profileSetOf(
      `[default]\nretry_mode = legacy\nmax_attempts = 9\n[profile p]\n${text}`,
    ).definition('p');
    if (definition === null) throw new Error('no profile p');
    expect(retrySettings({ definition, environment }, 'adaptive')).toEqual({ retryMode, maxAttempts });
  });
});
