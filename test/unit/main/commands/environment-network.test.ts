import { describe, expect, it } from 'vitest';
import {
  createEnvironmentNetworks,
  type EnvironmentNetworkParts,
} from '../../../../src/main/commands/environment-network.ts';
import type { TunnelWish } from '../../../../src/main/commands/tunnels.ts';
import { type AppState, withOpening } from '../../../../src/main/core/app-state.ts';
import { withAirflowWindow } from '../../../../src/main/core/state-windows.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { PageProblem } from '../../../../src/shared/airflow-window.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok, type Result } from '../../../../src/shared/failure.ts';
import type { NetworkSetting } from '../../../../src/shared/settings.ts';
import { alpha, beta, stateWith } from '../sample-state.ts';

const tunnel = 'ssh -N -D 8157 bastion';
const proxy = 'socks5://localhost:8157';
const key = environmentKey(alpha);
const never = new AbortController().signal;

function withWindow(state: AppState, windowId: number, problem: PageProblem | null = null): AppState {
  const page = { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false };
  const rest = { zoomFactor: 1, find: null, downloads: [], isPageFullScreen: false, timesCopied: 0 };
  return withAirflowWindow(state, { windowId, id: alpha, page, problem, ...rest });
}

/** Networks around parts that note what they are asked for. */
function networksWith(network: NetworkSetting = {}, held: Result<null> = ok(null)) {
  const store = createStore(stateWith({ networks: { [key]: network } }));
  const wishes: Omit<TunnelWish, 'signal'>[] = [];
  const asked: unknown[] = [];
  const phases: (string | undefined)[] = [];
  store.subscribe(({ openings }) => phases.push(openings[key]?.phase));
  const parts: EnvironmentNetworkParts = {
    store,
    tunnels: {
      hold: async ({ signal: _signal, ...wish }) => {
        wishes.push(wish);
        return held;
      },
      release: (id) => void asked.push(['release', id.name]),
    },
    setProxy: async (id, given) => void asked.push([id.name, given]),
    reloadWindow: (windowId) => void asked.push(['reload', windowId]),
    rules: 'posix',
  };
  return { ...createEnvironmentNetworks(parts), store, wishes, asked, phases };
}

const socks = { scheme: 'socks5', host: 'localhost', port: 8157 };

describe('before anything goes to a web server', () => {
  it('nothing set is the system’s way', async () => {
    const { ensure, asked, wishes } = networksWith();
    expect(await ensure(alpha, never)).toEqual(ok(null));
    expect(asked).toEqual([['alpha', 'system']]);
    expect(wishes).toEqual([]);
  });

  it('the proxy holds before the tunnel is waited for, and tells its near end', async () => {
    const { ensure, asked, wishes } = networksWith({ proxy, tunnel });
    expect(await ensure(alpha, never)).toEqual(ok(null));
    expect(asked).toEqual([['alpha', socks]]);
    expect(wishes).toEqual([{ id: alpha, words: ['ssh', '-N', '-D', '8157', 'bastion'], nearEnd: socks }]);
  });

  it('a proxy elsewhere is no near end', async () => {
    const { ensure, wishes } = networksWith({ proxy: 'http://proxy.example.com:3128', tunnel });
    await ensure(alpha, never);
    expect(wishes[0]?.nearEnd).toBeNull();
  });

  it('a proxy that cannot be understood leads nowhere, and no tunnel is started', async () => {
    const { ensure, asked, wishes } = networksWith({ proxy: 'localhost:8157', tunnel });
    expect(await ensure(alpha, never)).toMatchObject({
      failure: { kind: 'proxy-invalid', problem: 'scheme-missing' },
    });
    expect(asked).toEqual([['alpha', 'nowhere']]);
    expect(wishes).toEqual([]);
  });

  it('a command that cannot be understood is a failure', async () => {
    const { ensure, wishes } = networksWith({ tunnel: "ssh '" });
    expect(await ensure(alpha, never)).toMatchObject({ failure: { kind: 'tunnel-command-invalid' } });
    expect(wishes).toEqual([]);
  });

  it('the row of an opening says what it waits for; other rows say nothing', async () => {
    const { ensure, store, phases } = networksWith({ tunnel });
    store.update((state) => withOpening(state, alpha, { phase: 'minting' }));
    await ensure(alpha, never);
    expect(phases).toEqual(['minting', 'starting-tunnel', 'minting']);
    const idle = networksWith({ tunnel });
    await idle.ensure(alpha, never);
    expect(idle.phases).toEqual([]);
  });
});

describe('what a person typed', () => {
  it('is kept, brought to one form', async () => {
    const { set, store } = networksWith();
    expect(await set(alpha, { proxy: ' SOCKS5H://Localhost:8157/ ', tunnel: ` ${tunnel} ` })).toEqual(
      ok(null),
    );
    expect(store.get().settings.networks).toEqual({ [key]: { proxy, tunnel } });
  });

  it('is forgotten when both fields are empty', async () => {
    const { set, store } = networksWith({ proxy, tunnel });
    await set(alpha, { proxy: ' ', tunnel: '' });
    expect(store.get().settings.networks).toEqual({});
  });

  it.each([
    ['socks5://localhost', '', 'proxy-invalid'],
    [proxy, "ssh '", 'tunnel-command-invalid'],
  ])('%j and %j are refused, and what was set stays', async (typedProxy, typedTunnel, kind) => {
    const { set, store, asked } = networksWith({ proxy });
    expect(await set(alpha, { proxy: typedProxy, tunnel: typedTunnel })).toMatchObject({ failure: { kind } });
    expect(store.get().settings.networks).toEqual({ [key]: { proxy } });
    expect(asked).toEqual([]);
  });

  it('takes the failure of the way before off the row, and leaves others', async () => {
    const { set, store } = networksWith();
    for (const id of [alpha, beta]) {
      store.update((state) => withOpening(state, id, { phase: 'failed', failure: { kind: 'offline' } }));
    }
    await set(alpha, { proxy, tunnel: '' });
    expect(Object.keys(store.get().openings)).toEqual([environmentKey(beta)]);
  });

  it('holds for windows that are open at once: another command ends the tunnel before it', async () => {
    const { set, store, asked, wishes } = networksWith({ proxy, tunnel });
    store.update((state) => withWindow(state, 1));
    await set(alpha, { proxy, tunnel: 'ssh -N -D 8157 other' });
    expect(asked).toEqual([
      ['release', 'alpha'],
      ['alpha', socks],
    ]);
    await Promise.resolve();
    expect(wishes.map(({ words }) => words.at(-1))).toEqual(['other']);
  });

  it('starts nothing where no window is open', async () => {
    const { set, asked, wishes } = networksWith();
    await set(alpha, { proxy, tunnel });
    await Promise.resolve();
    expect([asked, wishes]).toEqual([[['release', 'alpha']], []]);
  });
});

describe('"Start again" in the bar', () => {
  const problem: PageProblem = { kind: 'failed', failure: { kind: 'offline' } };

  it('starts the tunnel of the window’s environment, and loads the pages anew that were lost', async () => {
    const { restart, store, asked, wishes } = networksWith({ tunnel });
    store.update((state) => withWindow(withWindow(state, 1), 2, problem));
    expect(await restart(1)).toEqual(ok(null));
    expect(wishes).toHaveLength(1);
    expect(asked).toEqual([
      ['alpha', 'system'],
      ['reload', 2],
    ]);
  });

  it('loads nothing where the tunnel did not open, and does nothing for a window that is gone', async () => {
    const failure = { kind: 'tunnel-ended', exitCode: 255 } as const;
    const { restart, store, asked } = networksWith({ tunnel }, fail(failure));
    store.update((state) => withWindow(state, 2, problem));
    expect(await restart(2)).toEqual(fail(failure));
    expect(await restart(3)).toEqual(ok(null));
    expect(asked).toEqual([['alpha', 'system']]);
  });
});
