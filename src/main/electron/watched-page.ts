/** One Airflow page under watch: what it did, what a person did in it, and where it goes on after a new login. */

import type { WebContents } from 'electron';
import { isLogOut, loginPartOf } from '../core/login-url.ts';
import { parseUrl } from '../core/parse-url.ts';
import type { SessionSight } from '../core/relogin.ts';
import { isPress } from './gestures.ts';
import { reloadInPlace } from './scroll-places.ts';

/** What the page tells and asks. */
export interface WatchedPageParts {
  /** Whether a login runs in the page: what it sees then is judged elsewhere. */
  readonly isQuiet: () => boolean;
  readonly hostOf: () => string | null;
  readonly onSight: (sight: SessionSight) => void;
}

/** The page. */
export interface WatchedPage {
  readonly contents: WebContents;
  /** Airflow sends it to where the signed-out go. @returns whether it stays; not where the person logs out */
  readonly stay: () => boolean;
  /** A load was answered by sending it away. `wanted`: the page to load again, if that can be done. */
  readonly sentAway: (wanted: string | null) => void;
  readonly unauthorized: () => void;
  readonly expire: () => void;
  /** Loads again what the end of the session had stopped. A page into which somebody typed stays as it is. */
  readonly goOn: (load: (url: string) => void) => void;
}

interface Facts {
  /** When the latest load of a page of Airflow's began. */
  loadBeganAtMs: number;
  /** Address of the last page of Airflow's. */
  lastUrl: string;
  wanted: string | null;
  /** Whether the end of the session has stopped it. */
  isOut: boolean;
  isTyped: boolean;
  logsOut: boolean;
}

/** Watches the page for as long as it lives. */
export function watchPage(contents: WebContents, parts: WatchedPageParts): WatchedPage {
  const facts: Facts = {
    loadBeganAtMs: Date.now(),
    lastUrl: contents.getURL(),
    wanted: null,
    isOut: false,
    isTyped: false,
    logsOut: false,
  };
  followNavigations(contents, facts, parts);
  contents.on('input-event', (_event, input) => {
    if (input.type === 'char') facts.isTyped = true;
    if (isPress(input) && !parts.isQuiet()) parts.onSight({ kind: 'returned' });
  });
  return {
    contents,
    stay: () => {
      if (facts.logsOut) {
        parts.onSight({ kind: 'logged-out' });
        return false;
      }
      facts.isOut = true;
      parts.onSight({ kind: 'signed-out', sinceMs: facts.loadBeganAtMs });
      return true;
    },
    sentAway: (wanted) => {
      const url = parseUrl(wanted ?? '');
      if (url !== null && loginPartOf(url) === 'airflow' && !isLogOut(url)) facts.wanted = url.href;
    },
    unauthorized: () => {
      facts.isOut = true;
      parts.onSight({ kind: 'unauthorized' });
    },
    expire: () => {
      facts.isOut = true;
      facts.isTyped = false;
    },
    goOn: (load) => goOn(contents, facts, load),
  };
}

function goOn(contents: WebContents, facts: Facts, load: (url: string) => void): void {
  if (!facts.isOut || contents.isDestroyed()) return;
  const { wanted, isTyped, lastUrl } = facts;
  facts.isOut = false;
  facts.wanted = null;
  const shown = parseUrl(contents.getURL());
  if (wanted !== null) load(wanted);
  else if (shown === null || loginPartOf(shown) !== 'airflow') load(lastUrl);
  else if (!isTyped) void reloadInPlace(contents);
}

function followNavigations(contents: WebContents, facts: Facts, parts: WatchedPageParts): void {
  contents.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return;
    const target = parseUrl(url);
    facts.logsOut = target !== null && isLogOut(target);
    if (target !== null && loginPartOf(target) === 'airflow') facts.loadBeganAtMs = Date.now();
  });
  contents.on('did-navigate', (_event, text, status) => {
    const url = parseUrl(text);
    if (url?.host !== parts.hostOf()) return;
    facts.isOut = loginPartOf(url) === 'signed-out';
    facts.isTyped = false;
    facts.logsOut = false;
    if (loginPartOf(url) !== 'airflow') return;
    facts.lastUrl = text;
    facts.wanted = null;
    if (!parts.isQuiet()) parts.onSight(sightOf(status, url.host));
  });
  contents.on('did-navigate-in-page', (_event, text, isMainFrame) => {
    const url = parseUrl(text);
    // SECURITY: a login page that changes its own address has a token in it.
    if (!isMainFrame || url === null || loginPartOf(url) !== 'airflow') return;
    facts.lastUrl = text;
    facts.isTyped = false;
    if (!parts.isQuiet()) parts.onSight({ kind: 'page' });
  });
}

function sightOf(status: number, host: string): SessionSight {
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 403) return { kind: 'forbidden' };
  return status === 500 ? { kind: 'broken', failure: { kind: 'session-broken', host } } : { kind: 'page' };
}
