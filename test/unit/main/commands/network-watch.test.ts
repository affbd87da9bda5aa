import { describe, expect, it } from 'vitest';
import { createNetworkWatch, type NetworkChange } from '../../../../src/main/commands/network-watch.ts';
import { withOpening, withoutOpening } from '../../../../src/main/core/app-state.ts';
import { withPickerVisible } from '../../../../src/main/core/state-life.ts';
import { withAirflowWindow } from '../../../../src/main/core/state-windows.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { AirflowWindowState } from '../../../../src/shared/airflow-window.ts';
import type { EnvironmentId } from '../../../../src/shared/environment.ts';
import type { Failure } from '../../../../src/shared/failure.ts';
import { alpha, beta, stateWith } from '../sample-state.ts';

const offline: Failure = { kind: 'offline' };
const private_: Failure = { kind: 'private-host-unreachable', host: 'a', problem: 'not-found' };
const denied: Failure = { kind: 'session-broken', host: 'a' };

/** A network that changes when the test says so, and an app whose retries do what the test says. */
function watchWith(retry: (id: EnvironmentId) => void = () => undefined) {
  const store = createStore(stateWith({}, { pickerVisible: true }));
  const listeners = new Set<(change: NetworkChange) => void>();
  const done: string[] = [];
  const watch = createNetworkWatch({
    store,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retryOpening: async (id) => {
      done.push(`open ${id.name}`);
      retry(id);
    },
    reloadWindow: (windowId) => done.push(`reload ${windowId}`),
  });
  const fails = (id: EnvironmentId, failure: Failure = offline) => {
    store.update((state) => withOpening(state, id, { phase: 'minting' }));
    store.update((state) => withOpening(state, id, { phase: 'failed', failure }));
  };
  const change = (afterSleep = false) => {
    for (const each of [...listeners]) each({ afterSleep });
  };
  return { store, watch, listeners, done, fails, change };
}

function windowOf(windowId: number, failure: Failure | null): AirflowWindowState {
  return {
    windowId,
    id: alpha,
    page: { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false },
    problem: failure === null ? null : { kind: 'failed', failure },
    zoomFactor: 1,
    find: null,
    downloads: [],
    isPageFullScreen: false,
    timesCopied: 0,
  };
}

describe('another network', () => {
  it.each<readonly [Failure]>([
    [offline],
    [private_],
    [{ kind: 'host-not-found', host: 'a' }],
    [{ kind: 'connection-refused', host: 'a' }],
    [{ kind: 'connection-reset', host: 'a' }],
    [{ kind: 'timeout', host: 'a', timeoutMs: 1 }],
    [{ kind: 'network', host: 'a', code: 'ERR_PROXY_CONNECTION_FAILED' }],
  ])('opens once more what failed with $kind', (failure) => {
    const { fails, change, done, listeners } = watchWith();
    fails(alpha, failure);
    expect(listeners.size).toBe(1);
    change();
    expect(done).toEqual(['open alpha']);
  });

  it.each<readonly [Failure]>([
    [denied],
    [{ kind: 'certificate-refused', host: 'a', code: 'CERT_DATE' }],
    [{ kind: 'proxy-login-needed', host: 'a' }],
    [{ kind: 'person-needed', profile: 'dev', need: { kind: 'process-consent', profile: 'dev' } }],
    [{ kind: 'cancelled' }],
  ])('is nothing to $kind, and nobody looks for one', (failure) => {
    const { fails, change, done, listeners } = watchWith();
    fails(alpha, failure);
    expect(listeners.size).toBe(0);
    change();
    expect(done).toEqual([]);
  });

  it('opens once alone, however often it changes and however the retry ends', () => {
    const after: Failure[] = [private_, denied];
    const made = watchWith((id) => made.fails(id, after.shift() ?? offline));
    const { fails, change, done, listeners } = made;
    fails(alpha);
    for (let times = 0; times < 5; times++) change();
    expect(done).toEqual(['open alpha']);
    expect(listeners.size).toBe(0);
  });

  it('opens once more when a person asked once more', () => {
    const made = watchWith((id) => made.fails(id));
    made.fails(alpha);
    made.change();
    made.fails(alpha);
    made.change();
    made.change();
    expect(made.done).toEqual(['open alpha', 'open alpha']);
  });

  it('counts anew after one that landed', () => {
    const made = watchWith((id) => made.store.update((state) => withoutOpening(state, id)));
    made.fails(alpha);
    made.change();
    made.fails(alpha);
    made.change();
    expect(made.done).toEqual(['open alpha', 'open alpha']);
  });

  it('opens only the latest of several, and never a second one', () => {
    const { fails, change, done } = watchWith((_id) => undefined);
    fails(alpha);
    fails(beta);
    fails(alpha);
    change();
    expect(done).toEqual(['open alpha']);
  });

  it('leaves alone what nobody looks at, and who looks again is served', () => {
    const { store, fails, change, done, listeners } = watchWith();
    fails(alpha);
    store.update((state) => withPickerVisible(state, false));
    expect(listeners.size).toBe(0);
    change();
    expect(done).toEqual([]);
    store.update((state) => withPickerVisible(state, true));
    expect(listeners.size).toBe(1);
  });

  it('opens nothing when the computer has just been woken up', () => {
    const { fails, change, done } = watchWith();
    fails(alpha);
    change(true);
    expect(done).toEqual([]);
    change();
    expect(done).toEqual(['open alpha']);
  });

  it('reloads the windows whose page it kept away, after sleep too', () => {
    const { store, change, done, listeners } = watchWith();
    store.update((state) => withPickerVisible(state, false));
    store.update((state) => withAirflowWindow(state, windowOf(3, offline)));
    store.update((state) => withAirflowWindow(state, windowOf(4, denied)));
    store.update((state) => withAirflowWindow(state, windowOf(5, null)));
    change(true);
    expect(done).toEqual(['reload 3']);
    store.update((state) => withAirflowWindow(state, windowOf(3, null)));
    expect(listeners.size).toBe(0);
  });

  it('is no longer looked for at the end', () => {
    const { watch, fails, listeners } = watchWith();
    fails(alpha);
    watch.dispose();
    expect(listeners.size).toBe(0);
    fails(beta);
    expect(listeners.size).toBe(0);
  });
});
