/** The only module that calls `loadURL`: guards do not run for our own loads, so they go through the same policy here. */

import type { WebContents } from 'electron';
import { judgeNavigation, judgeSignInNavigation } from '../core/navigation-policy.ts';

/** Origin of Windsock's own pages. */
export const pageOrigin = 'app://windsock';

/** Windsock's own pages, by the folders of the build. */
export type OwnPage = 'picker' | 'prompt' | 'airflow-window' | 'settings';

/**
 * Loads a page of the environment's own host.
 *
 * SECURITY: the rejection of `loadURL` carries the URL with its token, so it is dropped here; failures arrive as events.
 *
 * @returns false when the policy refuses the URL, and then nothing is loaded
 */
export function loadAirflowPage(contents: WebContents, url: string, environmentHost: string): boolean {
  if (judgeNavigation({ url, isMainFrame: true, environmentHost }) !== 'allow') return false;
  contents.loadURL(url).catch(() => undefined);
  return true;
}

/**
 * Loads the page at which a sign-in to AWS starts, or one that it leads to.
 *
 * @returns false when the policy refuses the URL, and then nothing is loaded
 */
export function loadSignInPage(contents: WebContents, url: string, callback: string | null): boolean {
  if (judgeSignInNavigation({ url, isMainFrame: true, callback }) !== 'allow') return false;
  contents.loadURL(url).catch(() => undefined);
  return true;
}

/** Leaves whatever page is there for an empty one. @returns once that is done, or another load came instead */
export function loadBlankPage(contents: WebContents): Promise<void> {
  return contents.loadURL('about:blank').catch(() => undefined);
}

/** Loads one of Windsock's own pages. @returns once it is loaded; throws when the build lacks the page, which is a bug */
export function loadOwnPage(contents: WebContents, page: OwnPage): Promise<void> {
  return contents.loadURL(`${pageOrigin}/${page}/index.html`);
}
