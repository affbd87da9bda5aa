/** Gets from the person what a profile waits for: equal needs are met once, for all who wait. */

import { type Failure, fail, type Result } from '../../shared/failure.ts';
import { type PersonNeed, personNeedKey } from '../../shared/person-need.ts';
import { createMeetHostConsent, type HostConsentParts } from './meet-host-consent.ts';
import { createMeetMfaCode, type MfaCodeParts } from './meet-mfa-code.ts';
import { createMeetProcessConsent, type ProcessConsentParts } from './meet-process-consent.ts';
import { createMeetSignIn, type SignInParts } from './meet-sign-in.ts';
import { createSharedWork } from './shared-work.ts';

/** What the use case works with. */
export interface MeetNeedParts extends HostConsentParts, MfaCodeParts, ProcessConsentParts, SignInParts {
  /** Brings the prompt window to the person: also when the question was open already. */
  readonly showPrompt: () => void;
  /** What waited for this need goes on. */
  readonly onMet: (need: PersonNeed) => void;
}

/**
 * Asks the person; has no deadline but the signal.
 *
 * @returns success when it is worth to try again; failure `cancelled`, or what stood in the way
 */
export type MeetNeed = (need: PersonNeed, signal: AbortSignal) => Promise<Result<null>>;

const cancelled: Failure = { kind: 'cancelled' };

/** @returns the use case; it keeps only what is being asked */
export function createMeetNeed(parts: MeetNeedParts): MeetNeed {
  const share = createSharedWork<Result<null>>();
  const meetSignIn = createMeetSignIn(parts);
  const meetMfaCode = createMeetMfaCode(parts);
  const meetProcessConsent = createMeetProcessConsent(parts);
  const meetHostConsent = createMeetHostConsent(parts);

  function meet(need: PersonNeed, signal: AbortSignal): Promise<Result<null>> {
    switch (need.kind) {
      case 'sign-in':
      case 'aws-login':
        return meetSignIn(need, signal);
      case 'mfa-code':
        return meetMfaCode(need, signal);
      case 'process-consent':
        return meetProcessConsent(need, signal);
      case 'host-consent':
        return meetHostConsent(need, signal);
    }
  }

  return (need, signal) => {
    const done = share({
      key: personNeedKey(need),
      signal,
      aborted: fail(cancelled),
      work: async (shared) => {
        const met = await meet(need, shared);
        if (met.ok) parts.onMet(need);
        return met;
      },
    });
    parts.showPrompt();
    return done;
  };
}
