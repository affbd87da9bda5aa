/** How often and in which way a profile's failed AWS calls are tried again. */

import type { ProfileDefinition } from './profiles.ts';

/** As the SDK takes it. */
export interface RetrySettings {
  readonly retryMode: 'standard' | 'adaptive';
  /** The first attempt included. */
  readonly maxAttempts: number;
}

/** What decides: the chosen profile, and the environment variables before it, as in the AWS CLI. */
export interface RetryQuestion {
  readonly definition: ProfileDefinition;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A person waits: more attempts than this only hide what is wrong. */
const mostAttempts = 10;
const usualAttempts = 3;

/**
 * @param usualMode  where nothing is set
 * @returns the settings; `legacy`, which this SDK has not, counts as `standard`
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function retrySettings(
  { definition, environment }: RetryQuestion,
  usualMode: RetrySettings['retryMode'],
): RetrySettings {
  const mode = (environment.AWS_RETRY_MODE || definition.value('retry_mode'))?.trim().toLowerCase();
  const attempts = Number(environment.AWS_MAX_ATTEMPTS || definition.value('max_attempts') || usualAttempts);
  return {
    retryMode:
      mode === 'adaptive' ? 'adaptive' : mode === 'standard' || mode === 'legacy' ? 'standard' : usualMode,
    maxAttempts:
      Number.isInteger(attempts) && attempts >= 1 ? Math.min(attempts, mostAttempts) : usualAttempts,
  };
}
