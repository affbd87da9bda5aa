import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTunnels, type TunnelsParts, type TunnelWish } from '../../../../src/main/commands/tunnels.ts';
import { withOpening, withoutOpening } from '../../../../src/main/core/app-state.ts';
import { withAirflowWindow, withoutAirflowWindow } from '../../../../src/main/core/state-windows.ts';
import { createStore } from '../../../../src/main/store.ts';
import type { AirflowWindowState } from '../../../../src/shared/airflow-window.ts';
import { type EnvironmentId, environmentKey } from '../../../../src/shared/environment.ts';
import type { ProxySetting } from '../../../../src/shared/proxy-setting.ts';
import type { CommandWords } from '../../../../src/shared/tunnel-command.ts';
import { alpha, beta, stateWith } from '../sample-state.ts';

type End = Awaited<NonNullable<Awaited<ReturnType<TunnelsParts['startTunnel']>>>['ended']>;

const nearEnd: ProxySetting = { scheme: 'socks5', host: 'localhost', port: 8157 };
const words: CommandWords = ['ssh', '-N', '-D', '8157', 'bastion'];
const other: CommandWords = ['ssh', '-N', '-D', '8158', 'bastion'];

function windowOf(id: EnvironmentId, windowId: number): AirflowWindowState {
  const page = { url: '', title: '', isLoading: false, canGoBack: false, canGoForward: false };
  const rest = {
    problem: null,
    zoomFactor: 1,
    find: null,
    downloads: [],
    isPageFullScreen: false,
    timesCopied: 0,
  };
  return { windowId, id, page, ...rest };
}

/** Tunnels whose programs the test ends and opens. */
function desk({ opensAtOnce = true, isTaken = false, isThere = true, endsOnStop = true } = {}) {
  const store = createStore(stateWith());
  const programs: { readonly words: CommandWords; readonly end: (how: End) => void; stops: number }[] = [];
  const opening = Promise.withResolvers<true>();
  const tunnels = createTunnels({
    store,
    startTunnel: async (given) => {
      if (!isThere) return null;
      const { promise, resolve } = Promise.withResolvers<End>();
      const program = { words: given, end: resolve, stops: 0 };
      programs.push(program);
      const stop = async () => {
        program.stops += 1;
        if (endsOnStop) resolve({ signal: 'SIGTERM' });
        await promise;
      };
      return { ended: promise, stop };
    },
    isOpen: async () => isTaken,
    opens: (_proxy, signal) =>
      opensAtOnce
        ? Promise.resolve(true)
        : Promise.race([
            opening.promise,
            new Promise<false>((resolve) => signal.addEventListener('abort', () => resolve(false))),
          ]),
  });
  const hold = (wish: Partial<TunnelWish> = {}) =>
    tunnels.hold({ id: alpha, words, nearEnd, signal: new AbortController().signal, ...wish });
  let windows = 0;
  return {
    store,
    programs,
    tunnels,
    hold,
    opens: () => opening.resolve(true),
    stateOf: (id: EnvironmentId) => store.get().tunnels[environmentKey(id)],
    /** A window opens. @returns what closes it */
    window: (id: EnvironmentId) => {
      windows += 1;
      const windowId = windows;
      store.update((state) => withAirflowWindow(state, windowOf(id, windowId)));
      return () => store.update((state) => withoutAirflowWindow(state, windowId));
    },
    settle: () => vi.advanceTimersByTimeAsync(0),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a tunnel', () => {
  it('is started once, is told, and ends with the last window of its environment', async () => {
    const { hold, programs, stateOf, window, settle } = desk();
    const [first, second] = [window(alpha), window(alpha)];
    const holding = hold();
    expect(stateOf(alpha)).toEqual({ state: 'starting' });
    expect(await holding).toEqual({ ok: true, value: null });
    expect(stateOf(alpha)).toEqual({ state: 'running' });
    expect(await hold()).toEqual({ ok: true, value: null });
    expect(programs.map((each) => each.words)).toEqual([words]);
    first();
    await settle();
    expect(programs[0]?.stops).toBe(0);
    second();
    await settle();
    expect(programs[0]?.stops).toBe(1);
    expect(stateOf(alpha)).toBeUndefined();
  });

  it('is kept for an opening, and ends when that ends without a window', async () => {
    const { store, hold, programs, settle } = desk();
    store.update((state) => withOpening(state, alpha, { phase: 'minting' }));
    await hold();
    store.update((state) => withOpening(state, alpha, { phase: 'signing-in', host: 'h' }));
    await settle();
    expect(programs[0]?.stops).toBe(0);
    store.update((state) => withOpening(state, alpha, { phase: 'failed', failure: { kind: 'offline' } }));
    await settle();
    expect(programs[0]?.stops).toBe(1);
  });

  it('is one program for all environments that name the same command', async () => {
    const { hold, programs, stateOf, window, settle } = desk();
    const [closeAlpha, closeBeta] = [window(alpha), window(beta)];
    await Promise.all([hold(), hold({ id: beta })]);
    expect(programs).toHaveLength(1);
    closeAlpha();
    await settle();
    expect([stateOf(alpha), stateOf(beta)]).toEqual([undefined, { state: 'running' }]);
    expect(programs[0]?.stops).toBe(0);
    closeBeta();
    await settle();
    expect(programs[0]?.stops).toBe(1);
  });

  it('that ends by itself is told to all that use it, and the next hold starts it again', async () => {
    const { hold, programs, stateOf, window, settle } = desk();
    window(alpha);
    window(beta);
    await Promise.all([hold(), hold({ id: beta })]);
    programs[0]?.end({ exitCode: 255 });
    await settle();
    const failed = { state: 'failed', problem: 'exit code 255' };
    expect([stateOf(alpha), stateOf(beta)]).toEqual([failed, failed]);
    expect(await hold()).toEqual({ ok: true, value: null });
    expect(programs).toHaveLength(2);
    expect([stateOf(alpha), stateOf(beta)]).toEqual([{ state: 'running' }, failed]);
  });

  it.each<readonly [End, object]>([
    [{ exitCode: 7 }, { kind: 'tunnel-ended', exitCode: 7 }],
    [{ signal: 'SIGKILL' }, { kind: 'tunnel-ended', signal: 'SIGKILL' }],
    ['not-started', { kind: 'tunnel-not-found', program: 'ssh' }],
  ])('that ends with %j before it opens is a failure', async (end, failure) => {
    const { hold, programs, settle, window } = desk({ opensAtOnce: false });
    window(alpha);
    const holding = hold();
    await settle();
    programs[0]?.end(end);
    expect(await holding).toEqual({ ok: false, failure });
  });

  it('whose program is not there is a failure, told in the bar of a window', async () => {
    const { hold, stateOf, window } = desk({ isThere: false });
    window(alpha);
    expect(await hold()).toEqual({ ok: false, failure: { kind: 'tunnel-not-found', program: 'ssh' } });
    expect(stateOf(alpha)).toEqual({ state: 'failed', problem: 'program not found' });
  });

  it('is not started where something else has its port', async () => {
    const { hold, programs } = desk({ isTaken: true });
    expect(await hold()).toEqual({ ok: false, failure: { kind: 'tunnel-port-taken', port: 8157 } });
    expect(programs).toEqual([]);
  });

  it('that does not open in 15 s is ended', async () => {
    const { hold, programs, stateOf, window } = desk({ opensAtOnce: false });
    window(alpha);
    const holding = hold();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(stateOf(alpha)).toEqual({ state: 'starting' });
    await vi.advanceTimersByTimeAsync(1);
    expect(await holding).toEqual({
      ok: false,
      failure: { kind: 'tunnel-timeout', timeoutMs: 15_000, port: 8157 },
    });
    expect(stateOf(alpha)).toEqual({ state: 'failed', problem: 'did not open within 15 s' });
    expect(programs[0]?.stops).toBe(1);
  });

  it('without a known port is open when it has lived for 2 s', async () => {
    const { hold, stateOf, window } = desk();
    window(alpha);
    const holding = hold({ nearEnd: null });
    await vi.advanceTimersByTimeAsync(1_999);
    expect(stateOf(alpha)).toEqual({ state: 'starting' });
    await vi.advanceTimersByTimeAsync(1);
    expect(await holding).toEqual({ ok: true, value: null });
  });

  it('is given up at once when the opening is cancelled', async () => {
    const { store, hold, programs, stateOf, settle } = desk({ opensAtOnce: false });
    store.update((state) => withOpening(state, alpha, { phase: 'minting' }));
    const cancelling = new AbortController();
    const holding = hold({ signal: cancelling.signal });
    await settle();
    cancelling.abort();
    expect(await holding).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    store.update((state) => withoutOpening(state, alpha));
    await settle();
    expect(programs[0]?.stops).toBe(1);
    expect(stateOf(alpha)).toBeUndefined();
  });

  it('whose opening was cancelled under an open window is ended, and no bar says "starting" for ever', async () => {
    const { hold, programs, stateOf, settle, window } = desk({ opensAtOnce: false });
    window(alpha);
    const cancelling = new AbortController();
    const holding = hold({ signal: cancelling.signal });
    await settle();
    cancelling.abort();
    expect(await holding).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    await settle();
    expect(programs[0]?.stops).toBe(1);
    expect(stateOf(alpha)).toBeUndefined();
  });

  it('stays while somebody else still waits for it', async () => {
    const { hold, programs, opens, settle, window } = desk({ opensAtOnce: false });
    window(alpha);
    const cancelling = new AbortController();
    const [first, second] = [hold({ signal: cancelling.signal }), hold()];
    await settle();
    cancelling.abort();
    expect(await first).toMatchObject({ failure: { kind: 'cancelled' } });
    opens();
    expect(await second).toEqual({ ok: true, value: null });
    expect(programs.map(({ stops }) => stops)).toEqual([0]);
  });

  it('with another command is started once the one before is gone', async () => {
    const { hold, programs, window, settle } = desk({ endsOnStop: false });
    window(alpha);
    await hold();
    const holding = hold({ words: other });
    await settle();
    expect(programs.map((each) => each.words)).toEqual([words]);
    programs[0]?.end({ signal: 'SIGTERM' });
    expect(await holding).toEqual({ ok: true, value: null });
    expect(programs.map((each) => each.words)).toEqual([words, other]);
  });

  it('that is released while it opens is cancelled for who waits', async () => {
    const { hold, tunnels, programs, stateOf, settle, window } = desk({ opensAtOnce: false });
    window(alpha);
    const holding = hold();
    await settle();
    tunnels.release(alpha);
    expect(await holding).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(programs[0]?.stops).toBe(1);
    expect(stateOf(alpha)).toBeUndefined();
  });

  it('ends with the app', async () => {
    const { hold, tunnels, programs, settle, window } = desk();
    window(alpha);
    await hold();
    tunnels.dispose();
    await settle();
    expect(programs[0]?.stops).toBe(1);
  });
});
