/** One login to an environment: a token, a page load, and once more at the other Airflow major. */

import {
  type AirflowMajor,
  type Environment,
  type EnvironmentId,
  mayBeOpened,
} from '../../shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { airflowMajorOf } from '../core/airflow-major-of.ts';
import { type AppState, environmentOf, withAirflowMajor, withOpening } from '../core/app-state.ts';
import type { LoginOutcome } from '../core/login-outcome.ts';
import { loginUrl } from '../core/login-url.ts';
import { notReadyFailure } from '../core/not-ready.ts';
import type { SessionSight } from '../core/relogin.ts';
import { withFound } from '../core/state-discovery.ts';
import { withSeenHost } from '../core/state-links.ts';
import { withSession } from '../core/state-windows.ts';
import type { Store } from '../store.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import { explainNotFound } from './explain-not-found.ts';

/** A token as logging in needs it. SECURITY: a local value here, never written to state or a failure. */
interface LoginToken {
  readonly token: string;
  readonly host: string;
  readonly iamIdentity?: string;
  readonly airflowIdentity?: string;
}

/** Where a login is loaded. */
interface LoginPages {
  /** Starts a hidden page while the token is on its way: the request for it leaves first. @returns settles once there is one */
  readonly prepare: (id: EnvironmentId) => Promise<void>;
  /** Loads the one-time URL, in a page that is shown or not; settles in any case when the signal aborts. */
  readonly logIn: (login: {
    readonly id: EnvironmentId;
    readonly host: string;
    readonly url: string;
    readonly signal: AbortSignal;
  }) => Promise<LoginOutcome>;
  /** Clears cookies and storage of the environment's session. */
  readonly forgetSession: (id: EnvironmentId) => Promise<void>;
}

/** What logging in works with. */
export interface LogInParts {
  readonly store: Store<AppState>;
  readonly mintLoginToken: (request: {
    readonly id: EnvironmentId;
    readonly signal: AbortSignal;
  }) => Promise<Result<LoginToken>>;
  readonly describeEnvironment: (request: {
    readonly id: EnvironmentId;
    readonly signal: AbortSignal;
  }) => Promise<Result<Environment>>;
  readonly windows: LoginPages;
  /** Told how each login goes, so that no session is renewed in the middle of one. */
  readonly onLogin: (id: EnvironmentId, sight: LoginStage) => void;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** How far a login is. */
type LoginStage = Extract<SessionSight, { kind: `login-${string}` }>;

/** From the token to the logged-in page; what comes before may take longer, where a program gives the credentials. */
const pageTimeoutMs = 15_000;

/** One login. */
export interface LogIn {
  readonly parts: LogInParts;
  readonly id: EnvironmentId;
  /** Whether the session is to be forgotten first. */
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  /** Whether nobody asked for it: then no row says how it goes. */
  readonly silent?: boolean;
}

/** Logs in once. @returns what stood in the way, else success */
export async function logIn(login: LogIn): Promise<Result<null>> {
  const { onLogin } = login.parts;
  onLogin(login.id, { kind: 'login-began' });
  const outcome = await logInOnce(login).catch((bug: unknown) => {
    onLogin(login.id, { kind: 'login-failed', failure: { kind: 'cancelled' } });
    throw bug;
  });
  onLogin(
    login.id,
    outcome.ok ? { kind: 'login-landed' } : { kind: 'login-failed', failure: outcome.failure },
  );
  return outcome;
}

async function logInOnce({ parts, id, fresh, signal, silent = false }: LogIn): Promise<Result<null>> {
  if (fresh) await parts.windows.forgetSession(id);
  const notReady = await checkStatus(parts, id, signal);
  if (notReady !== null) return fail(notReady);
  const state = parts.store.get();
  const first = airflowMajorOf(state, environmentOf(state, id)) ?? 2;
  const outcome = await attempt(parts, { id, major: first, signal, silent });
  if (outcome.kind === 'failed') return fail(await explainNotFound(parts, { id, signal }, outcome.failure));
  if (outcome.kind === 'landed') return ok(null);
  // AWS's pages print only the old path: on 404 the other one is tried once, with a token of its own.
  const second = await attempt(parts, { id, major: first === 2 ? 3 : 2, signal, silent });
  if (second.kind === 'other-major') return fail({ kind: 'login-page-missing', host: second.host });
  return second.kind === 'failed' ? fail(second.failure) : ok(null);
}

/** The status in the list may be old, so one that says "no web server" is asked for anew. */
async function checkStatus(
  { store, describeEnvironment }: LogInParts,
  id: EnvironmentId,
  signal: AbortSignal,
): Promise<Failure | null> {
  if (mayBeOpened(environmentOf(store.get(), id).status)) return null;
  const described = await describeEnvironment({ id, signal });
  if (!described.ok) return described.failure;
  store.update((state) => withFound(state, described.value));
  return notReadyFailure(described.value);
}

type AttemptOutcome =
  | { readonly kind: 'landed' }
  | { readonly kind: 'other-major'; readonly host: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** AWS takes a token for 60 s; a page needs some of it to load. */
const tokenLifeMs = 45_000;

/**
 * A computer may sleep while a token is on its way, and no timer counts that time: one that has grown old is not used.
 *
 * @returns a token that has most of its life before it, else what stood in the way
 */
async function mintYoungToken(
  { mintLoginToken, nowMs }: Pick<LogInParts, 'mintLoginToken' | 'nowMs'>,
  request: Parameters<LogInParts['mintLoginToken']>[0],
): Promise<Result<LoginToken>> {
  const startedAtMs = nowMs();
  const minted = await mintLoginToken(request);
  const isOld = nowMs() - startedAtMs > tokenLifeMs;
  return isOld && minted.ok ? mintLoginToken(request) : minted;
}

/** One token, one page load. */
async function attempt(
  { store, mintLoginToken, windows, nowMs }: LogInParts,
  {
    id,
    major,
    signal,
    silent,
  }: {
    readonly id: EnvironmentId;
    readonly major: AirflowMajor;
    readonly signal: AbortSignal;
    readonly silent: boolean;
  },
): Promise<AttemptOutcome> {
  const minting = mintYoungToken({ mintLoginToken, nowMs }, { id, signal });
  await windows.prepare(id);
  const minted = await minting;
  if (!minted.ok) return { kind: 'failed', failure: minted.failure };
  const { host, token } = minted.value;
  if (!silent) store.update((state) => withOpening(state, id, { phase: 'signing-in', host }));
  const pageSignal = AbortSignal.any([signal, timeoutSignal(pageTimeoutMs)]);
  const url = loginUrl({ host, major, token });
  const outcome = await windows.logIn({ id, host, url, signal: pageSignal });
  if (outcome.kind === 'other-major') return { kind: 'other-major', host };
  if (outcome.kind === 'aborted') {
    // Without the signal it was the person, who closed the window.
    const failure: Failure = pageSignal.aborted
      ? { kind: 'timeout', host, timeoutMs: pageTimeoutMs }
      : { kind: 'cancelled' };
    return { kind: 'failed', failure };
  }
  if (outcome.kind === 'landed') {
    const { iamIdentity, airflowIdentity: airflowUser } = minted.value;
    const session = { host, loggedInAtMs: nowMs(), phase: 'signed-in' } as const;
    const who = {
      ...(airflowUser !== undefined && { airflowUser }),
      ...(iamIdentity !== undefined && { iamIdentity }),
    };
    store.update((state) =>
      withSession(withSeenHost(withAirflowMajor(state, id, major), id, host), id, { ...session, ...who }),
    );
  }
  return outcome;
}
