// What a person expects of a window with a web page in it: keys, find, zoom, menus, several windows, full screen.
import { expect } from '@playwright/test';
import {
  clipboardOf,
  framesOf,
  keyboardComesTo,
  onlyFrame,
  openFindBar,
  openMenuAt,
  shownWindows,
} from './airflow-window.ts';
import { airflowWindowsOf, onScreen } from './app-driver.ts';
import { evilHost, type GuardedApp, test } from './guarded-app.ts';
import { placesOf } from './open-window.ts';

test.use({ tried: 'windows' });

const text = '<h1>apple apple pear</h1><p id="words">upstream failed</p><textarea id="field">abc</textarea>';

const scale = ({ airflow }: GuardedApp) => airflow.evaluate('Math.round(devicePixelRatio * 100)');

const requestsTo = ({ standin, host }: GuardedApp, url: string) =>
  standin.requests.filter((each) => each.host === host && url.endsWith(each.path)).length;

test.beforeEach(async ({ guarded }) => {
  await guarded.browser.forget();
  await guarded.windsock.app.evaluate(({ clipboard }) => clipboard.writeText('before'));
});

for (const where of ['page', 'frame'] as const) {
  test(`the keys of the window work while the ${where} has the keyboard`, async ({ guarded, desktop }) => {
    const { windsock, airflow } = guarded;
    const first = await guarded.show(text);
    const second = await guarded.show(text);
    await guarded.click('h1');
    if (where === 'frame') await desktop.press('F6');
    await keyboardComesTo(windsock, where);

    for (const [key, times] of [
      ['ctrl+r', 2],
      ['F5', 3],
    ] as const) {
      await desktop.press(key);
      await expect.poll(() => requestsTo(guarded, second), key).toBe(times);
      await airflow.waitForLoadState();
    }
    await desktop.press('alt+Left');
    await expect.poll(() => airflow.url()).toBe(first);
    await desktop.press('alt+Right');
    await expect.poll(() => airflow.url()).toBe(second);
    await keyboardComesTo(windsock, where);

    for (const [keys, percent] of [
      [['ctrl+plus'], 110],
      [['ctrl+equal', 'ctrl+KP_Add'], 150],
      [['ctrl+minus'], 125],
      [['ctrl+0'], 100],
    ] as const) {
      await desktop.press(...keys);
      await expect.poll(() => scale(guarded), keys.join(' ')).toBe(percent);
    }

    await desktop.press('ctrl+shift+c');
    await expect.poll(() => clipboardOf(windsock)).toBe(second);
    await expect(onlyFrame(windsock).getByText('Copied', { exact: true })).toBeVisible();

    await desktop.press('ctrl+l');
    await keyboardComesTo(windsock, 'frame');
    const address = onlyFrame(windsock).getByRole('textbox', { name: 'Address' });
    await expect(address).toBeFocused();
    expect(await address.evaluate((field: HTMLInputElement) => field.selectionEnd)).toBe(second.length);
    await desktop.press('F6');
    await keyboardComesTo(windsock, 'page');
  });
}

test('Esc stops a page that does not come, and the page before stays', async ({ guarded, desktop }) => {
  const { windsock, standin, host, airflow } = guarded;
  const address = await guarded.show('<a id="slow" href="/never">Slow</a>');
  standin.setAirflowFault(host, { kind: 'silent', times: 1 });
  await guarded.click('#slow');
  const stop = onlyFrame(windsock).getByRole('button', { name: 'Stop' });
  await expect(stop).toBeVisible();
  await desktop.press('Escape');
  await expect(stop).toBeHidden();
  expect(airflow.url()).toBe(address);
});

test('a page keeps the keys that it takes itself, but for Ctrl+F', async ({ guarded, desktop }) => {
  const { windsock } = guarded;
  const address = await guarded.show(
    `${text}<script>keys = []; addEventListener('keydown', (event) => { if (event.ctrlKey && event.key.length === 1) { keys.push(event.key); event.preventDefault() } })</script>`,
  );
  await guarded.click('h1');
  await keyboardComesTo(windsock, 'page');
  await desktop.press('ctrl+r', 'ctrl+n', 'ctrl+w', 'ctrl+plus', 'ctrl+f');
  await keyboardComesTo(windsock, 'frame');
  expect(await guarded.airflow.evaluate('keys')).toEqual(['r', 'n', 'w', '+']);
  expect(requestsTo(guarded, address)).toBe(1);
  expect(await scale(guarded)).toBe(100);
  expect(await shownWindows(windsock)).toBe(1);
  await desktop.press('Escape');
  await keyboardComesTo(windsock, 'page');
});

test('Ctrl+F finds: the count, the next match and the one before, and Esc goes back to the page', async ({
  guarded,
  desktop,
}) => {
  const { windsock, airflow } = guarded;
  await guarded.show(text);
  await guarded.click('h1');
  await openFindBar(windsock, desktop);
  const found = onlyFrame(windsock).getByRole('search').getByRole('status');
  await desktop.type('apple');
  await expect(found).toHaveText('1 of 2');
  await desktop.press('Return');
  await expect(found).toHaveText('2 of 2');
  await desktop.press('shift+Return');
  await expect(found).toHaveText('1 of 2');
  await desktop.screenshot('out/e2e/window-find.png');
  await desktop.type('x');
  await expect(found).toHaveText(/no/i);
  await desktop.press('BackSpace');
  await expect(found).toHaveText('1 of 2');
  await desktop.press('Escape');
  await keyboardComesTo(windsock, 'page');
  await expect(onlyFrame(windsock).getByRole('search')).toHaveCount(0);
  expect(await airflow.evaluate('getSelection().toString()')).toBe('apple');
});

test('the menu of a link opens it in another window, in the browser, or copies it; Airflow stays logged in', async ({
  guarded,
  desktop,
}) => {
  const { windsock, airflow, browser, host } = guarded;
  const out = `https://${evilHost}/docs`;
  await guarded.show(`<a id="own" href="/dags/example/grid">Own</a> <a id="out" href="${out}">Out</a>`);
  const choose = async (selector: string, ...keys: readonly string[]) => {
    await openMenuAt(desktop, await onScreen(windsock.app, airflow, selector));
    await desktop.press(...keys, 'Return');
  };
  await choose('#out', 'Down');
  await expect.poll(browser.opened).toEqual([out]);
  await choose('#out', 'Down', 'Down');
  await expect.poll(() => clipboardOf(windsock)).toBe(out);
  await choose('#own', 'Down');
  const opened = await windsock.airflowPage('/dags/example/grid');
  await expect.poll(() => shownWindows(windsock)).toBe(2);
  expect(await opened.evaluate('typeof windsock')).toBe('undefined');
  expect(new URL(opened.url()).host).toBe(host);
  await keyboardComesTo(windsock, 'page');
  await desktop.press('ctrl+w');
  await expect.poll(() => shownWindows(windsock)).toBe(1);
});

test('the menu of words copies them and searches for them in the browser; that of a field pastes', async ({
  guarded,
  desktop,
}) => {
  const { windsock, airflow, browser } = guarded;
  await guarded.show(text);
  const choose = async (selector: string, ...keys: readonly string[]) => {
    await openMenuAt(desktop, await onScreen(windsock.app, airflow, selector));
    await desktop.press(...keys, 'Return');
  };
  await airflow.evaluate("getSelection().selectAllChildren(document.querySelector('#words'))");
  await openMenuAt(desktop, await onScreen(windsock.app, airflow, '#words'));
  await desktop.screenshot('out/e2e/window-menu.png');
  await desktop.press('Down', 'Return');
  await expect.poll(() => clipboardOf(windsock)).toBe('upstream failed');
  await choose('#words', 'Down', 'Down');
  await expect.poll(browser.opened).toEqual(['https://duckduckgo.com/?q=upstream%20failed']);
  await airflow.evaluate("document.querySelector('#field').select()");
  await choose('#field', 'Down', 'Down', 'Down');
  await expect.poll(() => airflow.evaluate("document.querySelector('#field').value")).toBe('upstream failed');

  await openFindBar(windsock, desktop);
  const frame = onlyFrame(windsock);
  await openMenuAt(desktop, await onScreen(windsock.app, frame, 'search input'));
  await desktop.press('Down', 'Down', 'Down', 'Return');
  await expect(frame.getByRole('search').getByRole('status')).toHaveText(/of 2/);
  await desktop.press('Escape');
  await keyboardComesTo(windsock, 'page');
});

test('another window is on the same page with the same zoom, beside the first; both close on their own', async ({
  guarded,
  desktop,
}) => {
  const { windsock, airflow } = guarded;
  const address = await guarded.show(text);
  await guarded.click('h1');
  await keyboardComesTo(windsock, 'page');
  await desktop.press('ctrl+plus', 'ctrl+n');
  await expect.poll(() => shownWindows(windsock)).toBe(2);
  const windows = await airflowWindowsOf(windsock.app);
  expect(windows.map(({ url }) => url)).toEqual([address, address]);
  const corners = windows.map(({ bounds: { x, y } }) => `${x}/${y}`);
  expect(new Set(corners).size).toBe(2);
  const other = windsock.app.windows().find((page) => page.url() === address && page !== airflow);
  await expect.poll(() => other?.evaluate('Math.round(devicePixelRatio * 100)')).toBe(110);
  await desktop.screenshot('out/e2e/window-two.png');
  await keyboardComesTo(windsock, 'page');
  await desktop.press('ctrl+0');
  await expect.poll(() => scale(guarded)).toBe(100);
  await desktop.press('ctrl+w');
  await expect.poll(() => shownWindows(windsock)).toBe(1);
  expect(framesOf(windsock)).toHaveLength(1);
  expect(airflow.url()).toBe(address);
});

test('a window that comes back has the keyboard where it was', async ({ guarded, desktop }) => {
  const { windsock } = guarded;
  await guarded.show(text);
  await guarded.click('h1');
  for (const where of ['page', 'frame'] as const) {
    if (where === 'frame') await openFindBar(windsock, desktop);
    await keyboardComesTo(windsock, where);
    await windsock.openPicker();
    await desktop.press('Escape');
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
    await keyboardComesTo(windsock, where);
  }
  await desktop.type('pear');
  await expect(onlyFrame(windsock).getByRole('search').getByRole('status')).toHaveText('1 of 1');
  await desktop.press('Escape');
});

test('F11 fills the screen, bar and all, and gives it back', async ({ guarded, desktop }) => {
  const { windsock } = guarded;
  await guarded.show(text);
  await guarded.click('h1');
  await keyboardComesTo(windsock, 'page');
  const size = async () => (await airflowWindowsOf(windsock.app))[0]?.bounds.width;
  const before = await size();
  await desktop.press('F11');
  await expect.poll(size).toBe(desktop.screen.width);
  await expect(onlyFrame(windsock).getByRole('textbox', { name: 'Address' })).toBeVisible();
  await desktop.press('F11');
  await expect.poll(size).toBe(before);
});

test('a page that takes the whole screen is named above it, and cannot keep it from Esc', async ({
  guarded,
  desktop,
}) => {
  const { windsock, airflow, host } = guarded;
  const frame = onlyFrame(windsock);
  // What a page may try in order not to be left: it takes Esc for its own, and asks for the key itself.
  await guarded.show(`<button id="all" onclick="document.documentElement.requestFullscreen()">All</button>
    <script>
      addEventListener('keydown', (event) => { if (event.key === 'Escape') event.preventDefault(); }, true);
      navigator.keyboard.lock(['Escape']).catch(() => null);
    </script>`);
  const fills = () => airflow.evaluate('document.fullscreenElement !== null');
  const width = async () => (await airflowWindowsOf(windsock.app))[0]?.bounds.width;
  const before = await width();
  const note = frame.getByText(`${host} has the whole screen. Press Esc to leave.`);
  const enter = async (): Promise<void> => {
    await guarded.click('#all');
    await expect.poll(width).toBe(desktop.screen.width);
    await expect(note).toBeVisible();
    expect(await fills()).toBe(true);
  };
  const expectLeft = async (): Promise<void> => {
    await expect.poll(fills).toBe(false);
    await expect.poll(width).toBe(before);
    await expect(note).toBeHidden();
    await keyboardComesTo(windsock, 'page');
  };

  await enter();
  await expect(frame.getByRole('textbox', { name: 'Address' })).toBeVisible();
  const { pageTop, headerHeight } = await placesOf({ windsock, frame, airflow });
  expect(headerHeight).toBeGreaterThan(70);
  expect(pageTop).toBe(headerHeight);
  await desktop.screenshot('out/e2e/window-page-full-screen.png');
  await desktop.press('Escape');
  await expectLeft();

  await enter();
  await desktop.press('F11');
  await expectLeft();

  await enter();
  await desktop.press('F6', 'Escape');
  await expectLeft();

  await enter();
  await desktop.click(...(await onScreen(windsock.app, frame, '[role=status] button')));
  await expectLeft();
});
