/** The network of one environment: a proxy for its session alone, and a tunnel that is held open while the environment is in use. */

import { type EnvironmentId, environmentKey, sameEnvironment } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { isLoopbackProxy, type ProxySetting, proxyFrom, proxyText } from '../../shared/proxy-setting.ts';
import type { NetworkSetting, NetworkTexts } from '../../shared/settings.ts';
import { type CommandRules, type CommandWords, tunnelWords } from '../../shared/tunnel-command.ts';
import { type AppState, withOpening, withoutOpening } from '../core/app-state.ts';
import { networkOf, usesNetwork, withNetwork } from '../core/state-networks.ts';
import type { Store } from '../store.ts';
import type { Tunnels } from './tunnels.ts';

/** What the use case works with. */
export interface EnvironmentNetworkParts {
  readonly store: Store<AppState>;
  readonly tunnels: Pick<Tunnels, 'hold' | 'release'>;
  /** `nowhere`: what was set cannot be understood, so nothing may go out. */
  readonly setProxy: (id: EnvironmentId, proxy: ProxySetting | 'system' | 'nowhere') => Promise<void>;
  readonly reloadWindow: (windowId: number) => void;
  readonly rules: CommandRules;
}

/** The networks of all environments. */
export interface EnvironmentNetworks {
  /**
   * To be called before anything goes to the environment's web server: sets its proxy, starts its tunnel and waits for it.
   *
   * @returns failure `proxy-invalid` | `tunnel-command-invalid` | `tunnel-not-found` | `tunnel-port-taken` | `tunnel-ended` |
   *   `tunnel-timeout` | `cancelled`
   */
  readonly ensure: (id: EnvironmentId, signal: AbortSignal) => Promise<Result<null>>;
  /**
   * Keeps what a person typed, empty for none; what is in use goes the new way at once.
   *
   * @returns failure `proxy-invalid` | `tunnel-command-invalid`
   */
  readonly set: (id: EnvironmentId, typed: NetworkTexts) => Promise<Result<null>>;
  /** Starts the tunnel of a window's environment again, and loads the pages anew that could not be shown without it. */
  readonly restart: (windowId: number) => Promise<Result<null>>;
}

/** @returns the use case; it keeps nothing */
export function createEnvironmentNetworks(parts: EnvironmentNetworkParts): EnvironmentNetworks {
  const { store, tunnels, rules } = parts;

  async function ensure(id: EnvironmentId, signal: AbortSignal): Promise<Result<null>> {
    const network = networkOf(store.get(), id);
    const proxy = readProxy(network.proxy);
    // SECURITY: a proxy that cannot be understood is not passed over: the page would go out past it.
    await parts.setProxy(id, proxy.ok ? (proxy.value ?? 'system') : 'nowhere');
    if (!proxy.ok) return proxy;
    const words = readTunnel(network.tunnel, rules);
    if (!words.ok) return words;
    if (words.value === null) return ok(null);
    const nearEnd = proxy.value !== null && isLoopbackProxy(proxy.value) ? proxy.value : null;
    sayWhatOpeningWaitsFor(store, id, 'starting-tunnel');
    const held = await tunnels.hold({ id, words: words.value, nearEnd, signal });
    if (held.ok) sayWhatOpeningWaitsFor(store, id, 'minting');
    return held;
  }

  return {
    ensure,
    set: async (id, typed) => {
      const network = readNetwork(typed, rules);
      if (!network.ok) return network;
      const isOtherTunnel = networkOf(store.get(), id).tunnel !== network.value.tunnel;
      store.update((state) => withoutFailedOpening(withNetwork(state, id, network.value), id));
      if (isOtherTunnel) tunnels.release(id);
      // How its tunnel does stands in the bar; what is set was kept all the same.
      if (usesNetwork(store.get(), id)) void ensure(id, new AbortController().signal);
      return ok(null);
    },
    restart: async (windowId) => {
      const id = store.get().airflowWindows.find((each) => each.windowId === windowId)?.id;
      if (id === undefined) return ok(null);
      const ready = await ensure(id, new AbortController().signal);
      if (!ready.ok) return ready;
      for (const window of store.get().airflowWindows) {
        if (sameEnvironment(window.id, id) && window.problem !== null) parts.reloadWindow(window.windowId);
      }
      return ok(null);
    },
  };
}

/** What failed on the old way says nothing of the new one. */
function withoutFailedOpening(state: AppState, id: EnvironmentId): AppState {
  const hasFailed = state.openings[environmentKey(id)]?.phase === 'failed';
  return hasFailed ? withoutOpening(state, id) : state;
}

function readProxy(text: string | undefined): Result<ProxySetting | null> {
  return text === undefined ? ok(null) : proxyFrom(text);
}

function readTunnel(text: string | undefined, rules: CommandRules): Result<CommandWords | null> {
  return text === undefined ? ok(null) : tunnelWords(text, rules);
}

function readNetwork(typed: NetworkTexts, rules: CommandRules): Result<NetworkSetting> {
  const [proxyTyped, tunnel] = [typed.proxy.trim(), typed.tunnel.trim()];
  const proxy = readProxy(proxyTyped === '' ? undefined : proxyTyped);
  if (!proxy.ok) return proxy;
  const words = readTunnel(tunnel === '' ? undefined : tunnel, rules);
  if (!words.ok) return fail(words.failure);
  return ok({
    ...(proxy.value !== null && { proxy: proxyText(proxy.value) }),
    ...(tunnel !== '' && { tunnel }),
  });
}

/** An opening that began says what it waits for; nothing else that needs the network changes the row. */
function sayWhatOpeningWaitsFor(
  store: Store<AppState>,
  id: EnvironmentId,
  phase: 'minting' | 'starting-tunnel',
): void {
  const before = store.get().openings[environmentKey(id)]?.phase;
  if (before === 'minting' || before === 'starting-tunnel') {
    store.update((state) => withOpening(state, id, { phase }));
  }
}
