// What pages are given: Airflow's nothing of Windsock and no permissions, Windsock's own only what they need.
import { expect } from '@playwright/test';
import { windowsOf } from './app-driver.ts';
import { evilHost, test } from './guarded-app.ts';
import { preferencesNow, safePreferences } from './page-preferences.ts';

declare global {
  var ran: readonly string[];
}

test('every page runs in a sandbox, without Node and with web security', async ({ guarded }) => {
  const preferences = await preferencesNow(guarded.windsock);
  expect(preferences).toHaveLength(3);
  for (const each of preferences) expect(each).toMatchObject(safePreferences);
});

test('a page within a page is never attached, whoever asks for it', async ({ guarded }) => {
  const { windsock, standin, host } = guarded;
  standin.setAirflowPage(host, '/within', { body: 'x' });
  const seen = await windsock.app.evaluate(async ({ BrowserWindow, webContents }, url) => {
    // A window that may have such pages, as a mistake in the code could make one.
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
    await window.loadURL(url);
    const asked = new Promise<boolean>((resolve) => {
      window.webContents.on('will-attach-webview', (event) => resolve(event.defaultPrevented));
    });
    await window.webContents.executeJavaScript(
      `document.body.append(Object.assign(document.createElement('webview'), { src: '/within' })); 0`,
    );
    const stopped = await asked;
    // What was let through would be there by the answer to another page of the same window.
    await window.webContents.executeJavaScript('fetch("/within").then(() => 0)');
    const attached = webContents.getAllWebContents().filter((each) => each.getType() === 'webview').length;
    window.destroy();
    return { stopped, attached };
  }, `https://${host}/within`);
  expect(seen).toEqual({ stopped: true, attached: 0 });
});

test('a device is given to no page, whatever a session is asked', async ({ guarded }) => {
  const answers = await guarded.windsock.app.evaluate(({ session }) => {
    // No computer that runs tests has such a device: what a new session is told to answer is caught on its way.
    type Handler = Parameters<Electron.Session['setDevicePermissionHandler']>[0];
    const handlers: Handler[] = [];
    const prototype = Object.getPrototypeOf(session.defaultSession) as Electron.Session;
    const { setDevicePermissionHandler } = prototype;
    prototype.setDevicePermissionHandler = function (handler) {
      handlers.push(handler);
      setDevicePermissionHandler.call(this, handler);
    };
    session.fromPartition('asked-for-devices');
    prototype.setDevicePermissionHandler = setDevicePermissionHandler;
    const types = ['hid', 'serial', 'usb'] as const;
    return handlers.map((handler) =>
      types.map((deviceType) => handler?.({ deviceType, origin: 'https://a.b', device: {} as never })),
    );
  });
  expect(answers).toEqual([[false, false, false]]);
});

test('Airflow pages find no bridge and no Node, also in frames and after redirects', async ({ guarded }) => {
  const { airflow, host, standin, show } = guarded;
  const found = () =>
    airflow.evaluate(() =>
      ['windsock', 'require', 'process', 'module', 'electron'].filter((name) => name in window),
    );
  const address = await show('<iframe src="/home"></iframe>');
  expect(await found()).toEqual([]);
  expect(await airflow.evaluate(() => 'windsock' in (window.frames[0] ?? window))).toBe(false);
  standin.setAirflowPage(host, '/redirect', {
    status: 302,
    headers: { location: new URL(address).pathname },
  });
  await airflow.goto(`https://${host}/redirect`);
  expect(airflow.url()).toBe(address);
  expect(await found()).toEqual([]);
});

test('Airflow pages get no permission but to write text to the clipboard', async ({ guarded }) => {
  await guarded.show('');
  const { states, ...asked } = await guarded.airflow.evaluate(async () => {
    const names = [
      ...[
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'clipboard-read',
        'clipboard-write',
        'midi',
      ],
      ...['display-capture', 'idle-detection', 'local-fonts', 'persistent-storage', 'screen-wake-lock'],
      ...['storage-access', 'window-management', 'background-sync', 'payment-handler', 'keyboard-lock'],
    ];
    const failure = (error: Error) => error.name;
    const query = async (name: string) =>
      [name, (await navigator.permissions.query({ name: name as PermissionName })).state] as const;
    return {
      states: Object.fromEntries(await Promise.all(names.map(query))),
      notification: [Notification.permission, await Notification.requestPermission()],
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).catch(failure),
      microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).catch(failure),
      screen: await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(failure),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(resolve, ({ code }) => resolve(code)),
      ),
      clipboard: await navigator.clipboard.readText().catch(failure),
    };
  });
  const { 'clipboard-write': write, ...others } = states;
  expect(write).toBe('granted');
  expect(new Set(Object.values(others))).toEqual(new Set(['denied']));
  expect(asked).toEqual({
    notification: ['denied', 'denied'],
    camera: 'NotAllowedError',
    microphone: 'NotAllowedError',
    screen: 'NotAllowedError',
    place: 1,
    clipboard: 'NotAllowedError',
  });
});

test("the sessions of Windsock's own pages and of AWS calls grant nothing either", async ({ guarded }) => {
  const { windsock, standin } = guarded;
  const query = `Promise.all(['geolocation', 'camera', 'notifications', 'clipboard-read'].map(async (name) =>
    (await navigator.permissions.query({ name })).state))`;
  expect(await windsock.picker.evaluate(query)).toEqual(['denied', 'denied', 'denied', 'denied']);
  standin.setAirflowPage(evilHost, '/in-aws-session', { body: 'x' });
  const inAwsSession = await windsock.app.evaluate(
    async ({ BrowserWindow }, page) => {
      // No window of Windsock uses this session, so the test lends it one.
      const window = new BrowserWindow({ show: false, webPreferences: { partition: 'windsock-aws' } });
      await window.loadURL(page.url);
      const states: unknown = await window.webContents.executeJavaScript(page.query);
      window.destroy();
      return states;
    },
    { url: `https://${evilHost}/in-aws-session`, query },
  );
  expect(inAwsSession).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test("Windsock's own files are served by GET from app://windsock alone, and nothing above them", async ({
  guarded,
}) => {
  const ask = (requests: readonly (readonly [method: string, url: string])[]) =>
    guarded.windsock.app.evaluate(
      ({ net }, all) =>
        Promise.all(
          all.map(async ([method, url]) => {
            const { status, headers } = await net.fetch(url, { method });
            return {
              status,
              policy: headers.get('content-security-policy'),
              sniff: headers.get('x-content-type-options'),
            };
          }),
        ),
      requests,
    );
  const page = 'app://windsock/picker/index.html';
  const [good] = await ask([['GET', page]]);
  expect(good).toEqual({
    status: 200,
    policy:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    sniff: 'nosniff',
  });
  const refused = [
    ...['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'].map((method) => [method, page] as const),
    ...[
      'app://other/picker/index.html',
      'app://windsock.example/picker/index.html',
      'app://windsock/../main/index.js',
      'app://windsock/../..%2fpackage.json',
      'app://windsock/..%2fmain%2findex.js',
      'app://windsock/%2e%2e/main/index.js',
      'app://windsock/%2e%2e%2fmain%2findex.js',
      'app://windsock/..%5cmain%5cindex.js',
      'app://windsock/picker/index.html%00.png',
      'app://windsock//etc/passwd',
      'app://windsock/picker',
      'app://windsock/',
    ].map((url) => ['GET', url] as const),
  ];
  const answers = await ask(refused);
  expect(answers.map(({ status }) => status)).toEqual(refused.map(() => 404));
  expect(new Set(answers.map(({ policy }) => policy))).toEqual(new Set([good?.policy]));
});

test("in Windsock's own pages no inline script runs, nothing foreign loads and nothing leaves", async ({
  guarded,
}) => {
  const { windsock, browser } = guarded;
  await browser.forget();
  const blocked = await windsock.picker.evaluate(async (foreign) => {
    globalThis.ran = [];
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    const add = (tag: string, attributes: Readonly<Record<string, string>>, text = '') => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.textContent = text;
      return document.body.appendChild(element);
    };
    const added = [
      add('script', {}, "globalThis.ran = ['inline']"),
      add('script', { src: foreign }),
      add('button', { onclick: "globalThis.ran = ['handler']" }),
      add('iframe', { src: foreign }),
      add('img', { src: foreign }),
      add('object', { data: foreign }),
    ];
    added[2]?.click();
    await fetch(foreign).catch(() => undefined);
    location.href = foreign;
    const popup = window.open(foreign);
    while (seen.length < 7) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const element of added) element.remove();
    return { seen: seen.sort(), popup, ran: globalThis.ran };
  }, `https://${evilHost}/foreign`);
  expect(blocked).toEqual({
    seen: [
      'connect-src',
      'frame-src',
      'img-src',
      'object-src',
      'script-src-attr',
      'script-src-elem',
      'script-src-elem',
    ],
    popup: null,
    ran: [],
  });
  expect((await windowsOf(windsock.app)).map(({ url }) => url)).toContain('app://windsock/picker/index.html');
  expect(await browser.opened()).toEqual([]);
  expect(guarded.standin.requests.filter(({ path }) => path === '/foreign')).toEqual([]);
});
