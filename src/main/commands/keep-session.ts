/** Keeps web sessions alive: what their pages saw becomes a silent login, a bar that asks, or nothing. */

import type { AirflowSession } from '../../shared/airflow-window.ts';
import {
  type EnvironmentId,
  environmentIdFromKey,
  environmentKey,
  sameEnvironment,
} from '../../shared/environment.ts';
import { type PersonNeed, personNeedKey } from '../../shared/person-need.ts';
import { actionTimeoutMs } from '../core/action-timeout.ts';
import { type AppState, isOpening, withoutFailedOpening } from '../core/app-state.ts';
import { afterSight, newGuard, type SessionGuard, type SessionSight } from '../core/relogin.ts';
import { withSession } from '../core/state-windows.ts';
import type { Store } from '../store.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import { type LogInParts, logIn } from './log-in.ts';

/** What the use case works with. */
export interface KeepSessionParts extends Omit<LogInParts, 'onLogin'> {
  readonly store: Store<AppState>;
  /** Watches the pages of a session from now on. */
  readonly watch: (id: EnvironmentId) => void;
  /** Lets the pages go on that the end of their session had stopped. */
  readonly goOn: (id: EnvironmentId) => void;
  readonly onBug: (bug: unknown) => void;
}

/** The use case. */
export interface KeepSession {
  /** Takes what was seen of a session; of one that was never logged in to nothing comes. */
  readonly see: (id: EnvironmentId, sight: SessionSight) => void;
  readonly onLogin: LogInParts['onLogin'];
  /** Goes on with what waited for this. */
  readonly needMet: (need: PersonNeed) => void;
  /** Ends the silent login of one environment, and forgets its session. @returns settles once nothing is on its way */
  readonly forget: (id: EnvironmentId) => Promise<void>;
  /** The same for every session. */
  readonly forgetAll: () => Promise<void>;
  /** @returns the silent login that is under way for this environment; null where none is */
  readonly renewal: (id: EnvironmentId) => Promise<void> | null;
}

/** @returns the use case; it keeps a guard for each session, and the silent logins in flight */
export function createKeepSession(parts: KeepSessionParts): KeepSession {
  const { store, nowMs } = parts;
  const guards = new Map<string, SessionGuard>();
  const renewals = createRenewals(parts, (id, sight) => see(id, sight));

  function see(id: EnvironmentId, sight: SessionSight): void {
    const key = environmentKey(id);
    const landed = sight.kind === 'login-landed';
    const before = guards.get(key) ?? (landed ? newGuard(nowMs()) : null);
    if (before === null) return;
    // A person is on it: what pages go on asking meanwhile is no news.
    if (!sight.kind.startsWith('login-') && isOpening(store.get(), id)) return;
    const { guard, deed } = afterSight(before, sight, nowMs());
    guards.set(key, guard);
    store.update((state) => withGuard(state, id, guard));
    if (landed) goOnWithLogin(id);
    if (deed === 'reload') parts.goOn(id);
    if (deed === 'renew') renewals.begin(id);
  }

  function goOnWithLogin(id: EnvironmentId): void {
    if (store.get().sessions[environmentKey(id)] === undefined) return;
    parts.watch(id);
    parts.goOn(id);
    // What failed before is mended by this.
    store.update((state) => withoutFailedOpening(state, id));
  }

  async function forget(key: string): Promise<void> {
    await renewals.end(key);
    guards.delete(key);
  }

  return {
    see,
    onLogin: see,
    needMet: (need) => {
      for (const [key, guard] of guards) {
        const id = environmentIdFromKey(key);
        // A session whose windows are closed waits for the next opening.
        if (id !== null && waitsFor(guard, need) && hasWindow(store.get(), id)) see(id, { kind: 'need-met' });
      }
    },
    forget: (id) => forget(environmentKey(id)),
    forgetAll: async () => {
      await Promise.all([...guards.keys()].map(forget));
    },
    renewal: (id) => renewals.of(environmentKey(id)),
  };
}

/** The silent logins in flight, at most one for each session. */
function createRenewals(parts: KeepSessionParts, onLogin: LogInParts['onLogin']) {
  const inFlight = new Map<string, { readonly done: Promise<void>; readonly cancel: () => void }>();
  return {
    begin: (id: EnvironmentId): void => {
      const key = environmentKey(id);
      const cancelling = new AbortController();
      const timeoutMs = actionTimeoutMs(parts.store.get().profiles, id.profile);
      const signal = AbortSignal.any([cancelling.signal, timeoutSignal(timeoutMs)]);
      const done = logIn({ parts: { ...parts, onLogin }, id, fresh: false, signal, silent: true })
        .then(() => undefined, parts.onBug)
        .finally(() => inFlight.delete(key));
      inFlight.set(key, { done, cancel: () => cancelling.abort() });
    },
    end: async (key: string): Promise<void> => {
      const renewal = inFlight.get(key);
      renewal?.cancel();
      await renewal?.done;
    },
    of: (key: string): Promise<void> | null => inFlight.get(key)?.done ?? null,
  };
}

function waitsFor({ failure }: SessionGuard, need: PersonNeed): boolean {
  return failure?.kind === 'person-needed' && personNeedKey(failure.need) === personNeedKey(need);
}

function hasWindow({ airflowWindows }: AppState, id: EnvironmentId): boolean {
  return airflowWindows.some((each) => sameEnvironment(each.id, id));
}

/** Says what the guard knows, where that is another than before. */
function withGuard(state: AppState, id: EnvironmentId, { phase, failure }: SessionGuard): AppState {
  const session = state.sessions[environmentKey(id)];
  if (session === undefined || (session.phase === phase && (session.failure ?? null) === failure))
    return state;
  const { failure: _before, ...rest } = session;
  const now: AirflowSession = { ...rest, phase, ...(failure !== null && { failure }) };
  return withSession(state, id, now);
}
