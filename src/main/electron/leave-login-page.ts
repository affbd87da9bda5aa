/** Takes the address with its token away from a login page that stays in a window after the login has failed. */

import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { WebContents } from 'electron';
import { loginPartOf } from '../core/login-url.ts';
import { parseUrl } from '../core/parse-url.ts';
import { loadBlankPage } from './guarded-load.ts';

/** A page that has not answered by then hangs, or is not there; and whoever tries once more has begun. */
const answerTimeoutMs = 300;

/**
 * Does nothing at any other page. The login page itself stays, since it says what was wrong, but under the address of the
 * web server alone. Where that fails, as with Chromium's own page for a server that is not reached, an empty page comes.
 *
 * SECURITY: the token in the address may never have been used, and is good for a minute. Also, the next login's address
 * would differ by its token only, and to load it would be a jump within the page and no load.
 *
 * @param isOver  whether no login has begun since
 */
export async function leaveLoginPage(contents: WebContents, isOver: () => boolean): Promise<void> {
  if (!showsLoginPage(contents)) return;
  // Not replaceState: the entry would keep its title, which is made of the address where the page has none.
  // By the frame: `contents.executeJavaScript` waits for the load to end, so it could run in the next login's page, and it
  // keeps the window of a page that went away. A frame whose process ended throws at any question.
  if (!contents.isCrashed() && isLoginPage(contents.mainFrame.url))
    contents.mainFrame.executeJavaScript("history.pushState(null, '', '/')").catch(() => undefined);
  const waiting = new AbortController();
  const left = once(contents, 'did-navigate-in-page', { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([left, delay(answerTimeoutMs)]);
  waiting.abort();
  if (contents.isDestroyed() || !isOver()) return;
  if (showsLoginPage(contents)) await loadBlankPage(contents);
  if (!contents.isDestroyed() && isOver()) contents.navigationHistory.clear();
}

/** The address that was asked for, also before its page is there. */
function showsLoginPage(contents: WebContents): boolean {
  return isLoginPage(contents.getURL());
}

function isLoginPage(text: string): boolean {
  const url = parseUrl(text);
  return url !== null && loginPartOf(url) === 'login-page';
}
