/** Takes a new reading of the profile files into the state; open Airflow windows stay untouched: their cookie is Airflow's. */

import type { Result } from '../../shared/failure.ts';
import { type AppState, withNotice, withoutNotice } from '../core/app-state.ts';
import { diffProfiles, type ProfileSet } from '../core/profiles.ts';
import { withReadProfiles } from '../core/state-profiles.ts';
import type { Store } from '../store.ts';

/** A reading, the one before, and what forgets the clients of a profile. */
export interface ProfileReading {
  readonly reading: Result<ProfileSet>;
  readonly before: ProfileSet;
  readonly drop: (profile: string) => void;
}

const noticeId = 'profiles';

/** A failed reading keeps the last good list and becomes a notice. */
export function takeProfiles(store: Store<AppState>, { reading, before, drop }: ProfileReading): void {
  if (!reading.ok) {
    store.update((state) => withNotice(state, { id: noticeId, failure: reading.failure }));
    return;
  }
  const changes = diffProfiles(before, reading.value);
  for (const profile of [...changes.changed, ...changes.removed]) drop(profile);
  store.update((state) => withReadProfiles(withoutNotice(state, noticeId), reading.value.profiles));
}
