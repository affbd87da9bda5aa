/** How long one try of something that a person asked for may take, the time in which the person is asked left out. */

import type { Profile } from '../../shared/profile.ts';

/** A try, from Enter to what was asked for. */
const usualTimeoutMs = 15_000;
/** What a `credential_process` has beside: it may ask the person itself. */
const programTimeoutMs = 60_000;

/** @returns after how many milliseconds a try through this profile gives up */
export function actionTimeoutMs(profiles: readonly Profile[], profile: string): number {
  const runsProcess = profiles.find(({ name }) => name === profile)?.runsProcess ?? false;
  return usualTimeoutMs + (runsProcess ? programTimeoutMs : 0);
}
