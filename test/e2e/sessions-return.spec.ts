// Where sessions are not renewed by themselves: before the person is back, where it would not help, and after "Log out".
import { act, frameOf, sessionOf } from './airflow-frame.ts';
import { hostOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';
import {
  bodyMark,
  comeBack,
  countOf,
  expectRenewed,
  letHoursPass,
  openAndSettle,
  phaseOf,
  three,
  two,
} from './session-life.ts';

test('a computer that woke up logs in to nothing before the person is back', async ({ standin, start }) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  await windsock.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  standin.expireSessions(hostOf(standin, three.name));
  await expect.poll(() => phaseOf(windsock, three.name)).toBe('expired');
  const asked = standin.requests.length;
  await expect.poll(() => standin.requests.length - asked).toBeGreaterThan(2);
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
  await expect.poll(() => standin.requests.length - asked).toBeGreaterThan(2);
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

test('where AWS does not answer: said, not tried again by itself, and at once on the return', async ({
  standin,
  start,
}) => {
  const windsock = await start();
  const page = await openAndSettle(windsock, three);
  standin.setFault('CreateWebLoginToken', { kind: 'reset' });
  standin.expireSessions(hostOf(standin, three.name));
  await expect.poll(() => phaseOf(windsock, three.name)).toBe('expired');
  expect((await sessionOf(windsock, three.name)).failure?.kind).toBe('connection-reset');
  const calls = () => standin.requests.filter(({ operation }) => operation === 'CreateWebLoginToken').length;
  const called = calls();
  const asked = standin.requests.length;
  // The page goes on asking.
  await expect.poll(() => standin.requests.length - asked).toBeGreaterThan(2);
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
  await expect.poll(() => phaseOf(windsock, three.name)).toBe('stopped');
  const asked = standin.requests.length;
  await comeBack(windsock, three.name);
  await expect.poll(() => standin.requests.length - asked).toBeGreaterThan(3);
  expect(countOf(standin, three.name)).toBe(2);
  standin.setAirflowFault(host, null);
  await act(await frameOf(windsock, three.name), 'sign-in');
  await expect.poll(() => phaseOf(windsock, three.name)).toBe('signed-in');
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
