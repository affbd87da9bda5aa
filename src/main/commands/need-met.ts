/** What goes on once a person gave what was needed. */

import type { PersonNeed } from '../../shared/person-need.ts';
import type { AppState } from '../core/app-state.ts';
import { profilesWaitingFor, withNeedMet } from '../core/state-prompts.ts';
import type { Store } from '../store.ts';

/** What the use case works with. */
export interface NeedMetParts {
  readonly store: Store<AppState>;
  readonly refreshSsoSessions: () => void;
  /** Searches these profiles again: their search stopped for want of a person. */
  readonly searchAgain: (profiles: readonly string[]) => void;
}

/** @returns the use case: rows that asked for this go, and the searches that stopped at it go on */
export function createNeedMet({ store, refreshSsoSessions, searchAgain }: NeedMetParts) {
  return (need: PersonNeed): void => {
    const waiting = profilesWaitingFor(store.get(), need);
    store.update((state) => withNeedMet(state, need));
    refreshSsoSessions();
    if (waiting.length > 0) searchAgain(waiting);
  };
}
