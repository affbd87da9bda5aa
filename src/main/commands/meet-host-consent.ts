/** Shows the host that AWS names for an environment and that is none of AWS's own, and remembers that the person allowed it. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { PersonNeed } from '../../shared/person-need.ts';
import type { AppState } from '../core/app-state.ts';
import { customHostOf, withCustomHosts } from '../core/state-hosts.ts';
import type { Store } from '../store.ts';
import type { Prompts } from './prompts.ts';

/** What asking for consent works with. */
export interface HostConsentParts {
  readonly store: Store<AppState>;
  readonly prompts: Prompts;
}

/** @returns what asks; the consent is to the host that was shown, for this environment through this profile */
export function createMeetHostConsent({ store, prompts }: HostConsentParts) {
  return async (
    { id, host }: Extract<PersonNeed, { kind: 'host-consent' }>,
    signal: AbortSignal,
  ): Promise<Result<null>> => {
    const before = customHostOf(store.get(), id);
    const answer = await prompts.ask(
      { kind: 'host-consent', environment: id, host, ...(before !== undefined && { before }) },
      signal,
    );
    if (answer?.kind !== 'allow-host') return fail({ kind: 'cancelled' });
    store.update((state) => withCustomHosts(state, [[id, host]]));
    return ok(null);
  };
}
