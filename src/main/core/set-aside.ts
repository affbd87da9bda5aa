/** What is kept out of sight of a profile that is not as it was. */

import type { Environment } from '../../shared/environment.ts';
import type { Notice } from '../../shared/snapshot.ts';

/** What a search brought through a profile that is gone, or that leads to another account, role or session by now. */
export interface SetAside {
  readonly profile: string;
  /** `profileIdentity` with which it comes back. */
  readonly identity: string;
  readonly found: readonly Environment[];
  /** As in `Searched`, of this profile alone. */
  readonly atMs: Readonly<Record<string, number>>;
  readonly notices: readonly Notice[];
}
