/** Gets a profile its credentials because a person asked for that: whatever only the person can give is asked for. */

import type { Result } from '../../shared/failure.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import type { MeetNeed } from './meet-need.ts';
import { withPerson } from './with-person.ts';

/** What the use case works with. */
export interface AuthenticateParts {
  /** The profile's credentials without a person; failure `person-needed` when it takes one. */
  readonly resolveCredentials: (profile: string, signal: AbortSignal) => Promise<Result<null>>;
  readonly meetNeed: MeetNeed;
}

const resolveTimeoutMs = 15_000;

/** @returns the use case; what waited for the profile goes on by itself (`onMet` of `meetNeed`) */
export function createAuthenticate({ resolveCredentials, meetNeed }: AuthenticateParts) {
  return (profile: string): Promise<Result<null>> =>
    withPerson({
      attempt: () => resolveCredentials(profile, timeoutSignal(resolveTimeoutMs)),
      meetNeed,
      // Ends with the answer, or with the prompt's own Cancel.
      signal: new AbortController().signal,
      onWaiting: () => undefined,
    });
}
