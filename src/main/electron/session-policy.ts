/** Guards every session and every webContents that will ever exist: permissions, navigations, popups. */

import { app, type Session, session, type WebContents } from 'electron';
import { judgeNavigation, judgeSignInNavigation, type NavigationVerdict } from '../core/navigation-policy.ts';
import { watchGestures } from './gestures.ts';
import { loadAirflowPage, loadSignInPage, pageOrigin } from './guarded-load.ts';
import { openInBrowser } from './open-outside.ts';

/** What a page is to the guards: of Windsock itself, of an environment, or of a sign-in to AWS. */
export interface PageRoles {
  /** @returns the host of the environment whose window this is; null before its first load; undefined when it is no Airflow window */
  readonly environmentHostOf: (contents: WebContents) => string | null | undefined;
  /** @returns where the sign-in of this window is awaited; null when nowhere; undefined when it is no sign-in window */
  readonly signInCallbackOf: (contents: WebContents) => string | null | undefined;
  /** Airflow sends this page to where the signed-out go. @returns whether the page stays where it is */
  readonly staysSignedOut: (contents: WebContents, url: string) => boolean;
  /** Gives a page of an environment's own host a window of its own. @returns false where it gets none */
  readonly openPopup: (opener: WebContents, url: string, how: { readonly focused: boolean }) => boolean;
}

const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Installs the guards; to be called before any window and any session but Electron's own default one exists. */
export function installGuards(roles: PageRoles): void {
  app.on('session-created', guardSession);
  // SECURITY: the session of Windsock's own pages; it is there before any code of ours, and without handlers all is granted.
  guardSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, roles));
}

// SECURITY: request and check both: a request handler alone leaves `permissions.query` at "granted".
function guardSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(allowedPermissions.has(permission)),
  );
  guarded.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
  guarded.setDevicePermissionHandler(() => false);
  // Electron refuses screen capture itself while a session has no handler for it.
  guarded.setDisplayMediaRequestHandler(null);
  // Chromium would fetch dictionaries from Google at the first start; `spellcheck: false` alone does not keep it from that.
  guarded.setSpellCheckerLanguages([]);
}

/**
 * Guards the session of a sign-in window, on top of what every session has: no permission at all, and no file is kept.
 * May be called again for the same session.
 */
export function guardSignInSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  guarded.setPermissionCheckHandler(() => false);
  guarded.off('will-download', refuseDownload);
  guarded.on('will-download', refuseDownload);
}

function refuseDownload(event: { preventDefault(): void }): void {
  event.preventDefault();
}

function guardContents(contents: WebContents, roles: PageRoles): void {
  const gesture = watchGestures(contents);

  function judge(url: string, isMainFrame: boolean): NavigationVerdict {
    const callback = roles.signInCallbackOf(contents);
    if (callback !== undefined) return judgeSignInNavigation({ url, isMainFrame, callback });
    const environmentHost = roles.environmentHostOf(contents);
    if (environmentHost === undefined) return url.startsWith(`${pageOrigin}/`) ? 'allow' : 'deny';
    return judgeNavigation({ url, isMainFrame, environmentHost });
  }

  function guard(event: {
    readonly url: string;
    readonly isMainFrame: boolean;
    preventDefault(): void;
  }): void {
    const verdict = judge(event.url, event.isMainFrame);
    const stays = verdict === 'allow' && event.isMainFrame && roles.staysSignedOut(contents, event.url);
    if (verdict === 'allow' && !stays) return;
    event.preventDefault();
    if (verdict === 'openInBrowser' && gesture.use()) openInBrowser(event.url);
  }

  /** Popups of Airflow get a window, those of a company's sign-in go on in the same; own pages have none. */
  function openPopup(url: string, focused: boolean): void {
    if (!gesture.use()) return;
    const callback = roles.signInCallbackOf(contents);
    if (callback !== undefined) {
      loadSignInPage(contents, url, callback);
      return;
    }
    const environmentHost = roles.environmentHostOf(contents);
    if (typeof environmentHost !== 'string' || roles.openPopup(contents, url, { focused })) return;
    loadAirflowPage(contents, url, environmentHost);
  }

  contents.on('will-frame-navigate', guard);
  contents.on('will-redirect', guard);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // A page's "leave this site?" must not make a window that silently refuses to close.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url, disposition }) => {
    const verdict = judge(url, true);
    if (verdict === 'openInBrowser' && gesture.use()) openInBrowser(url);
    if (verdict === 'allow') openPopup(url, disposition !== 'background-tab');
    return { action: 'deny' };
  });
}
