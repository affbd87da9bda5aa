// Sessions last: what Airflow says when one is over becomes one silent login and the same page again.
import type { Page } from 'playwright';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { act, frameOf, frameSnapshot, framesOf, sessionOf } from './airflow-frame.ts';
import { hostOf, idOf, open, snapshotOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

const two = { name: 'orders-prod', id: idOf('orders-prod') } as const;
const three = { name: 'customer-360-prod', id: idOf('customer-360-prod') } as const;

/** @returns the page of an environment that was just opened, past the time in which "signed out" is no expiry */
async function openAndSettle(windsock: RunningWindsock, { name, id }: typeof two | typeof three) {
  expect(await open(windsock, id)).toEqual({ ok: true, value: null });
  const page = await windsock.loggedInPage(name);
  const { loggedInAtMs } = await sessionOf(windsock, name);
  await expect.poll(() => Date.now() - loggedInAtMs, { timeout: 10_000 }).toBeGreaterThan(5_000);
  return page;
}

/** How many tokens the first login of an environment takes: AWS's own path is tried first. */
const firstLogin: Readonly<Record<string, number>> = { [two.name]: 1, [three.name]: 2 };

/** @returns how often an environment was logged in to */
const countOf = (standin: Standin, name: string) =>
  standin.mintedTokens(name).length - (firstLogin[name] ?? 0) + 1;
const phaseOf = async (windsock: RunningWindsock, name: string) => (await sessionOf(windsock, name)).phase;
const bodyMark = 'document.body.dataset.mark';

/** Waits until a session was logged in to so often, and its page is there again. */
async function expectRenewed(
  { windsock, standin }: { windsock: RunningWindsock; standin: Standin },
  { name, page, logins = 2 }: { name: string; page: Page; logins?: number },
): Promise<void> {
  await expect.poll(() => countOf(standin, name), { timeout: 15_000 }).toBe(logins);
  await expect.poll(() => phaseOf(windsock, name), { timeout: 15_000 }).toBe('signed-in');
  // Not by a locator: it would wait for the end of navigations that were refused.
  await expect.poll(() => page.evaluate('document.querySelector("#user-name")?.textContent')).toBeTruthy();
  expect((await snapshotOf(windsock)).prompts).toEqual([]);
  // Nobody was ever shown the page for the signed-out; a script of a page may have got it.
  const strangers = standin.requests.filter(({ operation }) => operation === 'stranger-page');
  expect(strangers.filter(({ query }) => !query.includes('object'))).toEqual([]);
}

/** Takes the focus from the windows of an environment and gives it back, as a person who was away. */
async function comeBack({ app }: RunningWindsock, name: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, title) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.getTitle().includes(title));
    window?.blur();
    window?.hide();
    window?.show();
    window?.focus();
  }, name);
}

/** Moves this computer's clock as far as the app is concerned, and the server's with it. */
async function letHoursPass({ app }: RunningWindsock, standin: Standin, hours: number): Promise<void> {
  standin.setClockOffset(hours * 3_600_000);
  await app.evaluate((_electron, ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, hours * 3_600_000);
}

for (const manner of ['login-page', 'console-sso'] as const) {
  test(`Airflow 2, ${manner}: a click after the session's end leads where it should, with one login`, async ({
    standin,
    start,
  }) => {
    const windsock = await start();
    const page = await openAndSettle(windsock, two);
    const host = hostOf(standin, two.name);
    await page.goto(`https://${host}/pool/list/`);
    standin.expireSessions(host, manner);
    await page.getByRole('link', { name: 'Cluster Activity' }).click();
    await page.waitForURL(`https://${host}/cluster_activity`);
    await expectRenewed({ windsock, standin }, { name: two.name, page });
  });
}

for (const manner of ['unauthorized', 'invalid-jwt'] as const) {
  test(`Airflow 3, ${manner}: a click after the session's end leads where it should, with one login`, async ({
    standin,
    start,
  }) => {
    const windsock = await start();
    const page = await openAndSettle(windsock, three);
    const host = hostOf(standin, three.name);
    standin.expireSessions(host, manner);
    await page.getByRole('link', { name: 'Assets' }).click();
    await page.waitForURL(`https://${host}/assets`);
    await page.getByRole('heading', { name: 'Assets' }).waitFor();
    await expectRenewed({ windsock, standin }, { name: three.name, page });
  });
}

for (const environment of [two, three]) {
  const { name } = environment;
  test(`${name}, which nobody looks at: noticed by what the page asks, one login, the same page at the same place`, async ({
    standin,
    start,
  }) => {
    const windsock = await start();
    const page = await openAndSettle(windsock, environment);
    const address = `https://${hostOf(standin, name)}${name === two.name ? '/home' : '/dags'}?a=b#c`;
    await page.goto(address);
    await page.locator('[data-dag-id]').first().waitFor();
    await page.evaluate('document.body.dataset.mark = "old"; scrollTo(0, 200)');
    await expect.poll(() => page.evaluate('scrollY')).toBe(200);
    await windsock.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.minimize();
    });
    standin.expireSessions(hostOf(standin, name));
    await expectRenewed({ windsock, standin }, { name, page });
    await expect.poll(() => page.evaluate(bodyMark)).toBeUndefined();
    expect(page.url()).toBe(address);
    await page.locator('[data-dag-id]').first().waitFor();
    await expect.poll(() => page.evaluate('scrollY')).toBe(200);
  });
}

test('what somebody typed stays: the page goes on with the new session and is not loaded again', async ({
  standin,
  desktop,
  start,
}) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  const host = hostOf(standin, three.name);
  await page.goto(`https://${host}/dags`);
  await page.getByPlaceholder('Search Dags').click();
  await page.evaluate('document.body.dataset.mark = "old"');
  await desktop.type('feat');
  await expect(page.getByPlaceholder('Search Dags')).toHaveValue('feat');
  standin.expireSessions(host);
  await expectRenewed({ windsock, standin }, { name: three.name, page });
  const before = standin.requests.length;
  await expect
    .poll(
      () =>
        standin.requests
          .slice(before)
          .filter(({ operation, status }) => operation === 'ui-api' && status === 200).length,
    )
    .toBeGreaterThan(0);
  expect(await page.evaluate(bodyMark)).toBe('old');
  expect(await page.evaluate('document.querySelector("[placeholder=\'Search Dags\']").value')).toBe('feat');
  expect((await frameSnapshot(await frameOf(windsock, three.name))).window.page.isLoading).toBe(false);
  expect(countOf(standin, three.name)).toBe(2);
});

test('three windows that notice at once are one login', async ({ standin, start }) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  const frame = await frameOf(windsock, three.name);
  await act(frame, 'new-window');
  await act(frame, 'new-window');
  await expect.poll(() => framesOf(windsock).length).toBe(3);
  const host = hostOf(standin, three.name);
  const pages = () => windsock.app.windows().filter((each) => each.url().includes(host));
  await expect.poll(() => pages().length).toBe(3);
  for (const each of pages()) await each.locator('#user-name').waitFor();
  standin.expireSessions(host);
  await expectRenewed({ windsock, standin }, { name: three.name, page });
  for (const each of pages()) await each.locator('#user-name').waitFor();
  const before = standin.requests.length;
  await expect.poll(() => standin.requests.length - before).toBeGreaterThan(6);
  expect(countOf(standin, three.name)).toBe(2);
  expect(await phaseOf(windsock, three.name)).toBe('signed-in');
});

test('an app that was stopped for a while: one login when it goes on, no question', async ({
  standin,
  start,
}) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  const { pid } = windsock.app.process();
  if (pid === undefined) throw new Error('The app has no process');
  process.kill(pid, 'SIGSTOP');
  standin.expireSessions(hostOf(standin, three.name));
  const until = Date.now() + 6_000;
  await expect.poll(() => Date.now() > until, { timeout: 10_000 }).toBe(true);
  process.kill(pid, 'SIGCONT');
  await expectRenewed({ windsock, standin }, { name: three.name, page });
});

test('a computer that woke up logs in to nothing before the person is back', async ({ standin, start }) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  await windsock.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  standin.expireSessions(hostOf(standin, three.name));
  await expect.poll(() => phaseOf(windsock, three.name)).toBe('expired');
  const asked = standin.requests.length;
  await expect.poll(() => standin.requests.length - asked, { timeout: 10_000 }).toBeGreaterThan(2);
  expect(countOf(standin, three.name)).toBe(1);
  await comeBack(windsock, three.name);
  await expectRenewed({ windsock, standin }, { name: three.name, page });
});

test('a session of 11.6 h is renewed on the return, never before, and the page is not loaded again', async ({
  standin,
  start,
}) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  await page.evaluate('document.body.dataset.mark = "old"');
  const before = await sessionOf(windsock, three.name);
  await letHoursPass(windsock, standin, 11.6);
  await windsock.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  const asked = standin.requests.length;
  await expect.poll(() => standin.requests.length - asked, { timeout: 10_000 }).toBeGreaterThan(2);
  expect(countOf(standin, three.name)).toBe(1);
  await comeBack(windsock, three.name);
  await expectRenewed({ windsock, standin }, { name: three.name, page });
  await expect
    .poll(async () => (await sessionOf(windsock, three.name)).loggedInAtMs - before.loggedInAtMs)
    .toBeGreaterThan(11.5 * 3_600_000);
  expect(await page.evaluate(bodyMark)).toBe('old');
  await comeBack(windsock, three.name);
  expect(countOf(standin, three.name)).toBe(2);
});

test('where AWS does not answer: said, not tried again by itself, and on the return', async ({
  standin,
  start,
}) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  standin.setFault('CreateWebLoginToken', { kind: 'access-denied' });
  standin.expireSessions(hostOf(standin, three.name));
  await expect.poll(() => phaseOf(windsock, three.name)).toBe('expired');
  expect((await sessionOf(windsock, three.name)).failure?.kind).toBe('access-denied');
  const calls = () => standin.requests.filter(({ operation }) => operation === 'CreateWebLoginToken').length;
  const called = calls();
  const asked = standin.requests.length;
  await expect.poll(() => standin.requests.length - asked, { timeout: 10_000 }).toBeGreaterThan(5);
  expect(calls()).toBe(called);
  standin.setFault('CreateWebLoginToken', null);
  await comeBack(windsock, three.name);
  await expectRenewed({ windsock, standin }, { name: three.name, page });
});

test('a missing permission is said as such, and is no reason for a login', async ({ standin, start }) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  const host = hostOf(standin, three.name);
  standin.setAirflowFault(host, { kind: 'api-403' });
  await expect.poll(() => phaseOf(windsock, three.name)).toBe('forbidden');
  standin.setAirflowFault(host, null);
  await page.goto(`https://${host}/assets`);
  await expectRenewed({ windsock, standin }, { name: three.name, page, logins: 1 });
});

test('an Airflow that refuses each new session is tried once, then said', async ({ standin, start }) => {
  const windsock = await start();
  await openAndSettle(windsock, three);
  const host = hostOf(standin, three.name);
  standin.setAirflowFault(host, { kind: 'api-401' });
  await expect.poll(() => phaseOf(windsock, three.name), { timeout: 15_000 }).toBe('stopped');
  const asked = standin.requests.length;
  await comeBack(windsock, three.name);
  await expect.poll(() => standin.requests.length - asked, { timeout: 10_000 }).toBeGreaterThan(3);
  expect(countOf(standin, three.name)).toBe(2);
  standin.setAirflowFault(host, null);
  await act(await frameOf(windsock, three.name), 'sign-in');
  await expect.poll(() => phaseOf(windsock, three.name), { timeout: 15_000 }).toBe('signed-in');
  const page = await windsock.loggedInPage(three.name);
  await expectRenewed({ windsock, standin }, { name: three.name, page, logins: 3 });
});

test('cookies that Airflow cannot read: Reset is offered, and cures', async ({ standin, start }) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, two);
  const host = hostOf(standin, two.name);
  const address = `https://${host}/pool/list/?a=b`;
  await page.goto(address);
  await windsock.app.evaluate(async ({ webContents }, url) => {
    const contents = webContents.getAllWebContents().find((each) => each.getURL().startsWith(url));
    await contents?.session.cookies.set({
      url,
      name: 'session',
      value: 'garbage',
      secure: true,
      httpOnly: true,
    });
  }, `https://${host}/`);
  await page.getByRole('link', { name: 'Cluster Activity' }).click({ noWaitAfter: true });
  await expect.poll(async () => (await sessionOf(windsock, two.name)).failure?.kind).toBe('session-broken');
  expect(await phaseOf(windsock, two.name)).toBe('expired');
  expect(page.url()).toBe(address);
  await act(await frameOf(windsock, two.name), 'reset-session');
  await page.waitForURL(`https://${host}/cluster_activity`);
  await expectRenewed({ windsock, standin }, { name: two.name, page, logins: 3 });
});

test('who logs out in Airflow is logged out, until signing in again', async ({ standin, start }) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, two);
  const host = hostOf(standin, two.name);
  const address = `https://${host}/pool/list/`;
  await page.goto(address);
  standin.setAirflowPage(host, '/logout/', { status: 302, headers: { location: '/login/' } });
  standin.expireSessions(host);
  await page.evaluate('location.href = "/logout/"');
  await page.waitForURL(`https://${host}/login/`);
  await expect.poll(() => phaseOf(windsock, two.name)).toBe('expired');
  await comeBack(windsock, two.name);
  expect(countOf(standin, two.name)).toBe(1);
  await act(await frameOf(windsock, two.name), 'sign-in');
  await page.waitForURL(address);
  await expect.poll(() => phaseOf(windsock, two.name)).toBe('signed-in');
  expect(countOf(standin, two.name)).toBe(2);
});
