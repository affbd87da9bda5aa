import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { warmConnections } from '../../../../src/main/commands/warm-connections.ts';
import { withPickerVisible } from '../../../../src/main/core/state-life.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { alpha, beta, idOf, listed, stateWith } from '../sample-state.ts';

const host = 'alpha.c2.airflow.eu-west-1.on.aws';

function setup() {
  const elsewhere = idOf('gamma', { region: 'us-east-1' });
  const found = { [environmentKey(alpha)]: listed(alpha, { webserverHost: host }) };
  const store = createStore(stateWith({ favourites: [alpha, beta, elsewhere] }, { found }));
  const connected: string[] = [];
  let nowMs = 1_000_000;
  const end = warmConnections({
    store,
    loadSdk: () => connected.push('SDK'),
    connectApi: ({ profile, region }) => connected.push(`API ${profile} ${region}`),
    connectWebServer: ({ name }, to) => connected.push(`${name} ${to}`),
    nowMs: () => nowMs,
  });
  return {
    connected,
    store,
    end,
    show: async () => {
      store.update((state) => withPickerVisible(state, true));
      await vi.advanceTimersByTimeAsync(100);
    },
    hide: () => store.update((state) => withPickerVisible(state, false)),
    goOnline: (isOnline: boolean) => store.update((state) => ({ ...state, isOnline })),
    wait: (ms: number) => {
      nowMs += ms;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('connections ahead', () => {
  it('are made when the picker comes: one for each profile and region, one for each web server that is known', async () => {
    const { connected, show } = setup();
    expect(connected).toEqual([]);
    await show();
    const { profile, region } = alpha;
    expect(connected).toEqual([
      `API ${profile} ${region}`,
      `API ${profile} us-east-1`,
      `alpha ${host}`,
      'SDK',
    ]);
  });

  it('are made once while they last, and again after that', async () => {
    const { connected, show, hide, goOnline, wait } = setup();
    await show();
    const times = connected.length;
    goOnline(true);
    hide();
    wait(9_000);
    await show();
    expect(connected).toHaveLength(times);
    hide();
    wait(1_000);
    await show();
    expect(connected).toHaveLength(2 * times);
  });

  it('are made once the picker had its time to be painted', async () => {
    const { connected, store } = setup();
    store.update((state) => withPickerVisible(state, true));
    await vi.advanceTimersByTimeAsync(99);
    expect(connected).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(connected).not.toEqual([]);
  });

  it('are not made while the picker is hidden, without a network, or after the end', async () => {
    const { connected, show, hide, goOnline, wait, end } = setup();
    hide();
    expect(connected).toEqual([]);
    goOnline(false);
    await show();
    expect(connected).toEqual(['SDK']);
    hide();
    end();
    wait(10_000);
    goOnline(true);
    await show();
    expect(connected).toEqual(['SDK']);
  });
});
