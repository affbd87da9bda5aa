// What goes wrong in a window that is open: processes that end, web servers that fail or are silent.
import { until } from '../desktop/start-desktop.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import { keyboardComesTo } from './airflow-window.ts';
import { hostOf, idOf, onScreen, open } from './app-driver.ts';
import { expect, test } from './fixtures.ts';
import { expectPage, liveAddress, type OpenWindow, openAt, pagePids, picture } from './open-window.ts';

const name = 'orders-prod';
const path = '/dags/orders_daily_snapshot/grid?dag_run_id=scheduled__2026-01-04T00:00:00%2B00:00#graph';

function kill(pid: number | undefined): void {
  if (pid === undefined) throw new Error('There is no such process');
  process.kill(pid, 'SIGKILL');
}

const frameAddress = 'app://windsock/airflow-window';

/** Whether the frame says this. Playwright does not speak with a page again whose process ended. */
function frameShows({ app }: RunningWindsock, text: string): Promise<boolean> {
  return app.evaluate(
    ({ webContents }, [address, wanted]) => {
      const frame = webContents.getAllWebContents().find((each) => each.getURL().startsWith(address));
      if (frame === undefined || frame.isCrashed() || frame.isLoadingMainFrame()) return false;
      return frame.executeJavaScript(`document.body.innerText.includes(${JSON.stringify(wanted)})`);
    },
    [frameAddress, text] as const,
  );
}

const pidOfPage = async (windsock: RunningWindsock) => (await pagePids(windsock, 'https:'))[0];

/** Ends the process of Airflow's page as if the page had done it, and waits until it is another one. */
async function crash(windsock: RunningWindsock): Promise<void> {
  const before = await pidOfPage(windsock);
  await windsock.app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .find((each) => each.getURL().startsWith('https:'))
      ?.forcefullyCrashRenderer(),
  );
  await expect.poll(() => pidOfPage(windsock)).not.toBe(before);
}

test('a page whose process ends comes back by itself twice, then says so and comes back on Enter', async ({
  desktop,
  standin,
  windsock,
}) => {
  const address = `https://${hostOf(standin, name)}${path}`;
  const window = await openAt(windsock, name, path);
  const { frame } = window;
  const first = await pidOfPage(windsock);

  await test.step('killed from outside', async () => {
    kill(first);
    await expect.poll(() => pidOfPage(windsock)).not.toBe(first);
    await expectPage(window, address);
  });

  await test.step('and by itself; then it is opened from the picker, for which no token is spent', async () => {
    await crash(windsock);
    await expectPage(window, address);
    expect(await open(windsock, idOf(name))).toEqual({ ok: true, value: null });
    await expectPage(window, address);
    await keyboardComesTo(windsock, 'page');
  });

  await test.step('and a third time', async () => {
    kill(await pidOfPage(windsock));
    await expect(frame.getByRole('heading', { name: 'The page stopped working' })).toBeVisible();
    await expect(frame.getByText('It stopped 3 times within a minute')).toBeVisible();
    await keyboardComesTo(windsock, 'frame');
    await expect(frame.getByRole('main').getByRole('button', { name: 'Reload' })).toBeFocused();
    await picture(desktop, frame, 'crashed');
    await desktop.press('Return');
    await expectPage(window, address);
    await keyboardComesTo(windsock, 'page');
  });
  expect(standin.mintedTokens(name)).toHaveLength(1);
});

test('a page whose process ends after its session did comes back with a fresh token', async ({
  standin,
  windsock,
}) => {
  const window = await openAt(windsock, name, path);
  // Sooner after a login, "signed out" is no expiry.
  const loggedInAtMs = standin.mintedTokens(name)[0]?.usedAtMs ?? Number.NaN;
  await expect.poll(() => Date.now() - loggedInAtMs > 6_000).toBe(true);
  standin.expireSessions(hostOf(standin, name), 'login-page');
  kill(await pidOfPage(windsock));
  await expect.poll(() => standin.mintedTokens(name)).toHaveLength(2);
  await expectPage(window, `https://${hostOf(standin, name)}${path}`);
});

test("the picker's process ends: a new one is there by itself, and the hotkey shows it", async ({
  desktop,
  windsock,
}) => {
  const [before] = await pagePids(windsock, 'app://windsock/picker');
  kill(before);
  await until('another picker', async () =>
    (await pagePids(windsock, 'app://windsock/picker')).find((pid) => pid !== 0 && pid !== before),
  );
  await desktop.press('alt+shift+space');
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
});

test("the process of a window's frame ends: the frame is there again around a page that stays; after too many times, with the person", async ({
  desktop,
  windsock,
}) => {
  const { airflow } = await openAt(windsock, name, path);
  const before = await pidOfPage(windsock);
  const pidOfFrame = async () => (await pagePids(windsock, frameAddress))[0];
  const end = async () => {
    const pid = await pidOfFrame();
    kill(pid);
    await expect.poll(pidOfFrame).not.toBe(pid);
  };
  for (let times = 1; times <= 3; times += 1) {
    await end();
    await expect.poll(() => frameShows(windsock, name)).toBe(true);
  }
  await end();
  await airflow.evaluate(() => history.pushState(null, '', '/home'));
  await expect.poll(() => liveAddress(windsock)).toMatch(/\/home$/);
  expect(await pidOfFrame()).toBe(0);
  await desktop.press('alt+shift+space');
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  await desktop.press('Escape');
  await expect.poll(() => frameShows(windsock, name)).toBe(true);
  await desktop.screenshot('out/e2e/airflow-window/frame-again.png');
  expect(await pidOfPage(windsock)).toBe(before);
  expect(windsock.output()).not.toContain('Error sending');
});

test('the process of the network or of the graphics ends: the next load works, and nobody logs in anew', async ({
  standin,
  windsock,
}) => {
  const window = await openAt(windsock, name, path);
  const helpers = () =>
    windsock.app.evaluate(({ app }) =>
      app
        .getAppMetrics()
        .filter(({ type, serviceName }) => type === 'GPU' || serviceName === 'network.mojom.NetworkService')
        .map(({ pid, type }) => ({ pid, type })),
    );
  const before = await helpers();
  expect(before.map(({ type }) => type).sort()).toEqual(['GPU', 'Utility']);
  const loads = () => standin.requests.filter(({ operation }) => operation === 'dag-page').length;
  for (const { pid } of before) {
    kill(pid);
    await expect.poll(async () => (await helpers()).map((each) => each.pid)).not.toContain(pid);
    const loaded = loads();
    await window.frame.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(loads).toBe(loaded + 1);
    await expectPage(window, `https://${hostOf(standin, name)}${path}`);
  }
  expect(standin.mintedTokens(name)).toHaveLength(1);
});

const failures = [
  ['empty-503', 'The Airflow web server answered with error 503'],
  ['reset', 'The connection to the Airflow web server was cut'],
  ['truncated', 'The connection to the Airflow web server was cut'],
] as const;

test('a load that fails has a sentence of its own in place of the page, and is tried again with Enter or a click', async ({
  desktop,
  standin,
  windsock,
}) => {
  const host = hostOf(standin, name);
  const window = await openAt(windsock, name, '/home');
  const { frame, airflow } = window;
  for (const [kind, summary] of failures) {
    await test.step(kind, async () => {
      standin.setAirflowFault(host, { kind });
      await airflow.evaluate((to) => location.assign(to), path);
      await expect(frame.getByRole('heading', { name: summary })).toBeVisible();
      await keyboardComesTo(windsock, 'frame');
      await expect(frame.getByRole('button', { name: 'Try again' })).toBeFocused();
      await picture(desktop, frame, `failed-${kind}`);
      standin.setAirflowFault(host, null);
      // A real click arrives only where Airflow's page does not lie upon it.
      if (kind === 'reset') await desktop.click(...(await onScreen(windsock.app, frame, 'main button')));
      else await desktop.press('Return');
      await expectPage(window, `https://${host}${path}`);
      await follow(window, '/home');
      await expectPage(window, `https://${host}/home`);
    });
  }
  await test.step('and Airflow has the mouse again', async () => {
    await desktop.click(...(await onScreen(windsock.app, airflow, 'a[href="/datasets"]')));
    await expectPage(window, `https://${host}/datasets`);
  });
  expect(standin.mintedTokens(name)).toHaveLength(1);
});

test('"Why can’t I?" of a page that failed checks every step in the picker', async ({
  standin,
  windsock,
}) => {
  const { frame, airflow } = await openAt(windsock, name, '/home');
  standin.setAirflowFault(hostOf(standin, name), { kind: 'reset' });
  await airflow.evaluate((to) => location.assign(to), path);
  await frame.getByRole('button', { name: 'Why can’t I?' }).click();
  const { picker } = windsock;
  await expect(picker.getByRole('heading', { name: `Why can’t I open ${name}?` })).toBeVisible();
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  await expect(picker.getByText('The connection to the Airflow web server was cut').first()).toBeVisible();
});

test('a silent web server is told after 15 s: with the page before, which stays, or in its place', async ({
  desktop,
  standin,
  windsock,
}) => {
  const host = hostOf(standin, name);
  const window = await openAt(windsock, name, '/home');
  const { frame } = window;
  const slow = frame.getByText('The Airflow web server has not answered for 15 s.');
  const goSilently = async () => {
    standin.setAirflowFault(host, { kind: 'silent' });
    await follow(window, path);
    await frame.getByRole('progressbar', { name: 'Loading' }).waitFor();
  };

  await test.step('stopped before that: nothing is told', async () => {
    await goSilently();
    await frame.getByRole('button', { name: 'Stop loading' }).click();
    await expect(frame.getByRole('button', { name: 'Reload' })).toBeVisible();
    await expectPage(window, `https://${host}/home`);
  });
  await test.step('told, and stopped', async () => {
    await goSilently();
    await expect(slow).toBeVisible({ timeout: 30_000 });
    await picture(desktop, frame, 'slow');
    await frame.getByRole('status').getByRole('button', { name: 'Stop loading' }).click();
    await expect(slow).toBeHidden();
    await expectPage(window, `https://${host}/home`);
  });
  await test.step('slower than that, and shown when it comes', async () => {
    standin.setAirflowFault(host, { kind: 'slow', delayMs: 17_000, times: 1 });
    await follow(window, path);
    await expect(slow).toBeVisible({ timeout: 30_000 });
    await expectPage(window, `https://${host}${path}`);
    await expect(slow).toBeHidden();
  });
  await test.step('without a page before, told in its place', async () => {
    standin.setAirflowFault(host, { kind: 'silent' });
    kill(await pidOfPage(windsock));
    await expect(frame.getByText('Windsock loads it again…')).toBeVisible();
    const summary = 'The Airflow web server did not answer within 15 s';
    await expect(frame.getByRole('heading', { name: summary })).toBeVisible({ timeout: 30_000 });
    await picture(desktop, frame, 'failed-silent');
    expect(await liveAddress(windsock)).toBeNull();
    standin.setAirflowFault(host, null);
    await frame.getByRole('button', { name: 'Try again' }).click();
    await expectPage(window, `https://${host}${path}`);
  });
  expect(standin.mintedTokens(name)).toHaveLength(1);
});

/** Follows a link without waiting for what comes of it. */
async function follow({ airflow }: OpenWindow, to: string): Promise<void> {
  await airflow.evaluate((where) => {
    setTimeout(() => location.assign(where), 0);
  }, to);
}
