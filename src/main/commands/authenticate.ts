/** Gets a profile its credentials because a person asked for that: whatever only the person can give is asked for. */

import type { Result } from '../../shared/failure.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import type { MeetNeed } from './meet-need.ts';
import { withPerson } from './with-person.ts';

/** What the use case works with. */
export interface AuthenticateParts {
  /** The profile's credentials without a person; failure `person-needed` when it takes one. */
  readonly checkCredentials: (request: {
    readonly profile: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<null>>;
  /** @returns how long one try may take, in milliseconds */
  readonly timeoutMsFor: (profile: string) => number;
  readonly meetNeed: MeetNeed;
}

/** @returns the use case; what waited for the profile goes on by itself (`onMet` of `meetNeed`) */
export function createAuthenticate({ checkCredentials, timeoutMsFor, meetNeed }: AuthenticateParts) {
  return (profile: string): Promise<Result<null>> =>
    withPerson({
      attempt: () => checkCredentials({ profile, signal: timeoutSignal(timeoutMsFor(profile)) }),
      meetNeed,
      // Ends with the answer, or with the prompt's own Cancel.
      signal: new AbortController().signal,
      onWaiting: () => undefined,
    });
}
