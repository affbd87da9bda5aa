import { describe, expect, it, vi } from 'vitest';
import { withNotice } from '../../../../src/main/core/app-state.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok } from '../../../../src/shared/failure.ts';
import { regionNames } from '../../../../src/shared/regions.ts';
import type { Discovery } from '../../../../src/shared/snapshot.ts';
import { everyProblem } from '../../shared/every-failure.ts';
import { idOf, listed, nowMs, profileOf } from '../sample-state.ts';
import { type List, numbered, searchWith } from './search-fakes.ts';

const found = (profile: string, ...names: readonly string[]) =>
  names.map((name) => listed(idOf(name, { profile })));
const inFound = (...environments: ReturnType<typeof found>) =>
  Object.fromEntries(environments.map((each) => [environmentKey(each.id), each]));
const place = { profile: 'a', region: 'eu-west-1' };
const { region: _none, ...withoutRegion } = profileOf('base');

describe('looking for environments', () => {
  it('asks through every profile that is ready and names a region, and through no other', async () => {
    const broken = profileOf('broken', {
      readiness: { ready: false, reason: everyProblem['no-credentials'] },
    });
    const search = searchWith([profileOf('a'), withoutRegion, broken, profileOf('b')], () => ok({}));
    expect(await search.discover()).toEqual(ok(null));
    expect(search.readProfiles).toHaveBeenCalledOnce();
    expect(search.asked).toEqual(['a eu-west-1', 'b eu-west-1']);
  });

  it.each([
    ['says what kept environments from being described', 'aws-internal', 1],
    ['says nothing where describing is not allowed', 'access-denied', 0],
  ] as const)('%s', async (_what, kind, notices) => {
    const problem = { kind, operation: 'GetEnvironment', place, message: '' } as const;
    const search = searchWith([profileOf('a')], ({ onFound }) => {
      for (const each of found('a', 'one')) onFound(each);
      return ok({ problem });
    });
    await search.discover();
    expect(search.names()).toHaveLength(1);
    expect(search.store.get().notices).toHaveLength(notices);
  });

  it('says that no profile names a region where none does, unless other regions are searched', async () => {
    const search = searchWith([withoutRegion], () => ok({}));
    await search.discover();
    expect(search.store.get().notices).toMatchObject([
      { failure: { kind: 'region-missing', profile: 'base' }, about: { profiles: ['base'] } },
    ]);
    const wider = searchWith([withoutRegion], () => ok({}), {}, { extraRegions: ['eu-west-3'] });
    await wider.discover();
    expect(wider.asked).toEqual(['base eu-west-3']);
    expect(wider.said()).toEqual([]);
  });

  it('shows rows as they come, how far it is, and when it was done', async () => {
    const second = Promise.withResolvers<void>();
    const search = searchWith([profileOf('a'), profileOf('b')], async ({ profile, onFound }) => {
      if (profile === 'b') await second.promise;
      for (const each of found(profile, 'one', 'two')) onFound(each);
      return ok({});
    });
    const done = search.discover();
    await vi.waitUntil(() => search.names().length === 2);
    expect(search.store.get().discovery).toEqual({ phase: 'running', done: 1, total: 2 });
    second.resolve();
    await done;
    expect(search.names()).toHaveLength(4);
    expect(search.progress.at(-1)).toEqual({ phase: 'done', finishedAtMs: nowMs });
    const counts = search.progress.flatMap((each) => (each.phase === 'running' ? [each.done] : []));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(2);
  });

  it('is remembered, so that the next start may look unasked; a search for one profile is not', async () => {
    const search = searchWith([profileOf('a')], () => ok({}));
    await search.discover({ profiles: ['a'] });
    expect(search.store.get().settings.lookAtStart).toBe(false);
    await search.discover();
    expect(search.store.get().settings.lookAtStart).toBe(true);
    expect(search.store.get().discovery).toEqual({ phase: 'done', finishedAtMs: nowMs });
  });

  it('asks six places of a region at once and never more', async () => {
    const waitingFor: (() => void)[] = [];
    let most = 0;
    const search = searchWith(numbered(20), () => {
      const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<List>>>();
      waitingFor.push(() => resolve(ok({})));
      most = Math.max(most, waitingFor.length);
      return promise;
    });
    const done = search.discover();
    for (let answered = 0; answered < 20; answered += 1) {
      await vi.waitUntil(() => waitingFor.length === Math.min(6, 20 - answered));
      waitingFor.shift()?.();
    }
    await done;
    expect(most).toBe(6);
  });

  it('joins a search that runs, and starts a new one after it', async () => {
    const search = searchWith([profileOf('a')], () => ok({}));
    await Promise.all([search.discover(), search.discover()]);
    expect(search.asked).toHaveLength(1);
    await search.discover();
    expect(search.asked).toHaveLength(2);
  });
});

describe('a search that is asked for more while it runs', () => {
  it('takes the other regions in, and asks none twice', async () => {
    const first = Promise.withResolvers<void>();
    const search = searchWith([profileOf('a')], async () => {
      await first.promise;
      return ok({});
    });
    const chosen = search.discover();
    await vi.waitUntil(() => search.asked.length === 1);
    const all = search.discover({ regions: 'all' });
    first.resolve();
    await Promise.all([chosen, all]);
    const regions = Object.keys(regionNames).filter((region) => !region.startsWith('cn-'));
    expect(search.asked.toSorted()).toEqual(regions.map((region) => `a ${region}`).toSorted());
  });

  it('asks a profile anew that got its credentials meanwhile', async () => {
    let isSignedIn = false;
    const slow = Promise.withResolvers<void>();
    const need = { kind: 'aws-login', profile: 'b', loginSession: 'x' } as const;
    const search = searchWith([profileOf('a'), profileOf('b')], async ({ profile }) => {
      if (profile === 'a') await slow.promise;
      return profile === 'a' || isSignedIn ? ok({}) : fail({ kind: 'person-needed', profile, need });
    });
    const first = search.discover();
    await vi.waitUntil(() => search.said().length === 1);
    isSignedIn = true;
    const second = search.discover({ profiles: ['b'] });
    expect(search.said()).toEqual([]);
    slow.resolve();
    await Promise.all([first, second]);
    expect(search.asked.filter((each) => each.startsWith('b'))).toHaveLength(2);
    expect(search.said()).toEqual([]);
  });
});

describe('a search that a person ends', () => {
  it('keeps what was found, says how far it came, and lets a new one begin', async () => {
    let isSilent = true;
    const search = searchWith(numbered(9), ({ profile, signal, onFound }) => {
      if (profile === 'p0') onFound(listed(idOf('one', { profile })));
      if (profile === 'p0' || !isSilent) return ok({});
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(fail({ kind: 'cancelled' })));
      });
    });
    const done = search.discover();
    await vi.waitUntil(() => search.names().length === 1);
    search.cancel();
    await done;
    expect(search.names()).toEqual(['p0/one']);
    expect(search.store.get().discovery).toMatchObject({ phase: 'done', stopped: { done: 1, total: 9 } });
    expect(search.said()).toEqual([]);
    isSilent = false;
    await search.discover();
    expect(search.store.get().discovery).toEqual({ phase: 'done', finishedAtMs: nowMs });
  });

  it('does not make what was found long ago look new', async () => {
    const before: Discovery = { phase: 'done', finishedAtMs: 5 };
    const search = searchWith([profileOf('a')], () => fail({ kind: 'offline' }), { discovery: before });
    await search.discover();
    expect(search.progress[0]).toMatchObject({ phase: 'running', updatedAtMs: 5 });
    expect(search.store.get().discovery).toMatchObject({ finishedAtMs: 5, stopped: { done: 1, total: 1 } });
  });
});

describe('a search that is over', () => {
  const before = { found: inFound(...found('a', 'old', 'kept'), ...found('b', 'old')) };

  it('drops what the list no longer has, in the places that answered', async () => {
    const search = searchWith(
      [profileOf('a'), profileOf('b')],
      ({ profile, onFound }) => {
        if (profile === 'b') return fail({ kind: 'aws-internal', operation: 'ListEnvironments', place });
        for (const each of found('a', 'kept')) onFound(each);
        return ok({});
      },
      before,
    );
    await search.discover();
    expect(search.names()).toEqual(['a/kept', 'b/old']);
    expect(search.store.get().searched.atMs).toEqual({ 'a/eu-west-1': nowMs });
  });

  it('forgets the notices of the search before, and no others', async () => {
    let works = false;
    const failure: Failure = { kind: 'aws-internal', operation: 'ListEnvironments', place };
    const search = searchWith([profileOf('a')], () => (works ? ok({}) : fail(failure)));
    search.store.update((state) => withNotice(state, { id: 'hotkey', failure: { kind: 'offline' } }));
    await search.discover();
    expect(search.store.get().notices).toHaveLength(2);
    works = true;
    await search.discover();
    expect(search.store.get().notices.map(({ id }) => id)).toEqual(['hotkey']);
  });
});
