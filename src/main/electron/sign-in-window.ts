/** Windows in which a person signs in to AWS apart from the default browser: each thing to sign in to has cookies of its own, in memory. */

import { createHash } from 'node:crypto';
import { BrowserWindow, session as sessions, type WebContents } from 'electron';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { SignInPlace } from '../../shared/prompt.ts';
import type { SignInTarget } from '../../shared/sign-in-target.ts';
import { appName } from '../../shared/strings.ts';
import { shortVisibleText } from '../../shared/visible-text.ts';
import { signInCallbackOf } from '../core/navigation-policy.ts';
import { netFailure } from '../core/net-failure.ts';
import { parseUrl } from '../core/parse-url.ts';
import { signInPageVerdict } from '../core/sign-in-page.ts';
import { fittingSize } from './displays.ts';
import { loadSignInPage } from './guarded-load.ts';
import { isolatedPage } from './isolated-page.ts';
import { abortedLoad } from './login-watch.ts';
import { openInBrowser } from './open-outside.ts';
import { guardSignInSession } from './session-policy.ts';

/** Where sign-in pages are shown. */
export interface SignInPages {
  /** Opens the page in the browser or in a window of ours. @returns failure `sign-in-page-not-trusted` */
  readonly open: (page: {
    readonly target: SignInTarget;
    readonly link: string;
    readonly place: SignInPlace;
    /** A page in our window did not load, or its process went away. */
    readonly onFailed: (failure: Failure) => void;
  }) => Result<null>;
  /** Closes its window, if there is one. */
  readonly close: (target: SignInTarget) => void;
  /** Closes its window and empties its session, so that the next sign-in asks who it is. */
  readonly forget: (target: SignInTarget) => Promise<void>;
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

  function ensure(target: SignInTarget): SignInWindow {
    const existing = open.get(target.key);
    if (existing !== undefined) return existing;
    const made: SignInWindow = {
      window: createWindow(parts, target),
      callback: null,
      onFailed: () => undefined,
    };
    open.set(target.key, made);
    watchFailures(made);
    made.window.on('closed', () => open.delete(target.key));
    return made;
  }

  function openHere(target: SignInTarget, href: string, onFailed: (failure: Failure) => void): void {
    const signIn = ensure(target);
    const { window } = signIn;
    signIn.callback = signInCallbackOf(href);
    signIn.onFailed = onFailed;
    loadSignInPage(window.webContents, href, signIn.callback);
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  const close = (target: SignInTarget) => open.get(target.key)?.window.destroy();

  return {
    open: ({ target, link, place, onFailed }) => {
      // SECURITY: the link came from the network; only AWS's own pages may ask for a person's password.
      const verdict = signInPageVerdict(link);
      if (!verdict.trusted) return fail({ kind: 'sign-in-page-not-trusted', host: verdict.host });
      if (place === 'browser') openInBrowser(verdict.href);
      else openHere(target, verdict.href, onFailed);
      return ok(null);
    },
    close,
    forget: async (target) => {
      close(target);
      await sessions.fromPartition(partitionOf(target)).clearStorageData();
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
function partitionOf({ key }: SignInTarget): string {
  return `sign-in-${createHash('sha256').update(key).digest('hex')}`;
}

function createWindow({ icon, makeRoom }: SignInPagesParts, target: SignInTarget): BrowserWindow {
  const fitting = fittingSize(size);
  const partition = partitionOf(target);
  guardSignInSession(sessions.fromPartition(partition));
  const window = new BrowserWindow({
    ...fitting,
    ...makeRoom(fitting),
    minWidth: 400,
    minHeight: 400,
    show: false,
    title: titleOf(target, ''),
    icon,
    autoHideMenuBar: true,
    fullscreenable: false,
    // SECURITY: no preload, no bridge.
    webPreferences: {
      partition,
      ...isolatedPage,
      safeDialogs: true,
      safeDialogsMessage: 'Show no more messages of this page',
    },
  });
  // There is no address bar: the title says where the person types a password, and no page may change it.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-navigate', (_event, url) => window.setTitle(titleOf(target, url)));
  return window;
}

function titleOf(target: SignInTarget, url: string): string {
  const origin = parseUrl(url)?.origin ?? 'null';
  const place = origin === 'null' ? '' : `${origin} — `;
  return `${place}Sign in to ${shortVisibleText(target.name, 80)} — ${appName}`;
}
