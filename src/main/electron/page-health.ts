/** Watches the page of one Airflow window: loads that fail or are not answered, a process that ends, a page that hangs. */

import type { WebContents } from 'electron';
import type { PageProblem } from '../../shared/airflow-window.ts';
import type { Failure } from '../../shared/failure.ts';
import { netFailure } from '../core/net-failure.ts';
import {
  failureOfStatus,
  isToBeReloaded,
  newPageHealth,
  type PageSight,
  pageHealthAfter,
} from '../core/page-health.ts';
import { parseUrl } from '../core/parse-url.ts';
import { loadAirflowPage } from './guarded-load.ts';
import { log } from './log.ts';
import { abortedLoad } from './login-watch.ts';
import { watchRequests } from './session-requests.ts';

/** Whom to watch, and whom to tell. */
export interface PageHealthParts {
  /** Of Airflow. */
  readonly page: WebContents;
  /** Of the environment's web server; null before the first login. */
  readonly hostOf: () => string | null;
  /** What a login meets is judged elsewhere. SECURITY: and its address is not kept here. */
  readonly isLoggingIn: () => boolean;
  readonly onProblem: (problem: PageProblem | null) => void;
}

/** What a person does about a page. */
export interface WatchedHealth {
  /** Loads the page again, or what was to be loaded in its place; one that hangs is ended first. */
  readonly reload: () => void;
  /** Waits on for a page that hangs. */
  readonly wait: () => void;
}

/** Chromium tells that a page hangs after as long. */
const patienceMs = 15_000;

/** Watches the page for as long as it lives. */
export function watchPageHealth(parts: PageHealthParts): WatchedHealth {
  const { page } = parts;
  let health = newPageHealth;
  /** Address of the load under way, or of the one that came to nothing. */
  let wanted: string | null = null;
  let isEndedByUs = false;

  function see(sight: PageSight): void {
    const before = health;
    health = pageHealthAfter(health, sight);
    // What a login meets is told by the login.
    if (parts.isLoggingIn()) health = { ...health, problem: null };
    if (health.hasPage && !health.isLoading) wanted = null;
    if (health.problem !== before.problem) parts.onProblem(health.problem);
    if (!parts.isLoggingIn() && isToBeReloaded(health, sight)) setImmediate(again);
  }

  function again(): void {
    if (page.isDestroyed()) return;
    const host = parts.hostOf();
    const isElsewhere = !health.hasPage && wanted !== null && wanted !== page.getURL();
    if (isElsewhere && wanted !== null && host !== null && loadAirflowPage(page, wanted, host)) return;
    page.reload();
  }

  const hang = watchHang(page, see);
  watchLoads(parts, see, (url) => {
    wanted = url;
  });
  page.on('render-process-gone', (_event, { reason }) => {
    hang.forget();
    if (isEndedByUs) {
      isEndedByUs = false;
      setImmediate(again);
    } else if (reason !== 'clean-exit') {
      log.warn('The process of an Airflow page ended', reason);
      see({ kind: 'gone', atMs: Date.now() });
    }
  });

  return {
    reload: () => {
      // A page that hangs answers no wish to leave it.
      isEndedByUs = hang.isGoingOn();
      if (isEndedByUs) page.forcefullyCrashRenderer();
      else again();
    },
    wait: () => {
      see({ kind: 'waiting' });
      hang.wait();
    },
  };
}

type See = (sight: PageSight) => void;

function watchLoads(parts: PageHealthParts, see: See, want: (url: string | null) => void): void {
  const { page } = parts;
  const host = (): string => parts.hostOf() ?? '';
  const deadline = createDeadline(() => see({ kind: 'overdue', host: host(), waitedMs: patienceMs }));

  page.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return;
    want(parts.isLoggingIn() ? null : url);
    see({ kind: 'load-began' });
    deadline.start();
  });
  page.on('did-navigate', (_event, url, status) => {
    deadline.end();
    const arrived = parseUrl(url);
    if (arrived?.protocol !== 'https:') {
      see({ kind: 'emptied' });
      return;
    }
    const failure = failureOfStatus(arrived.host, status);
    see(failure === null ? { kind: 'page' } : { kind: 'failed', failure });
    if (failure === null && status >= 400)
      page.once('dom-ready', () => void lookInside(arrived.host, status));
  });
  const statusOf = watchStatus(page);
  page.on('did-fail-load', (_event, code, name, _url, isMainFrame) => {
    if (!isMainFrame || code === abortedLoad) return;
    deadline.end();
    const isEmptyError = code === emptyError;
    const failure: Failure = isEmptyError
      ? { kind: 'web-server-error', host: host(), status: statusOf() }
      : failureOf(host(), code, name);
    see({ kind: 'failed', failure });
  });
  page.on('did-stop-loading', () => {
    deadline.end();
    see({ kind: 'load-ended', failure: failureOf(host(), -2, 'ERR_FAILED') });
  });
  page.on('render-process-gone', deadline.end);
  page.once('destroyed', deadline.end);

  /** An error without a word would be a blank window. */
  async function lookInside(at: string, status: number): Promise<void> {
    const url = page.getURL();
    const isEmpty = await page
      .executeJavaScriptInIsolatedWorld(ownWorld, [{ code: isEmptyPage }])
      .catch(() => false);
    if (isEmpty !== true || page.isDestroyed() || page.getURL() !== url) return;
    see({ kind: 'failed', failure: { kind: 'web-server-error', host: at, status } });
  }
}

/** Chromium's code for an error without content, where it has a page of its own for that. */
const emptyError = -379;

/** @returns what tells the status of the last answer to a load of the page */
function watchStatus(page: WebContents): () => number {
  let status = 0;
  const end = watchRequests(page.session, {
    onAnswer: ({ resourceType, statusCode, webContentsId }) => {
      if (resourceType === 'mainFrame' && webContentsId === page.id) status = statusCode;
    },
  });
  page.once('destroyed', end);
  return () => status;
}

/** SECURITY: scripts of the page cannot see or change what is asked here. */
const ownWorld = 1_001;
const isEmptyPage =
  '(document.body?.childElementCount ?? 0) === 0 && (document.body?.innerText ?? "").trim() === ""';

/** Chromium names no error that comes after the page had begun. */
const lateErrors: Readonly<Record<number, string>> = {
  [-354]: 'ERR_CONTENT_LENGTH_MISMATCH',
  [-355]: 'ERR_INCOMPLETE_CHUNKED_ENCODING',
};

function failureOf(host: string, code: number, name: string): Failure {
  const error = name === '' ? (lateErrors[code] ?? `ERR_${-code}`) : name;
  return netFailure(error, { host, timeoutMs: patienceMs });
}

/** Chromium notices a hang at an input that is not taken; that it is over is asked for, since a hidden page tells it too soon. */
function watchHang(page: WebContents, see: See) {
  const waiting = createDeadline(() => {
    if (isGoingOn) see({ kind: 'hangs' });
  });
  let isGoingOn = false;
  let turn = 0;
  const forget = (): void => {
    turn += 1;
    isGoingOn = false;
    waiting.end();
  };
  page.on('unresponsive', () => {
    if (!isGoingOn) {
      isGoingOn = true;
      turn += 1;
      const asked = turn;
      const answered = (): void => {
        if (asked !== turn) return;
        forget();
        see({ kind: 'answers-again' });
      };
      page.executeJavaScriptInIsolatedWorld(ownWorld, [{ code: '0' }]).then(answered, answered);
    }
    see({ kind: 'hangs' });
  });
  page.on('did-navigate', forget);
  page.once('destroyed', forget);
  return { isGoingOn: () => isGoingOn, forget, wait: waiting.start };
}

/** @returns a clock that calls back `patienceMs` after its last start, unless it is ended before */
function createDeadline(onOver: () => void) {
  let timer: NodeJS.Timeout | null = null;
  const end = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    start: () => {
      end();
      timer = setTimeout(onOver, patienceMs);
    },
    end,
  };
}
