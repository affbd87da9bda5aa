// Signing in to IAM Identity Center: in the browser, in a window of Windsock's own, and with a code.
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeIdentityWorld } from '../standin/identity-world.ts';
import { startStandin } from '../standin/start-standin.ts';
import { give, snapshotOf, windowsOf } from './app-driver.ts';
import { expectSafePages, recordPages } from './page-preferences.ts';
import { expect, test } from './person.ts';
import { ssoTokenFile } from './sso-token-file.ts';

declare global {
  /** Of each file that the sign-in page gave: whether it was refused. */
  var refusedFiles: boolean[];
}

test('PKCE in the browser: the page says yes, and the Airflow page opens by itself', async ({
  person,
  standin,
  home,
}) => {
  const { windsock, openRow, promptAbout, promptGone, link, look } = person;
  await openRow('sso-engineer', 'clickstream-sso');
  const page = await promptAbout('Sign in to mara-data');
  await expect(page.getByText('open in your browser')).toBeVisible();
  await look(page, 'sign-in');
  const callback = await standin.approveSignIn(await link());
  expect(callback).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback\?/);
  expect((await fetch(callback)).ok).toBe(true);
  await windsock.loggedInPage('clickstream-sso');
  await promptGone();
  await access(join(home.awsFolder, 'sso', 'cache', ssoTokenFile('mara-data')));
  await expect
    .poll(async () =>
      (await snapshotOf(windsock)).ssoSessions.map(({ session, state }) => [session.key, state]),
    )
    .toContainEqual(['mara-data', 'signed-in']);
  // One sign-in for all profiles of the session.
  expect(await give(windsock, 'authenticate', 'sso-analyst')).toEqual({ ok: true, value: null });
});

test('a sign-in that is denied says so and is tried again', async ({ person, standin }) => {
  const { windsock, openRow, promptAbout, link, look } = person;
  await openRow('sso-engineer', 'clickstream-sso');
  const page = await promptAbout('Sign in to mara-data');
  await fetch(await standin.denySignIn(await link()));
  await expect(page.getByText(/The sign-in to mara-data was denied/)).toBeVisible();
  await look(page, 'sign-in-failed');
  await page.getByRole('button', { name: 'Try again' }).click();
  await fetch(await standin.approveSignIn(await link(2)));
  await windsock.loggedInPage('clickstream-sso');
});

test('in a window of its own: no cookie of the browser, no bridge, gone when done, remembered', async ({
  person,
  desktop,
  home,
}) => {
  const { windsock, openRow, promptAbout, promptGone, link, look } = person;
  await recordPages(windsock);
  await openRow('sso-engineer', 'clickstream-sso');
  const page = await promptAbout('Sign in to mara-data');
  await link();
  await page.getByRole('button', { name: 'Sign in in a Windsock window instead' }).click();
  const portal = await windsock.airflowPage('mara-data.awsapps.com');
  await portal.getByLabel('Username').waitFor();
  await expect(page.getByText(/Passkeys may not/)).toBeVisible();
  const facts = (await windowsOf(windsock.app)).find(({ url }) => url.includes('mara-data.awsapps.com'));
  expect(facts?.title).toBe('https://mara-data.awsapps.com — Sign in to mara-data — Windsock');
  expect(facts?.storagePath).toBeNull();
  expect(await portal.evaluate('typeof windsock')).toBe('undefined');
  await desktop.screenshot('out/e2e/prompts/sign-in-window.png');
  await look(page, 'sign-in-in-window');
  await expect
    .poll(async () => (await windowsOf(windsock.app)).find(({ url }) => url.includes('awsapps'))?.isFocused)
    .toBe(true);
  await desktop.type('mara');
  await desktop.press('Return');
  await portal.getByRole('button', { name: 'Allow access' }).click();
  await windsock.loggedInPage('clickstream-sso');
  await promptGone();
  expect((await windowsOf(windsock.app)).filter(({ url }) => /awsapps|127\.0\.0\.1/.test(url))).toEqual([]);
  await expectSafePages(
    windsock,
    /windsock\/prompt/,
    /^https:\/\/oidc\./,
    /windsock\/airflow-window/,
    /console-sso$/,
  );
  await expect
    .poll(() => readFile(join(home.userData, 'settings.json'), 'utf8'))
    .toMatch(/"signInPlace":\s*"window"/);
});

test('given up after the window was closed, it leads back to the picker', async ({ person, desktop }) => {
  const { windsock, openRow, promptAbout, promptGone, pickerHasKeyboard, link } = person;
  await openRow('sso-engineer', 'clickstream-sso');
  const page = await promptAbout('Sign in to mara-data');
  await link();
  await page.getByRole('button', { name: 'Sign in in a Windsock window instead' }).click();
  const portal = await windsock.airflowPage('mara-data.awsapps.com');
  await portal.getByLabel('Username').waitFor();
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await desktop.press('alt+F4');
  await promptAbout('Sign in to mara-data');
  await desktop.press('Escape');
  await promptGone();
  await pickerHasKeyboard();
});

test('the sign-in window goes to https only, keeps no file, and has no permission', async ({
  person,
  standin,
}) => {
  const { windsock, openRow, promptAbout, link } = person;
  await openRow('sso-engineer', 'clickstream-sso');
  const page = await promptAbout('Sign in to mara-data');
  await link();
  await page.getByRole('button', { name: 'Sign in in a Windsock window instead' }).click();
  const portal = await windsock.airflowPage('mara-data.awsapps.com');
  await portal.getByLabel('Username').waitFor();
  const address = portal.url();
  standin.setAirflowPage('mara-data.awsapps.com', '/file', {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename=x.bin',
    },
    body: 'x',
  });
  await windsock.app.evaluate(({ BrowserWindow }) => {
    globalThis.refusedFiles = [];
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().includes('awsapps'),
    );
    window?.webContents.session.on('will-download', (event) =>
      globalThis.refusedFiles.push(event.defaultPrevented),
    );
  });
  await portal.evaluate("location.href = '/file'");
  await expect.poll(() => windsock.app.evaluate(() => globalThis.refusedFiles)).toEqual([true]);
  for (const target of [
    'http://mara-data.awsapps.com/',
    'http://127.0.0.1:1/oauth/callback',
    'app://windsock/picker/index.html',
  ]) {
    await portal.evaluate((url) => {
      location.href = url;
    }, target);
  }
  expect(
    await portal.evaluate(
      "navigator.permissions.query({ name: 'notifications' }).then(({ state }) => state)",
    ),
  ).toBe('denied');
  expect(await portal.evaluate('Notification.permission')).toBe('denied');
  expect(portal.url()).toBe(address);
  // Closing it takes nothing back: the prompt is still there.
  await portal.close();
  await expect(page.getByRole('button', { name: 'Open again' })).toBeVisible();
});

test('a legacy session: the code is shown, and confirmed on the page', async ({ person, standin }) => {
  const { windsock, openRow, promptAbout, promptGone, link, look } = person;
  await openRow('legacy-sso', 'warehouse-legacy');
  const page = await promptAbout(/^Sign in to/);
  const code = page.getByLabel('Code');
  await expect(code).toHaveText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  await look(page, 'sign-in-code');
  const opened = await link();
  expect(opened).toContain((await code.textContent()) ?? 'no code');
  await standin.approveSignIn(opened);
  await windsock.loggedInPage('warehouse-legacy');
  await promptGone();
});

test.describe('a code that is to be confirmed on a page of somebody else', () => {
  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    standin: async ({}, use) => {
      const world = makeIdentityWorld();
      const identityCenters = (world.identityCenters ?? []).map((center) => ({
        ...center,
        verificationUri: 'https://mara-legacy.awsapps.com.sign-in.example/start/#/device',
      }));
      const standin = await startStandin({ world: { ...world, identityCenters } });
      await use(standin);
      await standin.close();
    },
  });

  test('is told with its host, and opened nowhere', async ({ person, standin }) => {
    const { windsock, browser, openRow, promptAbout, look } = person;
    await openRow('legacy-sso', 'warehouse-legacy');
    const page = await promptAbout(/^Sign in to/);
    await expect(
      page.getByText('mara-legacy.awsapps.com.sign-in.example is not a sign-in page of AWS'),
    ).toBeVisible();
    await look(page, 'sign-in-foreign-page');
    await expect(page.getByRole('button', { name: 'Sign in in a Windsock window instead' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect
      .poll(() => standin.requests.filter(({ operation }) => operation === 'StartDeviceAuthorization').length)
      .toBe(2);
    await expect(page.getByText(/is not a sign-in page of AWS/)).toBeVisible();
    expect(await browser.opened()).toEqual([]);
    expect((await windowsOf(windsock.app)).map(({ url }) => new URL(url).protocol)).not.toContain('https:');
  });
});

test('a code by choice, cancelled, leaves nothing behind', async ({ person, desktop, home }) => {
  const { windsock, openRow, promptAbout, promptGone, link } = person;
  await openRow('sso-engineer', 'clickstream-sso');
  const page = await promptAbout('Sign in to mara-data');
  await link();
  await page.getByRole('button', { name: 'Use a code instead' }).click();
  await expect(page.getByLabel('Code')).toBeVisible();
  await desktop.press('Escape');
  await promptGone();
  expect((await snapshotOf(windsock)).openings).toEqual({});
  await expect(access(join(home.awsFolder, 'sso', 'cache', ssoTokenFile('mara-data')))).rejects.toThrow();
});

test('signing out takes the token away and asks again', async ({ person, standin, home, desktop }) => {
  const { windsock, openRow, promptAbout, link } = person;
  await openRow('sso-engineer', 'clickstream-sso');
  await promptAbout('Sign in to mara-data');
  await fetch(await standin.approveSignIn(await link()));
  await windsock.loggedInPage('clickstream-sso');
  expect(await give(windsock, 'signOut', 'mara-data')).toEqual({ ok: true, value: null });
  await expect(access(join(home.awsFolder, 'sso', 'cache', ssoTokenFile('mara-data')))).rejects.toThrow();
  expect(
    (await snapshotOf(windsock)).ssoSessions.find(({ session }) => session.key === 'mara-data')?.state,
  ).toBe('signed-out');
  const asked = give(windsock, 'authenticate', 'sso-engineer');
  await promptAbout('Sign in to mara-data');
  await desktop.press('Escape');
  expect(await asked).toEqual({ ok: false, failure: { kind: 'cancelled' } });
});

test('nobody is asked to sign in unless they asked for something', async ({ person }) => {
  const { windsock, browser } = person;
  await give(windsock, 'lookForEnvironments');
  await expect.poll(async () => (await snapshotOf(windsock)).discovery.phase).toBe('done');
  expect((await snapshotOf(windsock)).prompts).toEqual([]);
  expect(await browser.opened()).toEqual([]);
});

test('once signed in, the searches that stopped for it go on by themselves', async ({ person, standin }) => {
  const { windsock, promptAbout, promptGone, link } = person;
  const names = async () => (await snapshotOf(windsock)).environments.map(({ id }) => id.name);
  await give(windsock, 'lookForEnvironments');
  await expect.poll(async () => (await snapshotOf(windsock)).discovery.phase).toBe('done');
  expect(await names()).not.toContain('clickstream-sso');
  const asked = give(windsock, 'authenticate', 'sso-engineer');
  await promptAbout('Sign in to mara-data');
  await fetch(await standin.approveSignIn(await link()));
  expect(await asked).toEqual({ ok: true, value: null });
  await promptGone();
  // Of both profiles of the session, though one was asked for.
  await expect.poll(names).toEqual(expect.arrayContaining(['clickstream-sso', 'reporting-sso']));
  const left = (await snapshotOf(windsock)).notices.map(({ failure }) => JSON.stringify(failure));
  expect(left.filter((text) => text.includes('"mara-data"'))).toEqual([]);
});
