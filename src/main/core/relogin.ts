/** When a web session is renewed by itself, and when that stops: a pure state machine, so that a loop would be a row of a table. */

import type { AirflowSession } from '../../shared/airflow-window.ts';
import type { Failure } from '../../shared/failure.ts';
import { isNetworkFailure } from './network-failures.ts';

/** What the pages of one session, its logins and the person in front of it gave to see. */
export type SessionSight =
  /** Airflow sends a page to where the signed-out go. `sinceMs`: when that page began to load. */
  | { readonly kind: 'signed-out'; readonly sinceMs: number }
  /** An API answered 401, or sent a script of a page to where the signed-out go. */
  | { readonly kind: 'unauthorized' }
  /** 403: a permission is missing. Airflow 3 says so for an invalid token too, but then its page signs itself out. */
  | { readonly kind: 'forbidden' }
  /** A whole page is answered with 500, as broken cookies are. */
  | { readonly kind: 'broken'; readonly failure: Failure }
  /** A page was reached, or the page went on to another view of its own. */
  | { readonly kind: 'page' }
  /** The person chose "Log out" in Airflow. */
  | { readonly kind: 'logged-out' }
  /** The person came back to a window of the session, or goes on in it. */
  | { readonly kind: 'returned' }
  /** The computer woke up. */
  | { readonly kind: 'woke' }
  /** The person gave, elsewhere in Windsock, what AWS was waiting for. */
  | { readonly kind: 'need-met' }
  /** A login, whoever set it off. */
  | { readonly kind: 'login-began' }
  | { readonly kind: 'login-landed' }
  | { readonly kind: 'login-failed'; readonly failure: Failure };

/** What is remembered of one session. */
export interface SessionGuard {
  readonly phase: AirflowSession['phase'];
  /** Why the phase is what it is, where something failed. */
  readonly failure: Failure | null;
  /** `silent`: set off by this machine. At most one at a time. */
  readonly login: 'none' | 'silent' | 'of-person';
  readonly loggedInAtMs: number;
  readonly failedAtMs: number | null;
  /** Renewals that landed, the latest last. */
  readonly renewedAtMs: readonly number[];
  /** Whether the login under way, or the last one, was tried right after one that the network had failed: the next has to wait. */
  readonly retried: boolean;
  /** Whether a page that is newer than the login was loaded again because it said "signed out". */
  readonly reloaded: boolean;
  /** Who has to come before a renewal. After waking up: anybody. After "Log out": somebody who signs in. */
  readonly waitsFor: 'nobody' | 'return' | 'sign-in';
}

/** What is to be done about a sight: nothing, a silent login, or the page that was seen loaded again as it is. */
export type SessionDeed = 'none' | 'renew' | 'reload';

/** A next state, and what is to be done. */
export interface GuardStep {
  readonly guard: SessionGuard;
  readonly deed: SessionDeed;
}

/** A page may ask before its cookie is set, so "signed out" this soon after a login is no expiry. */
export const graceMs = 5_000;
/** So many renewals may land within the time below; sessions live 12 h, so one that needs more is refused by Airflow. */
export const maxRenewals = 3;
export const renewalsWithinMs = 10 * 60_000;
/** SECURITY: a page that asks without a cookie gets a 401 whenever it likes; however slowly it does, these are all that it sets off. */
const maxRenewalsOfDay = 12;
const dayMs = 24 * 3_600_000;
/** A session lives 12 h; whether it slides is not known. On the person's return it is renewed from here on. */
export const renewFromAgeMs = 11.5 * 3_600_000;
/** A session that still lives is not tried again sooner than this where its renewal failed. */
const earlyRetryMs = 60_000;

/** @returns what is remembered of a session that was just logged in to */
export function newGuard(nowMs: number): SessionGuard {
  return {
    phase: 'signed-in',
    failure: null,
    login: 'none',
    loggedInAtMs: nowMs,
    failedAtMs: null,
    retried: false,
    renewedAtMs: [],
    reloaded: false,
    waitsFor: 'nobody',
  };
}

/** @param nowMs  wall clock: a computer that slept has aged */
export function afterSight(guard: SessionGuard, sight: SessionSight, nowMs: number): GuardStep {
  switch (sight.kind) {
    case 'signed-out':
    case 'unauthorized':
      return afterExpiry(guard, sight, nowMs);
    case 'returned':
      return afterReturn({ ...guard, waitsFor: guard.waitsFor === 'sign-in' ? 'sign-in' : 'nobody' }, nowMs);
    case 'need-met':
      return guard.phase === 'person-needed' && guard.login === 'none' ? renewed(guard, nowMs) : rest(guard);
    case 'woke':
      return rest(guard.waitsFor === 'nobody' ? { ...guard, waitsFor: 'return' } : guard);
    case 'logged-out':
      return rest({ ...guard, phase: 'expired', failure: null, waitsFor: 'sign-in' });
    case 'login-began':
      return rest(guard.login === 'none' ? withLogin(guard, 'of-person') : guard);
    case 'login-landed':
      return rest(landed(guard, nowMs));
    case 'login-failed':
      return rest(failed(guard, sight.failure, nowMs));
    default:
      return rest(isLiving(guard) ? withPage(guard, sight) : guard);
  }
}

function rest(guard: SessionGuard): GuardStep {
  return { guard, deed: 'none' };
}

function isLiving({ phase }: SessionGuard): boolean {
  return phase === 'signed-in' || phase === 'forbidden';
}

/** What the pages of a living session show. */
function withPage(
  guard: SessionGuard,
  sight: Extract<SessionSight, { kind: 'forbidden' | 'broken' | 'page' }>,
): SessionGuard {
  if (sight.kind === 'forbidden') return { ...guard, phase: 'forbidden', failure: null };
  return { ...guard, phase: 'signed-in', failure: sight.kind === 'broken' ? sight.failure : null };
}

function afterExpiry(
  guard: SessionGuard,
  sight: Extract<SessionSight, { kind: 'signed-out' | 'unauthorized' }>,
  nowMs: number,
): GuardStep {
  // What is over already waits for a person: pages go on asking.
  if (guard.login !== 'none' || !isLiving(guard)) return rest(guard);
  if (!isWithin(nowMs, guard.loggedInAtMs, graceMs)) return renewed(guard, nowMs);
  if (sight.kind === 'unauthorized') return rest(guard);
  // It asked with the cookie from before the login.
  if (sight.sinceMs < guard.loggedInAtMs) return { guard, deed: 'reload' };
  if (!guard.reloaded) return { guard: { ...guard, reloaded: true }, deed: 'reload' };
  return rest({ ...guard, phase: 'stopped', failure: null });
}

function afterReturn(guard: SessionGuard, nowMs: number): GuardStep {
  if (guard.login !== 'none' || guard.waitsFor !== 'nobody' || guard.phase === 'stopped') return rest(guard);
  const failedWithin = (ms: number) => guard.failedAtMs !== null && isWithin(nowMs, guard.failedAtMs, ms);
  if (!isLiving(guard)) {
    const isSoon = failedWithin(graceMs);
    return isSoon && !mayRetryAtOnce(guard) ? rest(guard) : renewed({ ...guard, retried: isSoon }, nowMs);
  }
  if (nowMs - guard.loggedInAtMs < renewFromAgeMs || failedWithin(earlyRetryMs)) return rest(guard);
  return { guard: { ...guard, login: 'silent' }, deed: 'renew' };
}

/** A network that was gone a moment ago may be back as the person is; once, since every key and click is a return. */
function mayRetryAtOnce({ failure, retried }: SessionGuard): boolean {
  return failure !== null && isNetworkFailure(failure) && !retried;
}

/** Begins a renewal of a session that is over, unless it has had too many or nobody is there. */
function renewed(guard: SessionGuard, nowMs: number): GuardStep {
  if (guard.waitsFor !== 'nobody') return rest({ ...guard, phase: 'expired', failure: null });
  const within = (ms: number) => guard.renewedAtMs.filter((atMs) => isWithin(nowMs, atMs, ms)).length;
  if (within(renewalsWithinMs) >= maxRenewals || within(dayMs) >= maxRenewalsOfDay)
    return rest({ ...guard, phase: 'stopped', failure: null });
  return { guard: withLogin(guard, 'silent'), deed: 'renew' };
}

/** The bar goes on asking while it is tried whether AWS needs the person still. */
function withLogin(guard: SessionGuard, login: 'silent' | 'of-person'): SessionGuard {
  return guard.phase === 'person-needed'
    ? { ...guard, login }
    : { ...guard, login, phase: 'renewing', failure: null };
}

function landed(guard: SessionGuard, nowMs: number): SessionGuard {
  const renewedAtMs =
    guard.login === 'silent' ? [...guard.renewedAtMs, nowMs].slice(-maxRenewalsOfDay) : guard.renewedAtMs;
  return { ...newGuard(nowMs), renewedAtMs };
}

function failed(guard: SessionGuard, failure: Failure, nowMs: number): SessionGuard {
  const over = { ...guard, login: 'none', failedAtMs: nowMs } as const;
  // Renewed ahead of its end: it lives on.
  if (isLiving(guard)) return over;
  if (failure.kind === 'person-needed') return { ...over, phase: 'person-needed', failure };
  if (failure.kind !== 'cancelled') return { ...over, phase: 'expired', failure };
  return guard.phase === 'person-needed' ? over : { ...over, phase: 'expired', failure: null };
}

/** A clock that was set back makes nothing young for ever. */
function isWithin(nowMs: number, sinceMs: number, withinMs: number): boolean {
  return nowMs >= sinceMs && nowMs - sinceMs < withinMs;
}
