/** Where a frame of a remote page may go: stay with its own host, leave to the person's browser, or nowhere. */

import { parseUrl } from './parse-url.ts';

/** What becomes of a navigation or a popup. `openInBrowser` still needs a gesture of the person. */
export type NavigationVerdict = 'allow' | 'openInBrowser' | 'deny';

/** One attempt to go somewhere. */
export interface Navigation {
  readonly url: string;
  /** Whether the whole window would go there, and not just a frame within its page. */
  readonly isMainFrame: boolean;
  /** Host of the environment whose window this is; null when the window has none yet. */
  readonly environmentHost: string | null;
}

/** Longer URLs are nobody's honest link; Chromium's own limit is 2 MB. */
const maxUrlLength = 32_768;

/**
 * Decides by protocol and origin together: `blob:https://host/...` has the origin of its host.
 *
 * @returns `allow` for the environment's own https host (and https or blank pages in frames), `openInBrowser` for https elsewhere, else `deny`
 */
export function judgeNavigation({ url, isMainFrame, environmentHost }: Navigation): NavigationVerdict {
  if (url.length > maxUrlLength) return 'deny';
  const target = parseUrl(url);
  if (target === null) return 'deny';
  // SECURITY: user info hides the real host from the eye ("https://good@evil/").
  if (target.username !== '' || target.password !== '') return 'deny';
  if (!isMainFrame) return isFrameContent(target) ? 'allow' : 'deny';
  if (target.protocol !== 'https:') return 'deny';
  return target.host === environmentHost ? 'allow' : 'openInBrowser';
}

/** Airflow plugins embed other sites; a frame is kept apart by its origin, so https and blank pages may load there. */
function isFrameContent(target: URL): boolean {
  return target.protocol === 'https:' || target.href === 'about:blank' || target.href === 'about:srcdoc';
}

/** One attempt to go somewhere in the window in which a person signs in to AWS. */
export interface SignInNavigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  /** Where the sign-in that is under way waits for its answer on this computer; null when it waits nowhere. */
  readonly callback: string | null;
}

/**
 * A company's identity provider lives on any host, so any https host is allowed here; the window has a session of its own
 * and nothing of ours in it. Plain http is for the callback alone.
 *
 * @returns `allow` or `deny`; nothing leaves for the browser
 */
export function judgeSignInNavigation({ url, isMainFrame, callback }: SignInNavigation): 'allow' | 'deny' {
  if (url.length > maxUrlLength) return 'deny';
  const target = parseUrl(url);
  if (target === null || target.username !== '' || target.password !== '') return 'deny';
  if (!isMainFrame) return isFrameContent(target) ? 'allow' : 'deny';
  if (target.protocol === 'https:') return 'allow';
  const { protocol, host, pathname } = target;
  return `${protocol}//${host}${pathname}` === callback ? 'allow' : 'deny';
}

/**
 * @param link  the address at which a sign-in starts
 * @returns where its answer is awaited on this computer, without query; null when the link names no such place
 * @see RFC 8252, section 7.3
 */
export function signInCallbackOf(link: string): string | null {
  const callback = parseUrl(parseUrl(link)?.searchParams.get('redirect_uri') ?? '');
  // SECURITY: exactly the form of our own listener, with a port that is none of the well-known ones.
  if (callback === null || !/^http:\/\/127\.0\.0\.1:\d{4,5}\/oauth\/callback$/.test(callback.href))
    return null;
  return callback.href;
}
