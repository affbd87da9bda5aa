/** How the page of an Airflow window does: what was seen of it -> what the frame says, and whether it is loaded again by itself; pure. */

import type { PageProblem } from '../../shared/airflow-window.ts';
import type { Failure } from '../../shared/failure.ts';

/** What was seen of a page, or what a person wants about it. */
export type PageSight =
  | { readonly kind: 'load-began' }
  /** A page came, whatever it says. */
  | { readonly kind: 'page' }
  /** A page came that has nothing to show, or none came. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The load is over; where no page came of it, `failure` says so, unless the page before is there still. */
  | { readonly kind: 'load-ended'; readonly failure: Failure }
  /** Nothing was answered for so long. */
  | { readonly kind: 'overdue'; readonly host: string; readonly waitedMs: number }
  /** The window was emptied on purpose. */
  | { readonly kind: 'emptied' }
  /** The process of the page ended by itself. */
  | { readonly kind: 'gone'; readonly atMs: number }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'answers-again' }
  /** The person waits on. */
  | { readonly kind: 'waiting' };

/** What is known of a page. */
export interface PageHealth {
  readonly problem: PageProblem | null;
  /** Whether a page of Airflow is there to be seen, were it not for the problem. */
  readonly hasPage: boolean;
  readonly isLoading: boolean;
  /** When the process of the page ended by itself, within the last minute. */
  readonly goneAtMs: readonly number[];
}

/** Of a new window. */
export const newPageHealth: PageHealth = { problem: null, hasPage: false, isLoading: false, goneAtMs: [] };

const crashWindowMs = 60_000;
/** At this many within a minute, it is not loaded again by itself. */
const tooManyCrashes = 3;

/** @returns what is known after a sight */
export function pageHealthAfter(health: PageHealth, sight: PageSight): PageHealth {
  const { problem, hasPage, isLoading } = health;
  switch (sight.kind) {
    case 'load-began':
      // Another problem stays in sight until something came of the load.
      return { ...health, isLoading: true, problem: problem?.kind === 'slow' ? null : problem };
    case 'page':
      return { ...health, problem: null, hasPage: true, isLoading: false };
    case 'failed':
      return { ...health, problem: sight, hasPage: false, isLoading: false };
    case 'emptied':
      return { ...health, problem: null, hasPage: false, isLoading: false };
    case 'load-ended':
      return isLoading ? { ...loadEnded(health, sight.failure), isLoading: false } : health;
    case 'overdue':
      return isLoading ? overdue(health, sight) : health;
    case 'gone':
      return gone(health, sight.atMs);
    case 'hangs':
      return hasPage ? { ...health, problem: { kind: 'hangs' } } : health;
    case 'answers-again':
    case 'waiting':
      return problem?.kind === 'hangs' ? { ...health, problem: null } : health;
  }
}

/** A file that was saved, an empty answer, a press of "stop": the page before is there. */
function loadEnded(health: PageHealth, failure: Failure): PageHealth {
  const { problem, hasPage } = health;
  if (problem?.kind === 'failed' || problem?.kind === 'hangs') return health;
  return { ...health, problem: hasPage ? null : { kind: 'failed', failure } };
}

/** The load goes on all the same: a page that takes long to make is shown when it comes. */
function overdue(
  health: PageHealth,
  { host, waitedMs }: Extract<PageSight, { readonly kind: 'overdue' }>,
): PageHealth {
  if (health.problem?.kind === 'hangs') return health;
  if (health.hasPage) return { ...health, problem: { kind: 'slow', waitedMs } };
  const failure: Failure = { kind: 'timeout', host, timeoutMs: waitedMs };
  return { ...health, problem: { kind: 'failed', failure } };
}

function gone({ goneAtMs }: PageHealth, atMs: number): PageHealth {
  const recent = [...goneAtMs.filter((each) => each > atMs - crashWindowMs), atMs];
  const isReloading = recent.length < tooManyCrashes;
  return {
    problem: { kind: 'crashed', timesInAMinute: recent.length, isReloading },
    hasPage: false,
    isLoading: false,
    goneAtMs: recent,
  };
}

/** @returns whether the page is to be loaded again now, unasked */
export function isToBeReloaded({ problem }: PageHealth, sight: PageSight): boolean {
  return sight.kind === 'gone' && problem?.kind === 'crashed' && problem.isReloading;
}

/** What a gateway answers in the place of a web server; its page helps nobody. */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** @returns what a page's HTTP status says of it, whatever its content; null where the content is to be seen */
export function failureOfStatus(host: string, status: number): Failure | null {
  // Of a proxy on the way; web servers have no such answer.
  if (status === 407) return { kind: 'proxy-login-needed', host };
  return gatewayStatuses.has(status) ? { kind: 'web-server-error', host, status } : null;
}
