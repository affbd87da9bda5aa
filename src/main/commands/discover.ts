/** Looks for environments: every usable profile in its own region, results as they come, failures as one quiet line each. */

import type { Environment } from '../../shared/environment.ts';
import { type Failure, ok, type Result } from '../../shared/failure.ts';
import type { Profile } from '../../shared/profile.ts';
import {
  type AppState,
  searchNoticeId,
  withDiscovery,
  withFound,
  withLookAtStart,
  withNotice,
  withOnlyListed,
  withoutSearchNotices,
} from '../core/app-state.ts';
import type { Store } from '../store.ts';

/** What the use case works with. */
export interface DiscoverParts {
  readonly store: Store<AppState>;
  /** Reads the profile files anew: a person who looks again may have mended them just now. */
  readonly readProfiles: () => Promise<void>;
  readonly listEnvironments: (request: {
    readonly profile: string;
    readonly region: string;
    readonly onFound: (environment: Environment) => void;
    /** On success, `problem` is the first failure to describe an environment: it is listed, but without details. */
  }) => Promise<Result<{ readonly problem?: Failure }>>;
  readonly nowMs: () => number;
}

/** Profile and region to look in. */
interface Place {
  readonly profile: string;
  readonly region: string;
}

/** How many places are asked at once; within one, the lookup has a bound of its own. */
const maxPlacesAtOnce = 6;

/** @returns the search; a call while one runs joins it. It never fails as a whole: failures become notices */
export function createDiscover(parts: DiscoverParts): () => Promise<Result<null>> {
  let running: Promise<Result<null>> | null = null;
  return () => {
    running ??= discover(parts).finally(() => {
      running = null;
    });
    return running;
  };
}

async function discover(parts: DiscoverParts): Promise<Result<null>> {
  const { store } = parts;
  await parts.readProfiles();
  const places = placesOf(store.get().profiles);
  let done = 0;
  store.update((state) =>
    withDiscovery(withoutSearchNotices(withLookAtStart(state)), {
      phase: 'running',
      done,
      total: places.length,
    }),
  );
  if (places.length === 0) sayWhyNowhere(store);
  const waiting = [...places];
  const work = async () => {
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
      await lookIn(parts, place);
      done += 1;
      store.update((state) => withDiscovery(state, { phase: 'running', done, total: places.length }));
    }
  };
  await Promise.all(Array.from({ length: maxPlacesAtOnce }, work));
  store.update((state) => withDiscovery(state, { phase: 'done', finishedAtMs: parts.nowMs() }));
  return ok(null);
}

/** Profiles without a region of their own are often only the source of others: they are passed over. */
function placesOf(profiles: readonly Profile[]): readonly Place[] {
  return profiles.flatMap(({ name, region, readiness }) =>
    readiness.ready && region !== undefined ? [{ profile: name, region }] : [],
  );
}

/** A search that asks nowhere must not end in silence. */
function sayWhyNowhere(store: Store<AppState>): void {
  const usable = store.get().profiles.find(({ readiness }) => readiness.ready);
  if (usable === undefined) return; // the list of profiles says what each of them needs
  const about = { profile: usable.name, region: '' };
  const failure = { kind: 'region-missing', profile: usable.name } as const;
  store.update((state) =>
    withNotice(state, { id: searchNoticeId(about.profile, about.region), failure, about }),
  );
}

async function lookIn({ store, listEnvironments }: DiscoverParts, place: Place): Promise<void> {
  const names = new Set<string>();
  const rows = createRowBuffer(store);
  const onFound = (environment: Environment) => {
    names.add(environment.id.name);
    rows.add(environment);
  };
  const listed = await listEnvironments({ ...place, onFound });
  rows.flush();
  if (listed.ok) store.update((state) => withOnlyListed(state, { ...place, names }));
  const failure = listed.ok ? listed.value.problem : listed.failure;
  // Who may list but not describe has all that opening needs: nothing to tell.
  if (failure === undefined || (listed.ok && failure.kind === 'access-denied')) return;
  const id = searchNoticeId(place.profile, place.region);
  store.update((state) => withNotice(state, { id, failure, about: place }));
}

/** Rows reach the state at most this often from each place: each time copies all that was found so far. */
const rowGapMs = 40;

/** @returns what takes rows as they come and brings them to the state a few at a time */
function createRowBuffer(store: Store<AppState>) {
  const waiting: Environment[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const found = waiting.splice(0);
    if (found.length > 0) store.update((state) => withFound(state, ...found));
  };
  return {
    add: (environment: Environment) => {
      waiting.push(environment);
      timer ??= setTimeout(flush, rowGapMs);
    },
    flush,
  };
}
