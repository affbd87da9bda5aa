import { describe, expect, it, vi } from 'vitest';
import { createDiscover, type DiscoverParts } from '../../../../src/main/commands/discover.ts';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { withNotice } from '../../../../src/main/core/app-state.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import type { Discovery } from '../../../../src/shared/snapshot.ts';
import { everyProblem } from '../../shared/every-failure.ts';
import { idOf, listed, nowMs, profileOf, stateWith } from '../sample-state.ts';

function searchWith(
  profiles: AppState['profiles'],
  listEnvironments: DiscoverParts['listEnvironments'],
  more: Partial<AppState> = {},
) {
  const store = createStore(stateWith({}, { profiles, ...more }));
  const progress: Discovery[] = [];
  store.subscribe(({ discovery }, before) => {
    if (discovery !== before.discovery) progress.push(discovery);
  });
  const readProfiles = vi.fn(async () => undefined);
  const look = createDiscover({ store, readProfiles, listEnvironments, nowMs: () => nowMs });
  const names = () => Object.values(store.get().found).map(({ id }) => `${id.profile}/${id.name}`);
  return { store, progress, look, names, readProfiles };
}

const found = (profile: string, ...names: readonly string[]) =>
  names.map((name) => listed(idOf(name, { profile })));
const inFound = (...environments: ReturnType<typeof found>) =>
  Object.fromEntries(environments.map((each) => [environmentKey(each.id), each]));

describe('looking for environments', () => {
  it('asks through every profile that is ready and names a region, and through no other', async () => {
    const asked: string[] = [];
    const { region: _none, ...withoutRegion } = profileOf('base');
    const broken = profileOf('broken', {
      readiness: { ready: false, reason: everyProblem['no-credentials'] },
    });
    const search = searchWith(
      [profileOf('a'), withoutRegion, broken, profileOf('b')],
      async ({ profile, region }) => {
        asked.push(`${profile} ${region}`);
        return ok({});
      },
    );
    expect(await search.look()).toEqual(ok(null));
    expect(search.readProfiles).toHaveBeenCalledOnce();
    expect(asked).toEqual(['a eu-west-1', 'b eu-west-1']);
  });

  it.each([
    ['says what kept environments from being described', 'throttled', 1],
    ['says nothing where describing is not allowed', 'access-denied', 0],
  ] as const)('%s', async (_what, kind, notices) => {
    const place = { profile: 'a', region: 'eu-west-1' };
    const problem = { kind, operation: 'GetEnvironment', place, message: '' } as const;
    const search = searchWith([profileOf('a')], async ({ onFound }) => {
      for (const each of found('a', 'one')) onFound(each);
      return ok({ problem });
    });
    await search.look();
    expect(search.names()).toHaveLength(1);
    expect(search.store.get().notices).toHaveLength(notices);
  });

  it('says that no profile names a region where none does', async () => {
    const { region: _none, ...withoutRegion } = profileOf('base');
    const search = searchWith([withoutRegion], async () => ok({}));
    await search.look();
    expect(search.store.get().notices).toMatchObject([
      { failure: { kind: 'region-missing', profile: 'base' }, about: { profile: 'base', region: '' } },
    ]);
  });

  it('shows rows as they come, how far it is, and when it was done', async () => {
    const search = searchWith([profileOf('a'), profileOf('b')], async ({ profile, onFound }) => {
      for (const each of found(profile, 'one', 'two')) onFound(each);
      return ok({});
    });
    await search.look();
    expect(search.names()).toHaveLength(4);
    expect(search.progress).toEqual([
      { phase: 'running', done: 0, total: 2 },
      { phase: 'running', done: 1, total: 2 },
      { phase: 'running', done: 2, total: 2 },
      { phase: 'done', finishedAtMs: nowMs },
    ]);
  });

  it('is remembered, so that the next start may look unasked', async () => {
    const search = searchWith([], async () => ok({}));
    expect(search.store.get().settings.lookAtStart).toBe(false);
    await search.look();
    expect(search.store.get().settings.lookAtStart).toBe(true);
    expect(search.store.get().discovery).toEqual({ phase: 'done', finishedAtMs: nowMs });
  });

  it('asks six places at once and never more', async () => {
    const profiles = Array.from({ length: 20 }, (_, at) => profileOf(`p${at}`));
    const waitingFor: (() => void)[] = [];
    let most = 0;
    const search = searchWith(profiles, () => {
      const { promise, resolve } =
        Promise.withResolvers<Awaited<ReturnType<DiscoverParts['listEnvironments']>>>();
      waitingFor.push(() => resolve(ok({})));
      most = Math.max(most, waitingFor.length);
      return promise;
    });
    const done = search.look();
    for (let answered = 0; answered < profiles.length; answered += 1) {
      await vi.waitUntil(() => waitingFor.length === Math.min(6, profiles.length - answered));
      waitingFor.shift()?.();
    }
    await done;
    expect(most).toBe(6);
  });

  it('joins a search that runs, and starts a new one after it', async () => {
    const list = vi.fn(async () => ok({}));
    const search = searchWith([profileOf('a')], list);
    const [first, second] = [search.look(), search.look()];
    expect(second).toBe(first);
    await first;
    await search.look();
    expect(list).toHaveBeenCalledTimes(2);
  });
});

describe('a search that is over', () => {
  const before = { found: inFound(...found('a', 'old', 'kept'), ...found('b', 'old')) };

  it('drops what the list no longer has, in the places that answered', async () => {
    const search = searchWith(
      [profileOf('a'), profileOf('b')],
      async ({ profile, onFound }) => {
        if (profile === 'b') return fail({ kind: 'offline' });
        for (const each of found('a', 'kept')) onFound(each);
        return ok({});
      },
      before,
    );
    await search.look();
    expect(search.names()).toEqual(['a/kept', 'b/old']);
  });

  it('has one notice for each place that failed, and forgets those of the search before', async () => {
    const failure = {
      kind: 'throttled',
      operation: 'ListEnvironments',
      place: { profile: 'b', region: 'x' },
    } as const;
    let works = false;
    const search = searchWith([profileOf('a'), profileOf('b')], async ({ profile }) =>
      profile === 'a' || works ? ok({}) : fail(failure),
    );
    search.store.update((state) => withNotice(state, { id: 'hotkey', failure: { kind: 'offline' } }));
    expect(await search.look()).toEqual(ok(null));
    await search.look();
    expect(search.store.get().notices).toEqual([
      { id: 'hotkey', failure: { kind: 'offline' } },
      { id: 'search:b/eu-west-1', failure, about: { profile: 'b', region: 'eu-west-1' } },
    ]);
    works = true;
    await search.look();
    expect(search.store.get().notices.map(({ id }) => id)).toEqual(['hotkey']);
  });
});
