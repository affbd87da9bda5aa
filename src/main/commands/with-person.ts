/** Tries, and where only a person can help, gets that help and tries again. */

import { fail, type Result } from '../../shared/failure.ts';
import { type PersonNeed, personNeedKey } from '../../shared/person-need.ts';
import type { MeetNeed } from './meet-need.ts';

/** A try that may need a person. */
export interface TryWithPerson<T> {
  /** One try from the start, with a deadline of its own. */
  readonly attempt: () => Promise<Result<T>>;
  readonly meetNeed: MeetNeed;
  /** Ends the waiting for the person. */
  readonly signal: AbortSignal;
  readonly onWaiting: (need: PersonNeed) => void;
}

/** More than any chain of profiles asks for: a sign-in, a consent and a code. */
const maxNeeds = 6;

/**
 * Each need is met once: one that comes back although it was met is a failure, and no endless asking.
 *
 * @returns what the last try answered, or why a need was not met
 */
export async function withPerson<T>(parts: TryWithPerson<T>): Promise<Result<T>> {
  const met = new Set<string>();
  for (;;) {
    const outcome = await parts.attempt();
    if (outcome.ok || outcome.failure.kind !== 'person-needed') return outcome;
    const { need } = outcome.failure;
    if (met.has(personNeedKey(need)) || met.size === maxNeeds) return outcome;
    parts.onWaiting(need);
    const result = await parts.meetNeed(need, parts.signal);
    if (!result.ok) return fail(result.failure);
    met.add(personNeedKey(need));
  }
}
