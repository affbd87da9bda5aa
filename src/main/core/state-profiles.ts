/** Takes a new reading of the profiles: what was found through one that went is set aside, and comes back with it. */

import { environmentKey } from '../../shared/environment.ts';
import type { Profile } from '../../shared/profile.ts';
import type { Notice } from '../../shared/snapshot.ts';
import { type AppState, withProfiles } from './app-state.ts';
import { placeKey } from './search-places.ts';
import type { SetAside } from './set-aside.ts';
import { identityThen, profileIdentity, withNoticesAbout, withoutSearchNotices } from './state-discovery.ts';

/** Files are saved in several steps, and undone: until the end of this run nothing that was found is lost by that. */
export function withReadProfiles(state: AppState, profiles: readonly Profile[]): AppState {
  const now = new Map(profiles.map((each) => [each.name, profileIdentity(each)]));
  const before = new Map(state.profiles.map((each) => [each.name, profileIdentity(each)]));
  const names = new Set([
    ...Object.values(state.found).map(({ id }) => id.profile),
    ...state.notices.flatMap(({ about }) => about?.profiles ?? []),
  ]);
  const stale = new Set<string>();
  const aside: SetAside[] = [];
  for (const name of names) {
    const [identity, then] = [now.get(name), identityThen(state.searched, name)];
    if (identity !== undefined && identity === (then ?? identity)) continue;
    stale.add(name);
    const foundAs = then ?? before.get(name);
    // What a changed profile could not do stays said, until a search knows better.
    const notices = identity === undefined ? noticesOf(state, name) : [];
    if (foundAs !== undefined) aside.push({ ...findsOf(state, name), identity: foundAs, notices });
  }
  const back = state.setAside.filter(({ profile, identity }) => now.get(profile) === identity);
  const waiting = state.setAside.filter((each) => !back.includes(each) && !stale.has(each.profile));
  const gone = new Set([...stale].filter((name) => !now.has(name)));
  const rest = withoutSearchNotices(withoutFoundOf(state, stale), gone);
  return back.reduce(withBack, { ...withProfiles(rest, profiles), setAside: [...waiting, ...aside] });
}

function noticesOf({ notices }: AppState, profile: string): readonly Notice[] {
  return notices.filter(({ about }) => about?.profiles.includes(profile));
}

function findsOf({ found, searched }: AppState, profile: string) {
  const prefix = placeKey({ profile, region: '' });
  return {
    profile,
    found: Object.values(found).filter(({ id }) => id.profile === profile),
    atMs: Object.fromEntries(Object.entries(searched.atMs).filter(([key]) => key.startsWith(prefix))),
  };
}

function withoutFoundOf(state: AppState, profiles: ReadonlySet<string>): AppState {
  if (profiles.size === 0) return state;
  const found = Object.entries(state.found).filter(([, { id }]) => !profiles.has(id.profile));
  const through = Object.entries(state.searched.through).filter(([profile]) => !profiles.has(profile));
  const prefixes = [...profiles].map((profile) => placeKey({ profile, region: '' }));
  const atMs = Object.entries(state.searched.atMs).filter(
    ([key]) => !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  return {
    ...state,
    found: Object.fromEntries(found),
    searched: { through: Object.fromEntries(through), atMs: Object.fromEntries(atMs) },
  };
}

function withBack(state: AppState, { profile, identity, found, atMs, notices }: SetAside): AppState {
  const { searched } = state;
  const finds = found.map((each) => [environmentKey(each.id), each] as const);
  const through = found.length === 0 ? [] : [[profile, identity] as const];
  const returned: AppState = {
    ...state,
    // A search that was under way may have brought something newer.
    found: { ...Object.fromEntries(finds), ...state.found },
    searched: {
      through: Object.fromEntries([...Object.entries(searched.through), ...through]),
      atMs: { ...atMs, ...searched.atMs },
    },
  };
  return withNoticesAbout(returned, profile, notices);
}
