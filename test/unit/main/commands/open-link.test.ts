import { describe, expect, it } from 'vitest';
import type { Discover } from '../../../../src/main/commands/discover.ts';
import { createOpenLink } from '../../../../src/main/commands/open-link.ts';
import type { AppState } from '../../../../src/main/core/app-state.ts';
import { maxLinksAtOnce } from '../../../../src/main/core/link-burst.ts';
import { withDiscovery, withFound } from '../../../../src/main/core/state-discovery.ts';
import { createStore, type Store } from '../../../../src/main/store.ts';
import type { LinkProblem } from '../../../../src/shared/airflow-link.ts';
import { type EnvironmentId, environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';
import { idOf, listed, nowMs, profileOf, stateWith } from '../sample-state.ts';

const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
const path = '/dags/x/grid?dag_run_id=manual__2025-01-01T00:00:00+00:00#a';
const url = `https://${host}${path}`;
const dev = idOf('orders');
const admin = idOf('orders', { profile: 'admin' });
const profiles = [profileOf('dev'), profileOf('admin')];

const knowing = (...ids: readonly EnvironmentId[]): AppState =>
  stateWith(
    {},
    {
      profiles,
      found: Object.fromEntries(ids.map((id) => [environmentKey(id), listed(id, { webserverHost: host })])),
    },
  );

interface World {
  readonly state?: AppState;
  readonly opened?: Result<null>;
  readonly signedIn?: Result<null>;
  /** What the search does to the state. */
  readonly search?: (store: Store<AppState>) => void;
}

function linksWith({
  state = stateWith({}, { profiles }),
  opened = ok(null),
  signedIn = ok(null),
  search,
}: World = {}) {
  const store = createStore(state);
  const asked: unknown[] = [];
  const discover: Discover['discover'] = async (request) => {
    asked.push(['discover', request]);
    search?.(store);
    return ok(null);
  };
  const links = createOpenLink({
    store,
    open: async (id, how) => {
      asked.push(['open', id, how]);
      return opened;
    },
    discover,
    authenticate: async (profile) => {
      asked.push(['authenticate', profile]);
      return signedIn;
    },
    profilesRead: Promise.resolve(),
    showPicker: () => asked.push('show picker'),
    nowMs: () => nowMs,
    onDropped: () => asked.push('dropped'),
  });
  const openFromOutside = (link: string) => links.openFromOutside({ link, isTyped: false });
  return { ...links, arrive: links.openFromOutside, openFromOutside, store, asked };
}

const opening = (id: EnvironmentId, more = {}) => ['open', id, { picker: 'hide', query: '', path, ...more }];

describe('a link from outside', () => {
  it('opens the one environment that it leads to, and asks nobody', async () => {
    const { openFromOutside, asked, store } = linksWith({ state: knowing(dev) });
    expect(await openFromOutside(url)).toEqual(ok(null));
    expect(asked).toEqual([opening(dev, { isUnattended: true })]);
    expect(store.get().links.pending).toBeNull();
  });

  it('opens through the profile that was used last', async () => {
    const usage = { [environmentKey(admin)]: { score: 1, atMs: nowMs } };
    const known = knowing(dev, admin);
    const { openFromOutside, asked } = linksWith({
      state: { ...known, settings: { ...known.settings, usage } },
    });
    await openFromOutside(`windsock://open?url=${encodeURIComponent(url)}`);
    expect(asked).toEqual([opening(admin, { isUnattended: true })]);
  });

  it.each([
    ['several profiles, none used before', knowing(dev, admin)],
    ['none that is known', stateWith({}, { profiles })],
  ])('that leads to %s goes to the picker, and AWS is asked nothing', async (_what, state) => {
    const { openFromOutside, asked, store } = linksWith({ state });
    expect(await openFromOutside(url)).toEqual(ok(null));
    expect(asked).toEqual(['show picker']);
    expect(store.get().links.pending).toEqual({ number: 1, link: { kind: 'page', host, path } });
    await openFromOutside(url);
    expect(store.get().links.pending?.number).toBe(2);
  });

  it('goes to the picker when a person is needed, and to nowhere when it was cancelled', async () => {
    const need = {
      kind: 'mfa-code',
      profile: 'dev',
      device: 'arn:aws:iam::1:mfa/me',
      roleArn: 'arn:x',
    } as const;
    const failure = { kind: 'person-needed', profile: 'dev', need: need as never } as const;
    const { openFromOutside, asked, store } = linksWith({ state: knowing(dev), opened: fail(failure) });
    expect(await openFromOutside(url)).toEqual(fail(failure));
    expect(asked).toEqual([opening(dev, { isUnattended: true }), 'show picker']);
    expect(store.get().links.pending?.link).toMatchObject({ host, path });
    const cancelled = linksWith({ state: knowing(dev), opened: fail({ kind: 'cancelled' }) });
    await cancelled.openFromOutside(url);
    expect(cancelled.asked).toHaveLength(1);
  });

  it.each<readonly [string, LinkProblem]>([
    ['https://evil.example/', 'host'],
    ['javascript:alert(1)', 'scheme'],
    [`https://${host}@evil.example/`, 'user-info'],
    ['--toggle', 'scheme'],
    ['', 'scheme'],
    [`windsock://open?url=https%3A%2F%2F${host}%2F%2Fevil`, 'path'],
  ])('%s does nothing', async (text, problem) => {
    const { openFromOutside, asked, store } = linksWith({ state: knowing(dev) });
    const before = store.get();
    expect(await openFromOutside(text)).toEqual(fail({ kind: 'link-refused', problem }));
    expect(asked).toEqual([]);
    expect(store.get()).toBe(before);
  });
});

describe('links without end', () => {
  it('that a page sends open a few pages, and are told once; what is typed is not counted', async () => {
    const { arrive, asked } = linksWith({ state: knowing(dev) });
    for (let sent = 0; sent < 300; sent += 1) await arrive({ link: url, isTyped: false });
    const openings = () => asked.filter((each) => Array.isArray(each) && each[0] === 'open');
    expect(openings()).toHaveLength(maxLinksAtOnce);
    expect(asked.filter((each) => each === 'dropped')).toHaveLength(1);
    for (let typed = 0; typed < 20; typed += 1) await arrive({ link: url, isTyped: true });
    expect(openings()).toHaveLength(maxLinksAtOnce + 20);
  });

  it('that are refused use up the same few', async () => {
    const { arrive, asked } = linksWith({ state: knowing(dev) });
    for (let sent = 0; sent < 300; sent += 1) await arrive({ link: 'windsock://quit', isTyped: false });
    expect(await arrive({ link: url, isTyped: false })).toEqual(ok(null));
    expect(asked).toEqual(['dropped']);
  });
});

describe('looking for the environment of a link', () => {
  const request = ['discover', { profiles: ['dev', 'admin'], regions: { only: 'eu-west-1' }, host }];

  it('searches the region of its host through every profile, then opens it', async () => {
    const { look, asked, store } = linksWith({
      search: (now) => {
        expect(now.get().links.search).toEqual({ host, phase: 'looking' });
        now.update((state) => withFound(state, listed(dev, { webserverHost: host })));
      },
    });
    expect(await look(host, path, null)).toEqual(ok(null));
    expect(asked).toEqual([request, opening(dev)]);
    expect(store.get().links.search).toBeNull();
  });

  it('leaves the choice to the person where several profiles show it', async () => {
    const { look, asked } = linksWith({
      search: (now) => {
        for (const id of [dev, admin])
          now.update((state) => withFound(state, listed(id, { webserverHost: host })));
      },
    });
    expect(await look(host, path, null)).toEqual(ok(null));
    expect(asked).toEqual([request]);
  });

  it('says so when no profile shows it', async () => {
    const { look, asked, store } = linksWith();
    expect(await look(host, path, null)).toEqual(
      fail({ kind: 'link-host-not-found', host, region: 'eu-west-1' }),
    );
    expect(asked).toEqual([request]);
    expect(store.get().links.search).toEqual({ host, phase: 'not-found' });
  });

  it('signs in first where the person asked for that, and looks nowhere when that failed', async () => {
    const { look, asked } = linksWith();
    await look(host, path, 'admin');
    expect(asked).toEqual([['authenticate', 'admin'], request]);
    const cancelled = linksWith({ signedIn: fail({ kind: 'cancelled' }) });
    expect(await cancelled.look(host, path, 'admin')).toEqual(fail({ kind: 'cancelled' }));
    expect(cancelled.asked).toEqual([['authenticate', 'admin']]);
  });

  it('says nothing when the person stopped it', async () => {
    const stopped = { phase: 'done', finishedAtMs: 0, stopped: { done: 1, total: 2 } } as const;
    const { look, store } = linksWith({
      search: (now) => now.update((state) => withDiscovery(state, stopped)),
    });
    expect(await look(host, path, null)).toEqual(ok(null));
    expect(store.get().links.search).toBeNull();
  });
});
