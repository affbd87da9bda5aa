/** Sets the host at which an environment's window logs in, because the person typed it. */

import type { EnvironmentId } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import type { AppState } from '../core/app-state.ts';
import { typedHostFrom } from '../core/custom-host.ts';
import { withCustomHosts } from '../core/state-hosts.ts';
import type { Store } from '../store.ts';

/**
 * Windows that are open stay where they are.
 *
 * @param text  a host, an https address with it, or nothing: then AWS's own counts again
 * @returns failure `host-name-invalid`
 */
export function setCustomHost(store: Store<AppState>, id: EnvironmentId, text: string): Result<null> {
  const typed = text.trim();
  const host = typed === '' ? null : typedHostFrom(typed);
  if (typed !== '' && host === null) return fail({ kind: 'host-name-invalid', host: typed });
  store.update((state) => withCustomHosts(state, [[id, host]]));
  return ok(null);
}
