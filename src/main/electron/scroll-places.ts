/** Keeps where a page was scrolled to over a load: Chromium does so for documents that are whole at once, and pages of scripts are not. */

import { setTimeout as delay } from 'node:timers/promises';
import type { WebContents } from 'electron';

/** A world of its own in the page: its scripts see nothing of ours. */
const world = 999;

/** A page that has not answered by then hangs. */
const answerTimeoutMs = 300;

/** Where each scrolled element is, as a path of child numbers, and how far it is scrolled. */
const readScript = `(() => {
  const pathTo = (element) => {
    const path = [];
    for (let at = element; at.parentElement; at = at.parentElement) {
      path.unshift([...at.parentElement.children].indexOf(at));
    }
    return path;
  };
  return [...document.querySelectorAll('*')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0)
    .slice(0, 50)
    .map((each) => ({ path: pathTo(each), top: each.scrollTop, left: each.scrollLeft }));
})()`;

/** Tries while the page grows, for 5 s, and stops at once where the person scrolls. */
const restoreScript = (places: string): string => `(() => {
  let missing = ${places};
  const endsAtMs = performance.now() + 5_000;
  for (const type of ['wheel', 'keydown', 'pointerdown']) {
    addEventListener(type, () => { missing = []; }, { once: true, capture: true, passive: true });
  }
  const step = () => {
    missing = missing.filter(({ path, top, left }) => {
      const element = path.reduce((at, number) => at?.children[number], document.documentElement);
      element?.scrollTo({ top, left, behavior: 'instant' });
      return element === undefined || Math.abs(element.scrollTop - top) > 1;
    });
    if (missing.length > 0 && performance.now() < endsAtMs) setTimeout(step, 100);
  };
  step();
})()`;

/** Loads the page again, and brings it to where it was scrolled to. Never throws; a page that hangs is loaded without. */
export async function reloadInPlace(contents: WebContents): Promise<void> {
  const address = contents.getURL();
  const reading = contents.executeJavaScriptInIsolatedWorld(world, [{ code: readScript }]).catch(() => null);
  const places: unknown = await Promise.race([reading, delay(answerTimeoutMs, null)]);
  if (contents.isDestroyed() || contents.getURL() !== address) return;
  contents.reload();
  if (!Array.isArray(places) || places.length === 0) return;
  contents.once('dom-ready', () => {
    if (contents.getURL() !== address) return;
    contents
      .executeJavaScriptInIsolatedWorld(world, [{ code: restoreScript(JSON.stringify(places)) }])
      .catch(() => undefined);
  });
}
