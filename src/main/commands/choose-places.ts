/** Chooses where searches look: takes profiles out and puts regions in. */

import { ok, type Result } from '../../shared/failure.ts';
import type { AppState } from '../core/app-state.ts';
import { withExtraRegion, withSearchedProfile } from '../core/state-discovery.ts';
import type { Store } from '../store.ts';
import type { Discover } from './discover.ts';

interface ChooseParts {
  readonly store: Store<AppState>;
  readonly search: Pick<Discover, 'discover'>;
}

/** Takes a profile out of all searches, or back in, and then searches through it at once. */
export async function setSearchedProfile(
  { store, search }: ChooseParts,
  profile: string,
  isSearched: boolean,
): Promise<Result<null>> {
  store.update((state) => withSearchedProfile(state, profile, isSearched));
  return isSearched ? search.discover({ profiles: [profile] }) : ok(null);
}

/** Puts a region into all searches, and searches it at once; or takes it out again. */
export async function setExtraRegion(
  { store, search }: ChooseParts,
  region: string,
  isSearched: boolean,
): Promise<Result<null>> {
  store.update((state) => withExtraRegion(state, region, isSearched));
  return isSearched ? search.discover() : ok(null);
}
