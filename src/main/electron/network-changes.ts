/** Tells when this computer comes to another network. Looks only while somebody listens. */

import { networkInterfaces } from 'node:os';
import { net, powerMonitor } from 'electron';

/** Something new on the network. */
interface NetworkChange {
  readonly afterSleep: boolean;
}

type Listener = (change: NetworkChange) => void;

/** What tells it. */
export interface NetworkChanges {
  /** Calls back at each change from now on. @returns a function that ends it */
  readonly onChange: (listener: Listener) => () => void;
  readonly dispose: () => void;
}

/** Electron's main process has no event for it, and the pages' `online` event does not know a VPN; so it looks this often. */
const lookMs = 2_000;
/** A timer that comes so late slept with the computer. */
const sleptMs = 10_000;
/** Networks come back within this time after waking up. */
const wakingMs = 60_000;

/** Watches nothing yet. */
export function createNetworkChanges(): NetworkChanges {
  const listeners = new Set<Listener>();
  let watch: { readonly stop: () => void } | null = null;
  return {
    onChange: (listener) => {
      listeners.add(listener);
      watch ??= startLooking((change) => {
        for (const each of [...listeners]) each(change);
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        watch?.stop();
        watch = null;
      };
    },
    dispose: () => {
      watch?.stop();
      listeners.clear();
    },
  };
}

/** A change is told once a look finds nothing more: routes and names come after the address. What goes away is no news. */
function startLooking(tell: Listener): { readonly stop: () => void } {
  let known = addresses();
  let wasOnline = net.isOnline();
  let isPending = false;
  let lookedAtMs = performance.now();
  let wokeAtMs = Number.NEGATIVE_INFINITY;
  const wake = () => {
    wokeAtMs = performance.now();
  };
  const look = () => {
    const nowMs = performance.now();
    if (nowMs - lookedAtMs > sleptMs) wake();
    lookedAtMs = nowMs;
    const [current, isOnline] = [addresses(), net.isOnline()];
    const isNew = (isOnline && !wasOnline) || [...current].some((each) => !known.has(each));
    [known, wasOnline] = [current, isOnline];
    if (isNew) isPending = true;
    else if (isPending && isOnline) {
      isPending = false;
      tell({ afterSleep: nowMs - wokeAtMs < wakingMs });
    }
  };
  const timer = setInterval(look, lookMs);
  powerMonitor.on('resume', wake);
  return {
    stop: () => {
      clearInterval(timer);
      powerMonitor.off('resume', wake);
    },
  };
}

/** With the name of the interface: the same address behind another one is another way. */
function addresses(): ReadonlySet<string> {
  const all = Object.entries(networkInterfaces()).flatMap(([name, each = []]) =>
    each.filter(({ internal }) => !internal).map(({ address }) => `${name} ${address}`),
  );
  return new Set(all);
}
