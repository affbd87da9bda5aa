/** Logs in to a session whose windows are open already, in a page that nobody sees: what they show stays. */

import { type WebContents, WebContentsView } from 'electron';
import type { EnvironmentId } from '../../shared/environment.ts';
import type { LoginOutcome } from '../core/login-outcome.ts';
import { parseUrl } from '../core/parse-url.ts';
import { loadAirflowPage } from './guarded-load.ts';
import { isolatedPage } from './isolated-page.ts';
import { watchLogin } from './login-watch.ts';
import { partitionOf } from './partition.ts';

/** A login: the URL is used once and not kept. */
interface SessionLogin {
  readonly id: EnvironmentId;
  readonly host: string;
  readonly url: string;
  readonly signal: AbortSignal;
}

/** Logins without a window. */
export interface HiddenLogins {
  readonly logIn: (login: SessionLogin) => Promise<LoginOutcome>;
  /** @returns the host where a login runs in this page; undefined when it is no page of ours */
  readonly hostOf: (contents: WebContents) => string | undefined;
}

/** Makes no page until one is asked for. */
export function createHiddenLogins(): HiddenLogins {
  const logins = new Map<WebContents, { readonly host: string; readonly view: WebContentsView }>();
  return {
    logIn: async ({ id, host, url, signal }) => {
      const view = createView(id);
      const contents = view.webContents;
      // The view as well: a page whose view nobody holds is gone with the next garbage collection.
      logins.set(contents, { host, view });
      const watched = watchLogin({ contents, host, pagePath: parseUrl(url)?.pathname ?? '', signal });
      const isLoading = loadAirflowPage(contents, url, host);
      if (!isLoading) contents.close();
      const outcome = await watched;
      // SECURITY: the page goes with its history, in which the token stands.
      if (!contents.isDestroyed()) contents.close();
      logins.delete(contents);
      return isLoading ? outcome : { kind: 'failed', failure: { kind: 'host-not-trusted', host } };
    },
    hostOf: (contents) => logins.get(contents)?.host,
  };
}

function createView(id: EnvironmentId): WebContentsView {
  // SECURITY: as the pages of the windows: no preload, no bridge, the session of this identity.
  return new WebContentsView({
    webPreferences: {
      partition: partitionOf(id),
      ...isolatedPage,
      // SECURITY: a message out of nowhere would pass for Windsock's own, and the login would wait for an answer to it.
      disableDialogs: true,
    },
  });
}
