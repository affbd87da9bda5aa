// The frame of an Airflow window: in every state, by keyboard alone, in small windows, with large letters.
import type { WindowSnapshot } from '../../src/shared/airflow-window.ts';
import type { Desktop } from '../desktop/start-desktop.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { environment, stateOf, windowStates } from '../unit/renderer/airflow-window/window-snapshots.ts';
import { frameSnapshot } from './airflow-frame.ts';
import { clipboardOf, keyboardComesTo } from './airflow-window.ts';
import { hostOf, idOf, open, openEnvironmentsOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { expect, test } from './fixtures.ts';
import { expectPage, look, type OpenWindow, openAt, picture, placesOf } from './open-window.ts';

const name = 'orders-prod';
const path = '/dags/orders_daily_snapshot/grid';

/** Over the channel that the frame listens on; nothing else is pushed while nobody does anything. */
function showState({ app }: RunningWindsock, snapshot: WindowSnapshot): Promise<void> {
  return app.evaluate(({ webContents }, shown) => {
    const [page] = webContents
      .getAllWebContents()
      .filter((each) => each.getURL().startsWith('app://windsock/airflow-window'));
    page?.send('windsock:window', shown);
  }, snapshot);
}

test('axe-core finds nothing on the frame, in light and dark, in any state', async ({
  desktop,
  windsock,
}) => {
  test.setTimeout(180_000);
  const { frame } = await openAt(windsock, name, path);
  const { window } = await frameSnapshot(frame);
  for (const [state, snapshot] of Object.entries(windowStates)) {
    await showState(windsock, { ...snapshot, window: { ...snapshot.window, windowId: window.windowId } });
    await expect(frame.getByRole('button', { name: /Who am I here/ })).toContainText(environment.id.name);
    await look(desktop, frame, `state-${state}`, ['light', 'dark']);
  }
  await test.step('and with colours that the system forces', async () => {
    await frame.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await picture(desktop, frame, 'forced-colours');
    expect(await findings(frame)).toEqual([]);
  });
});

test('every part of the bar is reached by keyboard, and the keyboard goes back to the page', async ({
  desktop,
  standin,
  windsock,
}) => {
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type(name);
  await desktop.press('Return');
  const airflow = await windsock.loggedInPage(name);
  const window = await openAt(windsock, name, path);
  const { frame } = window;
  const focused = frame.locator(':focus');

  await test.step('a window that was just opened has the keyboard in its page', async () => {
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
    await airflow.evaluate(
      'addEventListener("keydown", ({ key }) => { document.body.dataset.key = key; }, { once: true })',
    );
    await desktop.press('a');
    await expect.poll(() => airflow.evaluate('document.body.dataset.key')).toBe('a');
  });
  await test.step('F6 leads to the bar, and Tab through it', async () => {
    await desktop.press('F6');
    await keyboardComesTo(windsock, 'frame');
    const stops = ['Back', 'Forward', 'Reload', 'Address', 'Copy address'];
    for (const stop of stops) {
      await expect(focused).toHaveAccessibleName(stop);
      await desktop.press('Tab');
    }
    await expect(focused).toHaveAccessibleName(/^Who am I here\?.*orders-prod.*data-platform-prod/);
  });
  await test.step('who am I opens with Enter in a row of its own, and closes with Esc', async () => {
    const before = await placesOf(window);
    await desktop.press('Return');
    await expect(frame.getByRole('region', { name: 'Who am I here?' })).toContainText('user/mara.lindqvist');
    await expect.poll(async () => (await placesOf(window)).pageTop).toBeGreaterThan(before.pageTop);
    const open = await placesOf(window);
    expect(open.pageTop).toBe(open.headerHeight);
    await look(desktop, frame, 'details');
    await desktop.press('Escape');
    await expect.poll(() => placesOf(window)).toEqual(before);
    expect(before.pageTop).toBe(40);
  });
  await test.step('the address is copied as a whole', async () => {
    const address = `https://${hostOf(standin, name)}${path}`;
    await desktop.press('shift+Tab', 'shift+Tab', 'ctrl+c');
    await expect.poll(() => clipboardOf(windsock)).toBe(address);
    await windsock.app.evaluate(({ clipboard }) => clipboard.writeText(''));
    await desktop.press('Tab', 'Return');
    await expect.poll(() => clipboardOf(windsock)).toBe(address);
    await expect(frame.getByText('Copied', { exact: true })).toBeVisible();
    await picture(desktop, frame, 'copied');
  });
  await desktop.press('F6');
  await keyboardComesTo(windsock, 'page');
});

test('the keyboard comes back to where it was when the window does', async ({ desktop, windsock }) => {
  await openAt(windsock, name, path);
  const goAndComeBack = async () => {
    await windsock.openPicker();
    await desktop.press('shift+Escape');
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  };
  await keyboardComesTo(windsock, 'page');
  await goAndComeBack();
  await keyboardComesTo(windsock, 'page');
  await desktop.press('F6');
  await keyboardComesTo(windsock, 'frame');
  await goAndComeBack();
  await keyboardComesTo(windsock, 'frame');
});

test('what a person does in the bar happens in the page', async ({ desktop, standin, windsock }) => {
  const host = hostOf(standin, name);
  const window = await openAt(windsock, name, path);
  const { frame, airflow } = window;
  const press = (label: string) => frame.getByRole('button', { name: label }).click();

  await test.step('back and forward, each where there is somewhere to go', async () => {
    await expect(frame.getByRole('button', { name: 'Forward' })).toHaveAttribute('aria-disabled', 'true');
    await press('Back');
    await expectPage(window, `https://${host}/home`);
    await press('Forward');
    await expectPage(window, `https://${host}${path}`);
  });
  await test.step('zoom stands in the bar while it is not 100 %', async () => {
    await airflow.bringToFront();
    await frame.evaluate(
      (windowId) => globalThis.window.windsock.windowAct(windowId, { kind: 'zoom-in' }),
      (await frameSnapshot(frame)).window.windowId,
    );
    const chip = frame.getByRole('button', { name: /^Zoom 1\d\d %/ });
    await expect(chip).toBeVisible();
    await picture(desktop, frame, 'zoom');
    await chip.click();
    await expect(chip).toBeHidden();
  });
  await test.step('a load shows a line, and can be stopped', async () => {
    standin.setAirflowFault(host, { kind: 'slow', delayMs: 60_000, times: 1 });
    await press('Reload');
    await expect(frame.getByRole('progressbar', { name: 'Loading' })).toBeVisible();
    await picture(desktop, frame, 'loading');
    await press('Stop loading');
    await expect(frame.getByRole('progressbar', { name: 'Loading' })).toBeHidden();
    await expectPage(window, `https://${host}${path}`);
  });
});

test('small windows and large letters: nothing is cut off, nothing lies upon the page', async ({
  desktop,
  windsock,
}) => {
  const window = await openAt(windsock, name, path);
  const { frame } = window;
  const resize = (width: number, zoom: number, height = 500) =>
    windsock.app.evaluate(
      ({ BrowserWindow }, to) => {
        const airflow = BrowserWindow.getAllWindows().find((each) =>
          each.getTitle().includes('— orders-prod'),
        );
        airflow?.setContentSize(to.width, to.height);
        airflow?.webContents.setZoomFactor(to.zoom);
      },
      { width, zoom, height },
    );
  for (const [width, zoom] of [
    [480, 1],
    [720, 1],
    [960, 2],
    [480, 2],
  ] as const) {
    await test.step(`${width} px, letters at ${zoom * 100} %`, async () => {
      await resize(width, zoom);
      await expect.poll(() => frame.evaluate('innerWidth')).toBe(width / zoom);
      await expectFits(window, zoom);
      const who = frame.getByRole('button', { name: /Who am I here/ });
      const details = frame.getByRole('region', { name: 'Who am I here?' });
      await who.click();
      await expectFits(window, zoom);
      await desktop.press('ctrl+f');
      await expect(details).toBeHidden();
      await expect(frame.getByRole('search')).toBeVisible();
      await expectFits(window, zoom);
      await picture(desktop, frame, `narrow-find-${width}-${zoom}`);
      await who.click();
      await expect(details).toBeVisible();
      await expect(frame.getByRole('search')).toBeHidden();
      await keyboardComesTo(windsock, 'frame');
      await who.click();
      await picture(desktop, frame, `narrow-${width}-${zoom}`);
      expect(await findings(frame)).toEqual([]);
    });
  }
  await resize(1280, 1);
  await test.step('the smallest window', () => lookAtSmallest(window, desktop, () => resize(480, 1, 320)));
  await resize(1280, 1);
});

/** Lines stay visible below the details, and the frame has the keyboard while the page has no room. */
async function lookAtSmallest(
  { frame, windsock }: OpenWindow,
  desktop: Desktop,
  shrink: () => Promise<void>,
): Promise<void> {
  const shown = await frameSnapshot(frame);
  await frame.getByRole('button', { name: /Who am I here/ }).click();
  await keyboardComesTo(windsock, 'frame');
  await desktop.press('F6');
  await keyboardComesTo(windsock, 'page');
  await shrink();
  await keyboardComesTo(windsock, 'frame');
  await showState(windsock, { ...stateOf('expired'), window: shown.window });
  await expect(frame.getByText(/^Your Airflow session is over: /)).toBeInViewport({ ratio: 1 });
  await expect(frame.getByRole('button', { name: 'Try again' })).toBeInViewport({ ratio: 1 });
  await look(desktop, frame, 'smallest-details');
  await desktop.press('Escape');
  await expect(frame.getByRole('region', { name: 'Who am I here?' })).toBeHidden();
  await keyboardComesTo(windsock, 'page');
  await showState(windsock, shown);
}

/** Nothing in the frame is wider than the window, and Airflow's page begins where it ends. */
async function expectFits(window: OpenWindow, zoom: number): Promise<void> {
  const wide = await window.frame.evaluate(
    () =>
      [...document.querySelectorAll('button, input, h1')].filter(
        (each) => each.getBoundingClientRect().right > innerWidth || each.getBoundingClientRect().left < 0,
      ).length,
  );
  expect(wide).toBe(0);
  await expect
    .poll(async () => {
      const { pageTop, headerHeight } = await placesOf(window);
      return Math.abs(pageTop - headerHeight * zoom);
    })
    .toBeLessThanOrEqual(1);
}

test('a session that could not be renewed is told below the bar, and mended there', async ({
  desktop,
  standin,
  windsock,
}) => {
  const three = 'customer-360-prod';
  const host = hostOf(standin, three);
  const window = await openAt(windsock, three, '/');
  const { frame, airflow } = window;
  const { session } = await frameSnapshot(frame);
  // Sooner after a login, "signed out" is no expiry.
  await expect.poll(() => Date.now() - (session?.loggedInAtMs ?? Number.NaN)).toBeGreaterThan(5_500);

  await test.step('AWS says no', async () => {
    standin.setFault('CreateWebLoginToken', { kind: 'access-denied' });
    standin.expireSessions(host);
    await expect(frame.getByText(/^Your Airflow session is over: /)).toBeVisible();
    await look(desktop, frame, 'expired');
    standin.setFault('CreateWebLoginToken', null);
    await frame.getByRole('button', { name: 'Try again' }).click();
    await expect(frame.getByText(/Your Airflow session is over/)).toBeHidden({ timeout: 30_000 });
    await expect(airflow.locator('#user-name')).toHaveText(/mara/);
  });
  await test.step('a permission is missing: no login is offered', async () => {
    standin.setAirflowFault(host, { kind: 'api-403' });
    await expect(frame.getByText(/may not see this\.$/)).toBeVisible();
    await expect(
      frame.getByRole('status').getByRole('button', { name: /log in|sign in|again/i }),
    ).toHaveCount(0);
    await look(desktop, frame, 'forbidden');
  });
});

test('a window that is shown before its page says what goes on', async ({ desktop, standin, windsock }) => {
  expect(await open(windsock, idOf(name))).toEqual({ ok: true, value: null });
  const { frame } = await openAt(windsock, name, path);
  const { window } = await frameSnapshot(frame);
  standin.setAirflowFault(hostOf(standin, name), { kind: 'slow', delayMs: 10_000 });
  await frame.evaluate(
    (windowId) => globalThis.window.windsock.windowAct(windowId, { kind: 'new-window' }),
    window.windowId,
  );
  const pages = () =>
    windsock.app.windows().filter((page) => page.url().startsWith('app://windsock/airflow'));
  await expect.poll(() => pages().length).toBe(2);
  const second = pages().find((page) => page !== frame) ?? frame;
  await expect(second.getByRole('heading', { name: `Opening ${name}…` })).toBeVisible();
  await expect.poll(async () => (await openEnvironmentsOf(windsock.app)).length).toBe(2);
  await look(desktop, second, 'opening');
  await expect(second.getByRole('heading', { name: `Opening ${name}…` })).toBeHidden({ timeout: 30_000 });
});
