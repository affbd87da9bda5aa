/** The journey from "open this" to a logged-in Airflow window: joined when in flight, focused when open. */

import type { OpenHow } from '../../shared/commands.ts';
import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { isSessionPath } from '../../shared/session-paths.ts';
import { actionTimeoutMs } from '../core/action-timeout.ts';
import { type AppState, withOpening, withoutOpening, withUse } from '../core/app-state.ts';
import { customHostOf } from '../core/state-hosts.ts';
import { isSessionOver, sessionHostOf } from '../core/state-windows.ts';
import { timeoutSignal, whenAborted } from '../timeout-signal.ts';
import type { ExplainFailure } from './explain-failure.ts';
import { type LogInParts, logIn } from './log-in.ts';
import type { MeetNeed } from './meet-need.ts';
import { withPerson } from './with-person.ts';

/** The Airflow windows as opening an environment needs them. */
interface OpeningWindows {
  /** @returns whether a window is open with a page that was reached */
  readonly hasPage: (id: EnvironmentId) => boolean;
  readonly show: (id: EnvironmentId, how: { readonly focused: boolean }) => void;
  /** Goes to a page of the environment's own host, and shows it. @returns whether there was a window to go there in */
  readonly goTo: (id: EnvironmentId, path: string, how: { readonly focused: boolean }) => Promise<boolean>;
  /** Closes the window if it was never shown. */
  readonly discard: (id: EnvironmentId) => void;
}

/** What the use case works with. */
export interface OpenEnvironmentParts extends LogInParts {
  readonly windows: LogInParts['windows'] & OpeningWindows;
  /** @returns the silent login that is under way for this environment; null where none is */
  readonly renewal: (id: EnvironmentId) => Promise<void> | null;
  readonly meetNeed: MeetNeed;
  /** Makes ready what is to be gone through to the environment; it has a deadline of its own. */
  readonly ensureNetwork: (id: EnvironmentId, signal: AbortSignal) => Promise<Result<null>>;
  /** Brings the prompt window back to a person who asks again. */
  readonly showPrompt: () => void;
  readonly hidePicker: () => void;
  readonly explain: ExplainFailure;
}

/** How to open, and whether a person is there to be asked. */
interface Opening extends OpenHow {
  /** Nobody asked for it here, such as a link from another program: where only a person can go on, it fails. */
  readonly isUnattended?: boolean;
}

/** Opens environments, and cancels what is on its way. */
export interface OpenEnvironment {
  /** @returns any failure of the journey; it stands in the state as well */
  readonly open: (id: EnvironmentId, how: Opening) => Promise<Result<null>>;
  /** Forgets the environment's session first: the cure for broken cookies. */
  readonly reset: (id: EnvironmentId, how: OpenHow) => Promise<Result<null>>;
  /** @returns settles once nothing is on its way any more */
  readonly cancel: (id: EnvironmentId) => Promise<void>;
  /** Once more what a person asked for last, by itself: nobody is asked, and a need is a failure like any other. */
  readonly retry: (id: EnvironmentId) => Promise<Result<null>>;
}

interface Journey {
  readonly done: Promise<Result<null>>;
  readonly cancel: () => void;
}

/** @returns the use case; it keeps only the journeys in flight */
export function createOpenEnvironment(parts: OpenEnvironmentParts): OpenEnvironment {
  const inFlight = new Map<string, Journey>();
  const asked = new Map<string, Opening>();

  function start(id: EnvironmentId, how: Opening, fresh = false): Promise<Result<null>> {
    const key = environmentKey(id);
    const joined = inFlight.get(key);
    if (joined !== undefined) return join(joined, id, how);
    const cancelling = new AbortController();
    asked.set(key, how);
    const done = travel({ parts, id, how, fresh, cancelled: cancelling.signal }).finally(() =>
      inFlight.delete(key),
    );
    inFlight.set(key, { done, cancel: () => cancelling.abort() });
    return done;
  }

  async function join(joined: Journey, id: EnvironmentId, how: Opening): Promise<Result<null>> {
    const isWaiting = parts.store.get().openings[environmentKey(id)]?.phase === 'waiting-for-person';
    if (isWaiting && how.isUnattended !== true) parts.showPrompt();
    const outcome = await joined.done;
    // Two links at once: the later one is where the window stays.
    if (outcome.ok && how.path !== undefined) await showPage(parts, id, how);
    return outcome;
  }

  async function cancel(id: EnvironmentId): Promise<void> {
    const running = inFlight.get(environmentKey(id));
    running?.cancel();
    // How it ends is told to who began it.
    await running?.done.catch(() => null);
  }

  return {
    open: (id, how) => start(id, how),
    reset: async (id, how) => {
      await cancel(id);
      return start(id, how, true);
    },
    cancel,
    retry: (id) => {
      const how = asked.get(environmentKey(id)) ?? { picker: 'hide', query: '' };
      return start(id, { ...how, isUnattended: true });
    },
  };
}

interface Trip {
  readonly parts: OpenEnvironmentParts;
  readonly id: EnvironmentId;
  readonly how: Opening;
  /** Whether the session is to be forgotten first. */
  readonly fresh: boolean;
  readonly cancelled: AbortSignal;
}

async function travel(trip: Trip): Promise<Result<null>> {
  const { parts, id, how, cancelled } = trip;
  const { store, windows } = parts;
  const loggedIn = await reachSession(trip).catch((bug: unknown) => {
    // No row may say "opening" for ever; who asked still learns of the bug.
    windows.discard(id);
    store.update((state) => withoutOpening(state, id));
    throw bug;
  });
  if (!loggedIn.ok) {
    windows.discard(id);
    const explained = await parts.explain(id, loggedIn.failure, cancelled);
    const shown: Failure = cancelled.aborted ? { kind: 'cancelled' } : explained;
    store.update((state) =>
      shown.kind === 'cancelled'
        ? withoutOpening(state, id)
        : withOpening(state, id, { phase: 'failed', failure: shown }),
    );
    return fail(shown);
  }
  await showPage(parts, id, how);
  store.update((state) => withUse(withoutOpening(state, id), { id, query: how.query, nowMs: parts.nowMs() }));
  if (how.picker === 'hide') parts.hidePicker();
  return ok(null);
}

/** @returns success once there is a session, unless the person gave up meanwhile: then no window comes any more */
async function reachSession(trip: Trip): Promise<Result<null>> {
  const { parts, id, fresh, cancelled } = trip;
  const { store, windows } = parts;
  const renewal = parts.renewal(id);
  if (renewal !== null) {
    store.update((state) => withOpening(state, id, { phase: 'minting' }));
    await Promise.race([renewal, whenAborted(cancelled)]);
  }
  if (cancelled.aborted) return fail({ kind: 'cancelled' });
  const isThere =
    !fresh && windows.hasPage(id) && !isSessionOver(store.get(), id) && !leadsElsewhere(store.get(), trip);
  const reached = isThere ? ok(null) : await logInWithPerson(trip);
  return reached.ok && cancelled.aborted ? fail({ kind: 'cancelled' }) : reached;
}

/** A page is at the session's host; one of a custom domain that was set since the login needs a session there. */
function leadsElsewhere(state: AppState, { id, how }: Trip): boolean {
  const custom = customHostOf(state, id);
  return how.path !== undefined && custom !== undefined && custom !== sessionHostOf(state, id);
}

/** MWAA drops the page that was asked for at every login, so it is loaded once the session is there. */
async function showPage({ windows }: OpenEnvironmentParts, id: EnvironmentId, how: Opening): Promise<void> {
  // A picker that stays keeps the keyboard, too.
  const focused = how.picker === 'hide';
  // Links that would log in or out have lost that on their way; a path from a command line has not.
  const path = how.path !== undefined && isSessionPath(how.path) ? '/' : how.path;
  const isThere = path !== undefined && (await windows.goTo(id, path, { focused }));
  if (!isThere) windows.show(id, { focused });
}

/** Each try has a deadline of its own; the person has none. */
function logInWithPerson({ parts, id, how, fresh, cancelled }: Trip): Promise<Result<null>> {
  const { store, windows, meetNeed } = parts;
  let tries = 0;
  const attempt = async () => {
    tries += 1;
    store.update((state) => withOpening(state, id, { phase: 'minting' }));
    const ready = await parts.ensureNetwork(id, cancelled);
    if (!ready.ok) return ready;
    const timeoutMs = actionTimeoutMs(store.get().profiles, id.profile);
    const signal = AbortSignal.any([cancelled, timeoutSignal(timeoutMs)]);
    return logIn({ parts, id, fresh: fresh && tries === 1, signal });
  };
  if (how.isUnattended === true) return attempt();
  return withPerson({
    attempt,
    meetNeed,
    signal: cancelled,
    onWaiting: (need) => {
      // Whoever looks for the code may take minutes; no window is kept hidden for that long.
      windows.discard(id);
      store.update((state) => withOpening(state, id, { phase: 'waiting-for-person', need }));
    },
  });
}
