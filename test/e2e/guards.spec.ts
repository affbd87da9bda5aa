// Where a hostile page in an Airflow window cannot go.
import { expect } from '@playwright/test';
import { windowsOf } from './app-driver.ts';
import { evilHost, test } from './guarded-app.ts';

const evil = `https://${evilHost}/landed`;

const script = (code: string) => `<script>addEventListener('load', () => { ${code} })</script>`;

/** Ways out that the app itself has to stop, each with the address that is tried. */
const stopped: Readonly<
  Record<string, { readonly html: (host: string) => string; readonly tries: string | RegExp }>
> = {
  'a link to another host': { html: () => script(`location.href = '${evil}'`), tries: evil },
  'a redirect to another host': { html: () => script("location.href = '/leave'"), tries: evil },
  'a meta refresh': { html: () => `<meta http-equiv="refresh" content="0;url=${evil}">`, tries: evil },
  'a form that posts': {
    html: () => `<form method="post" action="${evil}"></form>${script('document.forms[0].submit()')}`,
    tries: evil,
  },
  'another host behind user info': {
    html: (host) => script(`location.href = 'https://${host}@${evilHost}/landed'`),
    tries: new RegExp(`@${evilHost}`),
  },
  'user info on its own host': {
    html: (host) => script(`location.href = 'https://admin:x@${host}/landed'`),
    tries: /landed/,
  },
  'http on its own host': {
    html: (host) => script(`location.href = 'http://${host}/landed'`),
    tries: /^http:/,
  },
  'another port of its own host': {
    html: (host) => script(`location.href = 'https://${host}:8443/landed'`),
    tries: /:8443/,
  },
  'a blob of its own origin': {
    html: () => script("location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))"),
    tries: /^blob:https:/,
  },
  'a program behind a scheme': { html: () => script("location.href = 'ms-msdt:/id x'"), tries: /^ms-msdt:/ },
  "a page of Windsock's own": {
    html: () => script("location.href = 'app://windsock/picker/index.html'"),
    tries: /^app:/,
  },
  'a frame that aims at the top': {
    html: () =>
      `<iframe srcdoc="<a href='${evil}' target=_top>x</a><script>document.links[0].click()</script>"></iframe>`,
    tries: evil,
  },
  'a sandboxed frame that starts a program': {
    html: () =>
      `<iframe sandbox="allow-scripts allow-top-navigation-to-custom-protocols allow-popups" srcdoc="<script>location.href = 'ms-msdt:/id x'</script>"></iframe>`,
    tries: /^ms-msdt:/,
  },
  'a frame of http': { html: () => `<iframe src="http://${evilHost}/landed"></iframe>`, tries: /^http:/ },
  'a frame of data': { html: () => '<iframe src="data:text/html,x"></iframe>', tries: /^data:/ },
  "a frame of Windsock's own": {
    html: () => '<iframe src="app://windsock/picker/index.html"></iframe>',
    tries: /^app:/,
  },
};

/** Ways out that Chromium stops before the app is asked. */
const stoppedByChromium: Readonly<Record<string, string>> = {
  'data in the top frame': script("location.href = 'data:text/html,x'"),
  'a local file': script("location.href = 'file:///etc/passwd'"),
  'a local file in a frame': '<iframe src="file:///etc/passwd"></iframe>',
};

test.beforeEach(({ guarded }) => guarded.browser.forget());

for (const [name, { html, tries }] of Object.entries(stopped)) {
  test(`an Airflow page does not leave by ${name}`, async ({ guarded }) => {
    const { standin, host, show, navigations, windsock, browser } = guarded;
    standin.setAirflowPage(host, '/leave', { status: 302, headers: { location: evil } });
    const address = await show(html(host));
    const url = typeof tries === 'string' ? tries : expect.stringMatching(tries);
    await expect.poll(navigations).toContainEqual({ url, stopped: true });
    expect((await windowsOf(windsock.app)).map((window) => window.url)).toContain(address);
    expect(guarded.evilRequests()).toBe(0);
    expect(await browser.opened()).toEqual([]);
  });
}

for (const [name, html] of Object.entries(stoppedByChromium)) {
  test(`an Airflow page does not leave by ${name}`, async ({ guarded }) => {
    const refused = guarded.airflow.waitForEvent('console', (line) =>
      line.text().startsWith('Not allowed to'),
    );
    const address = await guarded.show(html);
    await refused;
    expect(await guarded.navigations()).toEqual([]);
    expect((await windowsOf(guarded.windsock.app)).map(({ url }) => url)).toContain(address);
  });
}

test('an Airflow page may embed another https page, which finds no bridge and cannot take over the window', async ({
  guarded,
}) => {
  const { standin, airflow } = guarded;
  standin.setAirflowPage(evilHost, '/embedded', {
    body: `<script>parent.postMessage(typeof windsock, '*'); try { top.location = '${evil}' } catch (e) { parent.postMessage(e.name, '*') }</script>`,
  });
  const address = await guarded.show(
    `<script>said = []; addEventListener('message', ({ data }) => said.push(data))</script><iframe src="https://${evilHost}/embedded"></iframe>`,
  );
  await airflow.waitForFunction('said.length === 2');
  expect(await airflow.evaluate('said')).toEqual(['undefined', 'SecurityError']);
  expect((await windowsOf(guarded.windsock.app)).map(({ url }) => url)).toContain(address);
});
