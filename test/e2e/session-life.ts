// The life of web sessions as tests cause it and look at it.
import type { Page } from 'playwright';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { sessionOf } from './airflow-frame.ts';
import { idOf, open, snapshotOf } from './app-driver.ts';
import { expect } from './fixtures.ts';

/** An environment of each major. */
export const two = { name: 'orders-prod', id: idOf('orders-prod') } as const;
export const three = { name: 'customer-360-prod', id: idOf('customer-360-prod') } as const;

/** @returns the page of an environment that was just opened, past the time in which "signed out" is no expiry */
export async function openAndSettle(windsock: RunningWindsock, { name, id }: typeof two | typeof three) {
  expect(await open(windsock, id)).toEqual({ ok: true, value: null });
  const page = await windsock.loggedInPage(name);
  await settle(windsock, name);
  return page;
}

/** Waits until a login is so old that "signed out" is an expiry. */
export async function settle(windsock: RunningWindsock, name: string): Promise<void> {
  const { loggedInAtMs } = await sessionOf(windsock, name);
  await expect.poll(() => Date.now() - loggedInAtMs).toBeGreaterThan(5_000);
}

/** How many tokens the first login of an environment takes: AWS's own path is tried first. */
const firstLogin: Readonly<Record<string, number>> = { [two.name]: 1, [three.name]: 2 };

/** @returns how often an environment was logged in to */
export const countOf = (standin: Standin, name: string) =>
  standin.mintedTokens(name).length - (firstLogin[name] ?? 0) + 1;
/** @returns how the web session of an environment does */
export const phaseOf = async (windsock: RunningWindsock, name: string) =>
  (await sessionOf(windsock, name)).phase;
/** Reads a mark that a test left in a page: it is gone after a load. */
export const bodyMark = 'document.body.dataset.mark';

/** Waits until a session was logged in to so often, and its page is there again. */
export async function expectRenewed(
  { windsock, standin }: { windsock: RunningWindsock; standin: Standin },
  { name, page, logins = 2 }: { name: string; page: Page; logins?: number },
): Promise<void> {
  await expect.poll(() => countOf(standin, name)).toBe(logins);
  await expect.poll(() => phaseOf(windsock, name)).toBe('signed-in');
  // Not by a locator: it would wait for the end of navigations that were refused.
  await expect
    .poll(() => page.evaluate('document.querySelector("#user-name")?.textContent').catch(() => null))
    .toBeTruthy();
  expect((await snapshotOf(windsock)).prompts).toEqual([]);
  // Nobody was ever shown the page for the signed-out; a script of a page may have got it.
  const strangers = standin.requests.filter(({ operation }) => operation === 'stranger-page');
  expect(strangers.filter(({ query }) => !query.includes('object'))).toEqual([]);
}

/** Takes the focus from the windows of an environment and gives it back, as a person who was away. */
export async function comeBack({ app }: RunningWindsock, name: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, title) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.getTitle().includes(title));
    window?.blur();
    window?.hide();
    window?.show();
    window?.focus();
  }, name);
}

/** Moves this computer's clock as far as the app is concerned, and the server's with it. */
export async function letHoursPass({ app }: RunningWindsock, standin: Standin, hours: number): Promise<void> {
  standin.setClockOffset(hours * 3_600_000);
  await app.evaluate((_electron, ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, hours * 3_600_000);
}
