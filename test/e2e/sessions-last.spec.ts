// Sessions last: what Airflow says when one is over becomes one silent login and the same page again.
import { act, frameOf, frameSnapshot, framesOf } from './airflow-frame.ts';
import { hostOf } from './app-driver.ts';
import { canariesOf, foundInFiles } from './canaries.ts';
import { expect, test } from './fixtures.ts';
import { leaksNow, recordMessages } from './leaks.ts';
import { expectSafePages, recordPages } from './page-preferences.ts';
import {
  bodyMark,
  countOf,
  expectRenewed,
  openAndSettle,
  phaseOf,
  settle,
  three,
  two,
} from './session-life.ts';

for (const manner of ['login-page', 'console-sso'] as const) {
  test(`Airflow 2, ${manner}: a click after the session's end leads where it should, with one login`, async ({
    standin,
    desktop,
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
    await test.step('a form that was just sent is not sent again, and keeps what was typed', async () => {
      standin.setAirflowPage(host, '/form', {
        body: '<!doctype html><title>Form</title><p id="user-name">Form</p><form method="post" action="/variable/add"><input name="key"><button>Save</button></form>',
      });
      standin.setAirflowPage(host, '/variable/add', {
        status: 302,
        headers: { location: `https://${host}/login/` },
      });
      await page.goto(`https://${host}/form`);
      await settle(windsock, two.name);
      await page.getByRole('textbox').click();
      await desktop.type('orders');
      await expect(page.getByRole('textbox')).toHaveValue('orders');
      standin.expireSessions(host, manner);
      await page.getByRole('button', { name: 'Save' }).click({ noWaitAfter: true });
      await expectRenewed({ windsock, standin }, { name: two.name, page, logins: 3 });
      expect(page.url()).toBe(`https://${host}/form`);
      expect(await page.evaluate('document.querySelector("input").value')).toBe('orders');
      const sent = standin.requests.filter(
        ({ method, path }) => method === 'POST' && path === '/variable/add',
      );
      expect(sent).toHaveLength(1);
    });
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

test('an app that was stopped for a while: one login for each session when it goes on, also out of sight, no question', async ({
  standin,
  start,
}) => {
  const windsock = await start();
  // The first window is behind the second.
  const behind = await openAndSettle(windsock, two);
  const page = await openAndSettle(windsock, three);
  const { pid } = windsock.app.process();
  if (pid === undefined) throw new Error('The app has no process');
  process.kill(pid, 'SIGSTOP');
  for (const { name } of [two, three]) standin.expireSessions(hostOf(standin, name));
  const until = Date.now() + 6_000;
  await expect.poll(() => Date.now() > until).toBe(true);
  process.kill(pid, 'SIGCONT');
  await expectRenewed({ windsock, standin }, { name: three.name, page });
  await expectRenewed({ windsock, standin }, { name: two.name, page: behind });
});

test('a silent login leaves its token nowhere, and its page is as safe as any', async ({
  standin,
  home,
  start,
}) => {
  const windsock = await start();
  await recordMessages(windsock);
  const page = await openAndSettle(windsock, three);
  await recordPages(windsock);
  standin.expireSessions(hostOf(standin, three.name));
  await expectRenewed({ windsock, standin }, { name: three.name, page });
  await expectSafePages(windsock, /^https:.*\/aws-console-sso$/);
  const canaries = canariesOf(standin);
  expect(await leaksNow(windsock, canaries)).toEqual([]);
  const addresses = await windsock.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getURL()),
  );
  expect(addresses.filter((address) => address.includes('login=true'))).toEqual([]);
  await windsock.quit();
  expect(await foundInFiles(home.userData, canaries, () => false)).toEqual([]);
});
