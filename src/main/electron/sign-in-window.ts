/** Windows in which a person signs in to AWS apart from the default browser: each session of IAM Identity Center has cookies of its own, in memory. */

import { createHash } from 'node:crypto';
import { BrowserWindow, session as sessions, type WebContents } from 'electron';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { SignInPlace } from '../../shared/prompt.ts';
import { type SsoSession, ssoSessionName } from '../../shared/sso.ts';
import { appName } from '../../shared/strings.ts';
import { signInCallbackOf } from '../core/navigation-policy.ts';
import { netFailure } from '../core/net-failure.ts';
import { parseUrl } from '../core/parse-url.ts';
import { signInPageVerdict } from '../core/sign-in-page.ts';
import { fittingSize } from './displays.ts';
import { loadSignInPage } from './guarded-load.ts';
import { abortedLoad } from './login-watch.ts';
import { openInBrowser } from './open-outside.ts';
import { guardSignInSession } from './session-policy.ts';

/** Where sign-in pages are shown. */
export interface SignInPages {
  /** Opens the page in the browser or in a window of ours. @returns failure `sign-in-page-not-trusted` */
  readonly open: (page: {
    readonly session: SsoSession;
    readonly link: string;
    readonly place: SignInPlace;
    /** A page in our window did not load, or its process went away. */
    readonly onFailed: (failure: Failure) => void;
  }) => Result<null>;
  /** Closes the session's window, if there is one. */
  readonly close: (session: SsoSession) => void;
  /** Closes the session's window and empties its session, so that the next sign-in asks who it is. */
  readonly forget: (session: SsoSession) => Promise<void>;
  /** @returns where the answer of this window's sign-in is awaited; null when nowhere; undefined when it is no window of these */
  readonly callbackOf: (contents: WebContents) => string | null | undefined;
}

interface SignInWindow {
  readonly window: BrowserWindow;
  callback: string | null;
  onFailed: (failure: Failure) => void;
}

/** Chromium gives up connecting after about this long. */
const pageTimeoutMs = 120_000;

const size = { width: 560, height: 720 } as const;

/** What the windows need. */
export interface SignInPagesParts {
  readonly icon: string;
  /** Moves the prompt aside, whose code is to be compared. @returns where a window of this size stands; null for anywhere */
  readonly makeRoom: (size: {
    readonly width: number;
    readonly height: number;
  }) => { readonly x: number; readonly y: number } | null;
}

/** Keeps no window until one is asked for. */
export function createSignInPages(parts: SignInPagesParts): SignInPages {
  const open = new Map<string, SignInWindow>();

  function ensure(session: SsoSession): SignInWindow {
    const existing = open.get(session.key);
    if (existing !== undefined) return existing;
    const made: SignInWindow = {
      window: createWindow(parts, session),
      callback: null,
      onFailed: () => undefined,
    };
    open.set(session.key, made);
    watchFailures(made);
    made.window.on('closed', () => open.delete(session.key));
    return made;
  }

  function openHere(session: SsoSession, href: string, onFailed: (failure: Failure) => void): void {
    const signIn = ensure(session);
    const { window } = signIn;
    signIn.callback = signInCallbackOf(href);
    signIn.onFailed = onFailed;
    loadSignInPage(window.webContents, href, signIn.callback);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  const close = (session: SsoSession) => open.get(session.key)?.window.destroy();

  return {
    open: ({ session, link, place, onFailed }) => {
      // SECURITY: the link came from the network; only AWS's own pages may ask for a person's password.
      const verdict = signInPageVerdict(link);
      if (!verdict.trusted) return fail({ kind: 'sign-in-page-not-trusted', host: verdict.host });
      if (place === 'browser') openInBrowser(verdict.href);
      else openHere(session, verdict.href, onFailed);
      return ok(null);
    },
    close,
    forget: async (session) => {
      close(session);
      await sessions.fromPartition(partitionOf(session)).clearStorageData();
    },
    callbackOf: (contents) =>
      [...open.values()].find(({ window }) => window.webContents === contents)?.callback,
  };
}

/** A blank window tells nobody anything: the prompt says what went wrong instead. */
function watchFailures(signIn: SignInWindow): void {
  const { webContents } = signIn.window;
  webContents.on('did-fail-load', (_event, code, name, url, isMainFrame) => {
    const host = parseUrl(url)?.host ?? '';
    // Whoever waited at the callback may be gone before its page is whole: the sign-in itself says how it ended.
    if (!isMainFrame || code === abortedLoad || signIn.callback?.includes(`//${host}/`)) return;
    signIn.onFailed(netFailure(name, { host, timeoutMs: pageTimeoutMs }));
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    const host = parseUrl(webContents.getURL())?.host ?? '';
    if (reason !== 'clean-exit') signIn.onFailed({ kind: 'network', host, code: 'ERR_FAILED' });
  });
}

/** SECURITY: a hash, never text from outside; without `persist:` nothing of it reaches the disk. */
function partitionOf({ key, startUrl }: SsoSession): string {
  return `sign-in-${createHash('sha256')
    .update(JSON.stringify([key, startUrl]))
    .digest('hex')}`;
}

function createWindow({ icon, makeRoom }: SignInPagesParts, session: SsoSession): BrowserWindow {
  const fitting = fittingSize(size);
  const partition = partitionOf(session);
  guardSignInSession(sessions.fromPartition(partition));
  const window = new BrowserWindow({
    ...fitting,
    ...makeRoom(fitting),
    minWidth: 400,
    minHeight: 400,
    show: false,
    title: titleOf(session, ''),
    icon,
    autoHideMenuBar: true,
    fullscreenable: false,
    // SECURITY: no preload, no bridge.
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  // There is no address bar: the title says where the person types a password, and no page may change it.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-navigate', (_event, url) => window.setTitle(titleOf(session, url)));
  return window;
}

function titleOf(session: SsoSession, url: string): string {
  const origin = parseUrl(url)?.origin ?? 'null';
  const place = origin === 'null' ? '' : `${origin} — `;
  return `${place}Sign in to ${ssoSessionName(session)} — ${appName}`;
}
