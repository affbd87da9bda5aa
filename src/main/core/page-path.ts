/** Which file of the build a URL of Windsock's own pages asks for. */

import { parseUrl } from './parse-url.ts';

/** @returns the path below the folder of pages, with slashes; null for another host, an escape, or a name that no build makes */
export function pagePath(url: string): string | null {
  const parsed = parseUrl(url);
  if (parsed?.protocol !== 'app:' || parsed.host !== 'windsock') return null;
  // SECURITY: an allow-list of characters, so that %-escapes (..%2f, %5c, %00) never get as far as the file system.
  return /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(parsed.pathname) ? parsed.pathname.slice(1) : null;
}
