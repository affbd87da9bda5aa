/** Tunnels: one program for each command, shared by the environments that name it, and ended with the last that uses it. */

import type { TunnelState } from '../../shared/airflow-window.ts';
import { type EnvironmentId, environmentIdFromKey, environmentKey } from '../../shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { ProxySetting } from '../../shared/proxy-setting.ts';
import type { CommandWords } from '../../shared/tunnel-command.ts';
import type { AppState } from '../core/app-state.ts';
import { usesNetwork } from '../core/state-networks.ts';
import { withTunnel } from '../core/state-windows.ts';
import type { Store } from '../store.ts';
import { pause, timeoutSignal, whenAborted } from '../timeout-signal.ts';

/** How a program ended, whoever ended it. */
type ProgramEnd = { readonly exitCode: number } | { readonly signal: string } | 'not-started';

/** A program that holds a tunnel open. */
interface TunnelProgram {
  readonly ended: Promise<ProgramEnd>;
  /** @returns settles once it is gone */
  readonly stop: () => Promise<void>;
}

/** What tunnels work with. */
export interface TunnelsParts {
  readonly store: Store<AppState>;
  /** @returns null where there is no such program */
  readonly startTunnel: (words: CommandWords) => Promise<TunnelProgram | null>;
  /** @returns whether something listens there at this moment */
  readonly isOpen: (proxy: ProxySetting) => Promise<boolean>;
  /** @returns true once something listens there; false when the signal aborts before that */
  readonly opens: (proxy: ProxySetting, signal: AbortSignal) => Promise<boolean>;
}

/** What an environment wants of its tunnel. */
export interface TunnelWish {
  readonly id: EnvironmentId;
  readonly words: CommandWords;
  /** The near end of the tunnel; null where nothing tells which port it is. */
  readonly nearEnd: ProxySetting | null;
  readonly signal: AbortSignal;
}

/** The tunnels. */
export interface Tunnels {
  /**
   * Starts the environment's tunnel unless it runs, and waits until it is open.
   *
   * @returns failure `tunnel-not-found` | `tunnel-port-taken` | `tunnel-ended` | `tunnel-timeout` | `cancelled`
   */
  readonly hold: (wish: TunnelWish) => Promise<Result<null>>;
  /** The environment has no use for its tunnel any more. */
  readonly release: (id: EnvironmentId) => void;
  /** Ends them all. */
  readonly dispose: () => Promise<void>;
}

/** A tunnel has this long to open. */
const openTimeoutMs = 15_000;
/** A tunnel without a known port counts as open when its program has lived for this long. */
const settleMs = 2_000;

interface Tunnel {
  readonly command: string;
  readonly users: Map<string, EnvironmentId>;
  readonly started: Promise<Result<TunnelProgram>>;
  /** Settles when it ended or could not begin. */
  readonly ended: Promise<Failure>;
}

/** The programs that run, by their commands; each is ended with its last user. */
function createPrograms(parts: TunnelsParts, onEnded: (tunnel: Tunnel, failure: Failure) => void) {
  const running = new Map<string, Tunnel>();
  /** Programs on their way out, which may still have their ports. */
  const stopping = new Set<Promise<unknown>>();

  function begin(command: string, wish: TunnelWish): Tunnel {
    const started = Promise.all(stopping).then(() => start(parts, wish));
    const ended = started.then(async (program) =>
      program.ok ? endedFailure(await program.value.ended, wish.words) : program.failure,
    );
    const tunnel: Tunnel = { command, users: new Map(), started, ended };
    running.set(command, tunnel);
    void ended.then((failure) => {
      // One that was stopped is of no interest any more.
      if (running.get(command) !== tunnel) return;
      running.delete(command);
      onEnded(tunnel, failure);
    });
    return tunnel;
  }

  function stop(tunnel: Tunnel): void {
    running.delete(tunnel.command);
    const gone = tunnel.started
      .then((program) => (program.ok ? program.value.stop() : undefined))
      .finally(() => stopping.delete(gone));
    stopping.add(gone);
  }

  const of = (id: EnvironmentId): Tunnel | undefined =>
    [...running.values()].find(({ users }) => users.has(environmentKey(id)));
  return {
    of,
    ensure: (wish: TunnelWish): Tunnel => {
      const command = JSON.stringify(wish.words);
      return running.get(command) ?? begin(command, wish);
    },
    leave: (id: EnvironmentId): void => {
      const tunnel = of(id);
      tunnel?.users.delete(environmentKey(id));
      if (tunnel?.users.size === 0) stop(tunnel);
    },
    stopAll: async (): Promise<void> => {
      [...running.values()].forEach(stop);
      await Promise.all(stopping);
    },
  };
}

/** Starts nothing by itself, and ends what no environment uses any more. */
export function createTunnels(parts: TunnelsParts): Tunnels {
  const { store } = parts;
  const tell = (id: EnvironmentId, tunnel: TunnelState | null): void =>
    store.update((state) => withTunnel(state, id, tunnel));
  const programs = createPrograms(parts, ({ users }, failure) => {
    for (const id of users.values()) tell(id, failedState(failure));
  });
  /** Environments that wait for their tunnel to open, once for each wait. */
  const waiting: string[] = [];

  function release(id: EnvironmentId): void {
    programs.leave(id);
    tell(id, null);
  }

  const look = (): void => {
    for (const id of unusedIn(store.get())) if (!waiting.includes(environmentKey(id))) release(id);
  };
  const stopFollowing = store.subscribe((state, before) => {
    // Not within somebody else's change.
    if (mayHaveBecomeUnused(state, before)) queueMicrotask(look);
  });

  return {
    hold: async (wish) => {
      const { id } = wish;
      const key = environmentKey(id);
      if (programs.of(id)?.command !== JSON.stringify(wish.words)) release(id);
      const tunnel = programs.ensure(wish);
      if (tunnel.users.has(key) && store.get().tunnels[key]?.state === 'running') return ok(null);
      tunnel.users.set(key, id);
      waiting.push(key);
      tell(id, { state: 'starting' });
      const failure = await opened(parts, tunnel, wish);
      waiting.splice(waiting.indexOf(key), 1);
      // Released meanwhile: another command was set.
      if (!tunnel.users.has(key)) return fail({ kind: 'cancelled' });
      if (failure === null) tell(id, { state: 'running' });
      else if (failure.kind === 'tunnel-timeout') {
        programs.leave(id);
        tell(id, failedState(failure));
      } else if (failure.kind === 'cancelled' && !waiting.includes(key)) {
        // Nobody is left who would notice that it opens.
        release(id);
      }
      look();
      return failure === null ? ok(null) : fail(failure);
    },
    release,
    dispose: () => {
      stopFollowing();
      return programs.stopAll();
    },
  };
}

/** @returns the environments that have a tunnel and no use for it */
function unusedIn(state: AppState): readonly EnvironmentId[] {
  return Object.keys(state.tunnels)
    .map(environmentIdFromKey)
    .filter((id) => id !== null)
    .filter((id) => !usesNetwork(state, id));
}

function mayHaveBecomeUnused(state: AppState, before: AppState): boolean {
  const names = ['airflowWindows', 'openings', 'diagnosis', 'tunnels'] as const;
  return names.some((name) => state[name] !== before[name]);
}

/** SECURITY: whatever listens there already is not this tunnel, and may be somebody else's. */
async function start(parts: TunnelsParts, { words, nearEnd }: TunnelWish): Promise<Result<TunnelProgram>> {
  if (nearEnd !== null && (await parts.isOpen(nearEnd)))
    return fail({ kind: 'tunnel-port-taken', port: nearEnd.port });
  const program = await parts.startTunnel(words);
  return program === null ? fail({ kind: 'tunnel-not-found', program: words[0] }) : ok(program);
}

/** @returns what kept the tunnel from opening; null when it is open */
async function opened(
  { opens }: TunnelsParts,
  { started, ended }: Tunnel,
  { nearEnd, signal }: TunnelWish,
): Promise<Failure | null> {
  const ending = new AbortController();
  const either = AbortSignal.any([signal, timeoutSignal(openTimeoutMs), ending.signal]);
  const isOpen = started.then((program): Promise<boolean | Failure> => {
    if (!program.ok) return ended;
    return nearEnd === null ? pause(settleMs, either) : opens(nearEnd, either);
  });
  const outcome = await Promise.race([isOpen, ended, whenAborted(either).then(() => false)]);
  ending.abort();
  if (typeof outcome === 'object') return outcome;
  if (outcome) return null;
  return signal.aborted
    ? { kind: 'cancelled' }
    : {
        kind: 'tunnel-timeout',
        timeoutMs: openTimeoutMs,
        ...(nearEnd !== null && { port: nearEnd.port }),
      };
}

function endedFailure(end: ProgramEnd, [program]: CommandWords): Failure {
  return end === 'not-started' ? { kind: 'tunnel-not-found', program } : { kind: 'tunnel-ended', ...end };
}

/** SECURITY: how it ended, and nothing of what it printed. */
function failedState(failure: Failure): TunnelState {
  return { state: 'failed', problem: problemText(failure) };
}

function problemText(failure: Failure): string {
  switch (failure.kind) {
    case 'tunnel-ended':
      return failure.signal ?? `exit code ${failure.exitCode}`;
    case 'tunnel-port-taken':
      return `port ${failure.port} is taken`;
    case 'tunnel-timeout':
      return `did not open within ${failure.timeoutMs / 1000} s`;
    default:
      return 'program not found';
  }
}
