/** Watches the pages of environments' sessions for what tells that a session is over, keeps them standing, and lets them go on. */

import {
  app,
  type BrowserWindow,
  powerMonitor,
  type Session,
  session,
  type WebContents,
  WebContentsView,
  webContents,
} from 'electron';
import type { EnvironmentId } from '../../shared/environment.ts';
import { loginPartOf } from '../core/login-url.ts';
import { parseUrl } from '../core/parse-url.ts';
import type { SessionSight } from '../core/relogin.ts';
import { loadAirflowPage } from './guarded-load.ts';
import { isLoggingIn } from './login-watch.ts';
import { partitionOf } from './partition.ts';
import { watchRequests } from './session-requests.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

/** What the watch tells and asks. */
export interface SessionWatchParts {
  readonly onSight: (id: EnvironmentId, sight: SessionSight) => void;
  /** @returns the host of an environment's web session; null where it has none */
  readonly hostOf: (id: EnvironmentId) => string | null;
  /** @returns whether only a login runs in this page, which nobody sees */
  readonly isHidden: (contents: WebContents) => boolean;
}

/** The watch over all sessions that were logged in to. */
export interface SessionWatch {
  /** From now on, for as long as the app runs. */
  readonly watch: (id: EnvironmentId) => void;
  /** Whether a page that Airflow sends to where the signed-out go stays where it is. */
  readonly staysSignedOut: (contents: WebContents, url: string) => boolean;
  /** Every page of the session has to be loaded again. */
  readonly expireAll: (id: EnvironmentId) => void;
  /** Lets the pages go on that the end of their session had stopped: each to the page that it wanted, or that it shows. */
  readonly goOn: (id: EnvironmentId) => void;
}

interface Watched {
  readonly id: EnvironmentId;
  readonly session: Session;
  readonly pages: Map<number, WatchedPage>;
  readonly host: () => string | null;
}

/** Finds the session and the page under watch that a webContents is; null where it is neither. */
type Find = (contents: WebContents) => { readonly watched: Watched; readonly page: WatchedPage } | null;

/** Watches nothing until a session is named. */
export function createSessionWatch(parts: SessionWatchParts): SessionWatch {
  const sessions = new Map<Session, Watched>();
  const find: Find = (contents) => {
    const watched = sessions.get(contents.session);
    const page = watched?.pages.get(contents.id);
    return watched === undefined || page === undefined || parts.isHidden(contents) ? null : { watched, page };
  };
  followPeople(sessions, parts);

  return {
    watch: (id) => {
      const ofId = session.fromPartition(partitionOf(id));
      if (sessions.has(ofId)) return;
      const watched: Watched = { id, session: ofId, pages: new Map(), host: () => parts.hostOf(id) };
      sessions.set(ofId, watched);
      for (const contents of webContents.getAllWebContents()) {
        if (contents.session === ofId) addPage(watched, contents, parts);
      }
      watchAnswers(watched, find, (sight) => parts.onSight(id, sight));
    },
    staysSignedOut: (contents, text) => {
      const found = find(contents);
      const url = parseUrl(text);
      if (found === null || url === null || isLoggingIn(contents)) return false;
      if (url.host !== found.watched.host() || loginPartOf(url) !== 'signed-out') return false;
      return found.page.stay();
    },
    expireAll: (id) => {
      for (const page of sessions.get(session.fromPartition(partitionOf(id)))?.pages.values() ?? [])
        page.expire();
    },
    goOn: (id) => {
      const watched = sessions.get(session.fromPartition(partitionOf(id)));
      if (watched === undefined) return;
      // Not within the event of a navigation, which Chromium has in its hands still.
      setImmediate(() => {
        const host = watched.host();
        if (host === null) return;
        for (const page of watched.pages.values()) {
          if (find(page.contents) !== null) page.goOn((url) => loadAirflowPage(page.contents, url, host));
        }
      });
    },
  };
}

function addPage(watched: Watched, contents: WebContents, parts: SessionWatchParts): void {
  const { id } = contents;
  const page = watchPage(contents, {
    isQuiet: () => parts.isHidden(contents) || isLoggingIn(contents),
    hostOf: watched.host,
    onSight: (sight) => parts.onSight(watched.id, sight),
  });
  watched.pages.set(id, page);
  contents.once('destroyed', () => watched.pages.delete(id));
}

/** New pages of sessions under watch, the person's return to a window, and the computer's waking up. */
function followPeople(sessions: ReadonlyMap<Session, Watched>, parts: SessionWatchParts): void {
  app.on('web-contents-created', (_event, contents) => {
    const watched = sessions.get(contents.session);
    if (watched !== undefined) addPage(watched, contents, parts);
  });
  app.on('browser-window-focus', (_event, window) => {
    for (const contents of viewsOf(window)) {
      const watched = sessions.get(contents.session);
      if (watched !== undefined) parts.onSight(watched.id, { kind: 'returned' });
    }
  });
  powerMonitor.on('resume', () => {
    for (const { id } of sessions.values()) parts.onSight(id, { kind: 'woke' });
  });
}

/** The pages of Airflow in a window; a view that is closed has none. */
function viewsOf(window: BrowserWindow): readonly WebContents[] {
  return window.contentView.children.flatMap((view) => {
    const contents =
      view instanceof WebContentsView ? (view.webContents as WebContents | undefined) : undefined;
    return contents === undefined || contents.isDestroyed() ? [] : [contents];
  });
}

/** Airflow's own API, and that of its pages; what plugins answer with is theirs. */
const apiPaths = /^\/(api|ui)\//;

function watchAnswers(watched: Watched, find: Find, see: (sight: SessionSight) => void): void {
  const pageAt = (url: URL | null, contents: WebContents | undefined): WatchedPage | null => {
    if (url?.host !== watched.host() || contents === undefined || contents.isDestroyed()) return null;
    return isLoggingIn(contents) ? null : (find(contents)?.page ?? null);
  };
  watchRequests(watched.session, {
    onAnswer: ({ url: text, statusCode, resourceType, webContents: contents }) => {
      if (resourceType !== 'xhr' || (statusCode !== 401 && statusCode !== 403)) return;
      const url = parseUrl(text);
      const page = pageAt(url, contents);
      if (page === null || url === null || !apiPaths.test(url.pathname)) return;
      if (statusCode === 403) see({ kind: 'forbidden' });
      else page.unauthorized();
    },
    onRedirect: ({ url: text, redirectURL, method, resourceType, webContents: contents }) => {
      const target = parseUrl(redirectURL);
      const page = pageAt(target, contents);
      if (page === null || target === null || loginPartOf(target) !== 'signed-out') return;
      // A form that was sent cannot be sent again: its page stays, with what stands in it.
      if (resourceType === 'mainFrame') page.sentAway(method === 'GET' ? text : null);
      else page.unauthorized();
    },
  });
}
