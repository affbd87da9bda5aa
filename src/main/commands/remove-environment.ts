/** Takes an environment that is on no list of AWS's away: its row, its windows, its web session, and what is remembered of it. */

import type { EnvironmentId } from '../../shared/environment.ts';
import { ok, type Result } from '../../shared/failure.ts';
import { type AppState, withoutEnvironment } from '../core/app-state.ts';
import type { Store } from '../store.ts';

/** What the use case works with. The first three settle once nothing of it goes on. */
export interface RemoveEnvironmentParts {
  readonly store: Store<AppState>;
  readonly cancelOpening: (id: EnvironmentId) => Promise<void>;
  readonly forgetGuard: (id: EnvironmentId) => Promise<void>;
  readonly closeWindows: (id: EnvironmentId) => Promise<void>;
  readonly emptySession: (id: EnvironmentId) => Promise<void>;
}

/** @returns what does it */
export function createRemoveEnvironment(parts: RemoveEnvironmentParts) {
  return async (id: EnvironmentId): Promise<Result<null>> => {
    // A login that lands, or a window that closes, would write something down of it again.
    await Promise.all([parts.cancelOpening(id), parts.forgetGuard(id), parts.closeWindows(id)]);
    parts.store.update((state) => withoutEnvironment(state, id));
    await parts.emptySession(id);
    return ok(null);
  };
}
