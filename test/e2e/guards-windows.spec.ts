// The guards in every window: those that Airflow opened, and the frames around them.

import { expect } from '@playwright/test';
import type { Page } from 'playwright';
import { activeWindowTitle } from '../desktop/active-window.ts';
import type { Desktop } from '../desktop/start-desktop.ts';
import { framesOf, shownWindows } from './airflow-window.ts';
import { give, snapshotOf } from './app-driver.ts';
import { evilHost, type GuardedApp, test } from './guarded-app.ts';

const evil = `https://${evilHost}/landed`;

/** Has Airflow open a window by a click. @returns its page, and its navigations as a listener after the app's own saw them */
async function openPopup(guarded: GuardedApp, path: string, html: string): Promise<Page> {
  const { windsock, standin, host } = guarded;
  standin.setAirflowPage(host, path, { body: `<!doctype html><title>Popup</title>${html}` });
  await guarded.show(`<a id="popup" target="_blank" href="${path}">Popup</a>`);
  await guarded.click('#popup');
  const popup = await windsock.airflowPage(path);
  await expect.poll(() => shownWindows(windsock)).toBe(2);
  return popup;
}

async function closePopup({ windsock }: GuardedApp, desktop: Desktop, popup: Page): Promise<void> {
  await popup.evaluate('window.close()').catch(() => null);
  await expect.poll(() => shownWindows(windsock)).toBe(1);
  // What is clicked next shall not meet the window on its way out.
  await expect.poll(() => activeWindowTitle(desktop)).toMatch(/^Planted/);
}

test.beforeEach(({ guarded }) => guarded.browser.forget());

test('a window that Airflow opened runs in a sandbox, has no bridge and no permission, and does not know its opener', async ({
  guarded,
  desktop,
}) => {
  const popup = await openPopup(guarded, '/popup-bare', '<iframe src="/home"></iframe>');
  const found = await popup.evaluate(async () => ({
    names: ['windsock', 'require', 'process', 'electron'].filter((name) => name in window),
    opener: window.opener,
    notifications: Notification.permission,
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).catch(({ name }: Error) => name),
    screen: await navigator.mediaDevices.getDisplayMedia().catch(({ name }: Error) => name),
  }));
  expect(found).toEqual({
    names: [],
    opener: null,
    notifications: 'denied',
    camera: 'NotAllowedError',
    screen: expect.stringMatching(/NotAllowedError|NotSupportedError|InvalidStateError/),
  });
  const preferences = await guarded.windsock.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const asked = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = asked.getLastWebPreferences();
      const isOwn = contents.getURL().startsWith('app://windsock/');
      return {
        sandbox,
        contextIsolation,
        nodeIntegration,
        webSecurity,
        isOwn,
      };
    }),
  );
  const safe = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true };
  expect(preferences.map(({ isOwn }) => isOwn).sort()).toEqual([false, false, true, true, true]);
  for (const each of preferences) expect(each).toEqual({ ...safe, isOwn: each.isOwn });
  await closePopup(guarded, desktop, popup);
});

const waysOut = {
  'a link to another host': `location.href = '${evil}'`,
  'a redirect to another host': "location.href = '/leave'",
  'a form that posts': `const form = Object.assign(document.createElement('form'), { method: 'post', action: '${evil}' }); document.body.append(form); form.submit()`,
  'a blob': "location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))",
  'a program behind a scheme': "location.href = 'ms-msdt:/id x'",
  "a page of Windsock's own": "location.href = 'app://windsock/airflow-window/index.html'",
};

test('a window that Airflow opened does not leave its host by any way', async ({ guarded, desktop }) => {
  const { standin, host, windsock, browser } = guarded;
  standin.setAirflowPage(host, '/leave', { status: 302, headers: { location: evil } });
  const popup = await openPopup(guarded, '/popup-leaves', '<p>Popup</p>');
  const address = popup.url();
  await windsock.app.evaluate(({ webContents }, url) => {
    const contents = webContents.getAllWebContents().find((each) => each.getURL() === url);
    const see = (event: { readonly url: string; readonly defaultPrevented: boolean }) =>
      globalThis.seenNavigations.push({ url: event.url, stopped: event.defaultPrevented });
    contents?.on('will-frame-navigate', see);
    contents?.on('will-redirect', see);
  }, address);
  for (const [name, code] of Object.entries(waysOut)) {
    await test.step(name, async () => {
      await windsock.app.evaluate(() => {
        globalThis.seenNavigations = [];
      });
      await popup.evaluate(code);
      await expect
        .poll(async () => (await guarded.navigations()).some(({ stopped }) => stopped), name)
        .toBe(true);
      expect(popup.url()).toBe(address);
      expect(guarded.evilRequests()).toBe(0);
      expect(await browser.opened()).toEqual([]);
    });
  }
  await closePopup(guarded, desktop, popup);
});

test('the frame of a window cannot be led away, opens nothing, and no Airflow page reaches it', async ({
  guarded,
}) => {
  const { windsock, browser, airflow } = guarded;
  await guarded.show('<iframe name="bar"></iframe>');
  const [frame] = framesOf(windsock);
  if (frame === undefined) throw new Error('There is no frame');
  await frame.evaluate(() => {
    Object.assign(globalThis, { heard: [] });
    addEventListener('message', ({ data }) =>
      (globalThis as unknown as { heard: unknown[] }).heard.push(data),
    );
    new BroadcastChannel('windsock').onmessage = ({ data }) =>
      (globalThis as unknown as { heard: unknown[] }).heard.push(data);
  });
  for (const url of [evil, 'ms-msdt:/id x', 'file:///etc/passwd', `https://${guarded.host}/home`]) {
    expect(await frame.evaluate((to) => window.open(to), url)).toBeNull();
    await frame.evaluate((to) => {
      location.href = to;
    }, url);
  }
  const reached = await airflow.evaluate(() => {
    new BroadcastChannel('windsock').postMessage('x');
    parent.postMessage('x', '*');
    top?.postMessage('x', '*');
    return {
      isTop: window === top,
      isParent: window === parent,
      opener: window.opener,
      frames: window.length,
    };
  });
  expect(reached).toEqual({ isTop: true, isParent: true, opener: null, frames: 1 });
  expect(await frame.evaluate('heard')).toEqual([]);
  expect(frame.url()).toBe('app://windsock/airflow-window/index.html');
  expect(await browser.opened()).toEqual([]);
  expect(guarded.evilRequests()).toBe(0);
});

test('no more than 20 windows are open; one more is told by the window that is there', async ({
  guarded,
}) => {
  const { windsock, host, airflow } = guarded;
  await guarded.show('<p>One of many</p>');
  const before = airflow.url();
  const ids = await windsock.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((each) => each.webContents.getURL().includes('airflow-window'))
      .map(({ id }) => id),
  );
  for (let n = 2; n <= 20; n += 1) {
    await give(windsock, 'windowAct', ids[0], { kind: 'new-window' });
  }
  await expect.poll(() => shownWindows(windsock), { timeout: 60_000 }).toBe(20);
  await give(windsock, 'windowAct', ids[0], { kind: 'new-window' });
  await guarded.show('<a id="own" target="_blank" href="/dags/example/grid">Own</a>');
  await windsock.app.evaluate(({ BrowserWindow }, id) => BrowserWindow.fromId(id ?? 0)?.focus(), ids[0]);
  await guarded.click('#own');
  await expect.poll(() => airflow.url()).toBe(`https://${host}/dags/example/grid`);
  expect(await shownWindows(windsock)).toBe(20);
  await windsock.app.evaluate(({ BrowserWindow }, id) => {
    for (const each of BrowserWindow.getAllWindows()) {
      if (each.webContents.getURL().includes('airflow-window') && each.id !== id) each.close();
    }
  }, ids[0]);
  await expect.poll(() => shownWindows(windsock)).toBe(1);
  expect((await snapshotOf(windsock)).environments.some(({ id }) => id.name === 'orders-prod')).toBe(true);
  expect(before).toContain(host);
});
