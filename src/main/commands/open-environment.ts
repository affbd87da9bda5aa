/** The journey from "open this" to a logged-in Airflow window: joined when in flight, focused when open. */

import type { OpenHow } from '../../shared/commands.ts';
import {
  type AirflowMajor,
  airflowMajorFrom,
  type Environment,
  type EnvironmentId,
  environmentKey,
  mayBeOpened,
} from '../../shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import {
  type AppState,
  environmentOf,
  withAirflowMajor,
  withOpening,
  withoutOpening,
  withUse,
} from '../core/app-state.ts';
import type { LoginOutcome } from '../core/login-outcome.ts';
import { loginUrl } from '../core/login-url.ts';
import { withFound } from '../core/state-discovery.ts';
import type { Store } from '../store.ts';
import { timeoutSignal } from '../timeout-signal.ts';

/** A token as this use case needs it. SECURITY: a local value here, never written to state or a failure. */
interface LoginToken {
  readonly token: string;
  readonly host: string;
}

/** The Airflow windows as this use case needs them. */
interface LoginWindows {
  /** @returns whether the window is open and its session alive */
  readonly isLoggedIn: (id: EnvironmentId) => boolean;
  readonly show: (id: EnvironmentId, how: { readonly focused: boolean }) => void;
  /** Starts a hidden window while the token is on its way. */
  readonly prepare: (id: EnvironmentId) => void;
  /** Loads the one-time URL in the window, shown or not; settles in any case when the signal aborts. */
  readonly logIn: (login: {
    readonly id: EnvironmentId;
    readonly host: string;
    readonly url: string;
    readonly signal: AbortSignal;
  }) => Promise<LoginOutcome>;
  /** Closes the window if it was never shown. */
  readonly discard: (id: EnvironmentId) => void;
  /** Clears cookies and storage of the environment's session. */
  readonly forgetSession: (id: EnvironmentId) => Promise<void>;
}

/** What the use case works with. */
export interface OpenEnvironmentParts {
  readonly store: Store<AppState>;
  readonly mintLoginToken: (request: {
    readonly id: EnvironmentId;
    readonly signal: AbortSignal;
  }) => Promise<Result<LoginToken>>;
  readonly describeEnvironment: (request: {
    readonly id: EnvironmentId;
    readonly signal: AbortSignal;
  }) => Promise<Result<Environment>>;
  readonly windows: LoginWindows;
  readonly hidePicker: () => void;
  readonly nowMs: () => number;
}

/** Opens environments, and cancels what is on its way. */
export interface OpenEnvironment {
  /** @returns any failure of the journey; it stands in the state as well */
  readonly open: (id: EnvironmentId, how: OpenHow) => Promise<Result<null>>;
  /** Forgets the environment's session first: the cure for broken cookies. */
  readonly reset: (id: EnvironmentId, how: OpenHow) => Promise<Result<null>>;
  readonly cancel: (id: EnvironmentId) => void;
}

/** A whole opening, from Enter to the logged-in page, gives up after this. */
const openingTimeoutMs = 15_000;

interface Journey {
  readonly done: Promise<Result<null>>;
  readonly cancel: () => void;
}

/** @returns the use case; it keeps only the journeys in flight */
export function createOpenEnvironment(parts: OpenEnvironmentParts): OpenEnvironment {
  const inFlight = new Map<string, Journey>();

  function start(id: EnvironmentId, how: OpenHow, fresh: boolean): Promise<Result<null>> {
    const key = environmentKey(id);
    const joined = inFlight.get(key);
    if (joined !== undefined) return joined.done;
    const cancelling = new AbortController();
    const done = travel({ parts, id, how, fresh, cancelled: cancelling.signal }).finally(() =>
      inFlight.delete(key),
    );
    inFlight.set(key, { done, cancel: () => cancelling.abort() });
    return done;
  }

  return {
    open: (id, how) => start(id, how, false),
    reset: async (id, how) => {
      const running = inFlight.get(environmentKey(id));
      running?.cancel();
      // How the one before ends is told to who began it.
      await running?.done.catch(() => null);
      return start(id, how, true);
    },
    cancel: (id) => inFlight.get(environmentKey(id))?.cancel(),
  };
}

interface Trip {
  readonly parts: OpenEnvironmentParts;
  readonly id: EnvironmentId;
  readonly how: OpenHow;
  /** Whether the session is to be forgotten first. */
  readonly fresh: boolean;
  readonly cancelled: AbortSignal;
}

async function travel({ parts, id, how, fresh, cancelled }: Trip): Promise<Result<null>> {
  const { store, windows } = parts;
  if (fresh || !windows.isLoggedIn(id)) {
    const signal = AbortSignal.any([cancelled, timeoutSignal(openingTimeoutMs)]);
    store.update((state) => withOpening(state, id, { phase: 'minting' }));
    const failure = await logIn({ parts, id, fresh, signal }).catch((bug: unknown) => {
      // No row may say "opening" for ever; who asked still learns of the bug.
      windows.discard(id);
      store.update((state) => withoutOpening(state, id));
      throw bug;
    });
    if (failure !== null) {
      windows.discard(id);
      const shown: Failure = cancelled.aborted ? { kind: 'cancelled' } : failure;
      store.update((state) =>
        shown.kind === 'cancelled'
          ? withoutOpening(state, id)
          : withOpening(state, id, { phase: 'failed', failure: shown }),
      );
      return fail(shown);
    }
  }
  // A picker that stays keeps the keyboard, too.
  windows.show(id, { focused: how.picker === 'hide' });
  store.update((state) => withUse(withoutOpening(state, id), { id, query: how.query, nowMs: parts.nowMs() }));
  if (how.picker === 'hide') parts.hidePicker();
  return ok(null);
}

/** @returns null when logged in, else what stood in the way */
async function logIn({
  parts,
  id,
  fresh,
  signal,
}: Pick<Trip, 'parts' | 'id' | 'fresh'> & { readonly signal: AbortSignal }): Promise<Failure | null> {
  if (fresh) await parts.windows.forgetSession(id);
  const notReady = await checkStatus(parts, id, signal);
  if (notReady !== null) return notReady;
  parts.windows.prepare(id);
  const first = likelyMajor(parts.store.get(), id);
  const outcome = await attempt(parts, { id, major: first, signal });
  if (outcome.kind !== 'other-major') return outcome.kind === 'failed' ? outcome.failure : null;
  // AWS's pages print only the old path: on 404 the other one is tried once, with a token of its own.
  const second = await attempt(parts, { id, major: first === 2 ? 3 : 2, signal });
  if (second.kind === 'other-major') return { kind: 'login-page-missing', host: second.host };
  return second.kind === 'failed' ? second.failure : null;
}

/** The status in the list may be old, so one that says "no web server" is asked for anew. */
async function checkStatus(
  { store, describeEnvironment }: OpenEnvironmentParts,
  id: EnvironmentId,
  signal: AbortSignal,
): Promise<Failure | null> {
  if (mayBeOpened(environmentOf(store.get(), id).status)) return null;
  const described = await describeEnvironment({ id, signal });
  if (!described.ok) return described.failure;
  store.update((state) => withFound(state, described.value));
  const { status } = described.value;
  if (status === undefined || mayBeOpened(status)) return null;
  return { kind: 'environment-not-ready', name: id.name, status };
}

function likelyMajor(state: AppState, id: EnvironmentId): AirflowMajor {
  const remembered = state.settings.airflowMajors[environmentKey(id)];
  return airflowMajorFrom(environmentOf(state, id).airflowVersion) ?? remembered ?? 2;
}

type AttemptOutcome =
  | { readonly kind: 'landed' }
  | { readonly kind: 'other-major'; readonly host: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** One token, one page load. */
async function attempt(
  { store, mintLoginToken, windows }: OpenEnvironmentParts,
  {
    id,
    major,
    signal,
  }: { readonly id: EnvironmentId; readonly major: AirflowMajor; readonly signal: AbortSignal },
): Promise<AttemptOutcome> {
  const minted = await mintLoginToken({ id, signal });
  if (!minted.ok) return { kind: 'failed', failure: minted.failure };
  const { host, token } = minted.value;
  store.update((state) => withOpening(state, id, { phase: 'signing-in', host }));
  const outcome = await windows.logIn({ id, host, url: loginUrl({ host, major, token }), signal });
  if (outcome.kind === 'other-major') return { kind: 'other-major', host };
  if (outcome.kind === 'aborted') {
    // Without the signal it was the person, who closed the window.
    const failure: Failure = signal.aborted
      ? { kind: 'timeout', host, timeoutMs: openingTimeoutMs }
      : { kind: 'cancelled' };
    return { kind: 'failed', failure };
  }
  if (outcome.kind === 'landed') store.update((state) => withAirflowMajor(state, id, major));
  return outcome;
}
