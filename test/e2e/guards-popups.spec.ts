// What leaves an Airflow window for the person's browser: https, once, and only when a person did something.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { airflowWindowsOf, windowsOf } from './app-driver.ts';
import { evilHost, type GuardedApp, test } from './guarded-app.ts';

const out = (name: string) => `https://${evilHost}/${name}`;

/** Addresses that no click may open anywhere. */
const unopenable = [
  'javascript:document.title="run"',
  '',
  'about:blank',
  'file:///etc/passwd',
  'smb://server/share',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x',
  'data:text/html,x',
  'mailto:a@b.example',
  'app://windsock/picker/index.html',
  `http://${evilHost}/plain`,
  `https://good.example@${evilHost}/`,
  `https://${evilHost}/${'a'.repeat(40_000)}`,
] as const;

/** Clicks a good link last: whatever was opened stands in the browser's notes by then. @returns all but the link */
async function openedBesides({ show, click, browser }: GuardedApp): Promise<readonly string[]> {
  const last = out('last');
  await show(`<a id="out" href="${last}">Out</a>`);
  await click('#out');
  await expect.poll(browser.opened).toContain(last);
  return (await browser.opened()).filter((url) => url !== last);
}

test.beforeEach(({ guarded }) => guarded.browser.forget());

test('50 popups that nobody asked for open nothing', async ({ guarded }) => {
  const windows = (await windowsOf(guarded.windsock.app)).length;
  await guarded.show('');
  const popups = await guarded.airflow.evaluate(
    (url) => Array.from({ length: 50 }, (_, at) => window.open(`${url}${at}`)),
    out('unasked'),
  );
  expect(popups.every((popup) => popup === null)).toBe(true);
  expect(await openedBesides(guarded)).toEqual([]);
  expect(await windowsOf(guarded.windsock.app)).toHaveLength(windows);
});

test('popups to programs, files and disguised hosts open nothing, clicked or not', async ({ guarded }) => {
  const windows = (await windowsOf(guarded.windsock.app)).length;
  const buttons = unopenable.map((_, at) => `<button id="b${at}" onclick="go(${at})">${at}</button>`);
  const address = await guarded.show(
    `<script>tried = 0; urls = ${JSON.stringify(unopenable)}; go = (at) => { tried++; window.open(urls[at]) }</script>${buttons}`,
  );
  await guarded.airflow.evaluate('urls.forEach((_, at) => go(at))');
  for (const [at] of unopenable.entries()) {
    await guarded.click(`#b${at}`);
    await guarded.airflow.waitForFunction(`tried === ${unopenable.length + at + 1}`);
  }
  expect(await guarded.airflow.title()).toBe('Planted');
  expect(guarded.airflow.url()).toBe(address);
  expect(await openedBesides(guarded)).toEqual([]);
  expect(await windowsOf(guarded.windsock.app)).toHaveLength(windows);
});

test('one click opens one page, however often the page asks', async ({ guarded }) => {
  await guarded.show(
    `<script>tried = 0; go = (name) => { tried++; window.open('https://${evilHost}/' + name) }</script>
     <button id="b" onmousedown="go('down')" onmouseup="go('up')" onclick="go('click'); go('again')">Go</button>`,
  );
  await guarded.click('#b');
  await guarded.airflow.waitForFunction('tried === 4');
  expect(await openedBesides(guarded)).toEqual([out('down')]);
});

test('Enter on a link opens it once, also while the key is held', async ({ guarded, desktop }) => {
  await guarded.show(
    `<script>downs = 0; addEventListener('keydown', () => { downs++; window.open('${out('held')}') })</script>`,
  );
  const xdotool = (...args: readonly string[]) =>
    promisify(execFile)('xdotool', args, { env: { ...process.env, ...desktop.env } });
  await xdotool('keydown', 'Return');
  await guarded.airflow.waitForFunction('downs > 3');
  await xdotool('keyup', 'Return');
  expect(await openedBesides(guarded)).toEqual([out('held')]);
});

test("a click on a link of Airflow's own that wants a new window opens one, with the same session", async ({
  guarded,
}) => {
  const address = await guarded.show('<a id="own" target="_blank" href="/dags/example/grid">Own</a>');
  await guarded.click('#own');
  const popup = await guarded.windsock.airflowPage('/dags/example/grid');
  // Electron lists windows in no order.
  const addresses = async () =>
    (await airflowWindowsOf(guarded.windsock.app)).map(({ url }) => url).toSorted();
  await expect.poll(addresses).toEqual([`https://${guarded.host}/dags/example/grid`, address].toSorted());
  expect(await popup.evaluate('[typeof windsock, opener]')).toEqual(['undefined', null]);
  await popup.evaluate('window.close()');
  await expect.poll(addresses).toEqual([address]);
});
