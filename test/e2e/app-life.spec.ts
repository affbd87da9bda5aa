// The app as a program: windows come back where they were, the tray keeps it running, and it ends and starts as it should.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environmentKey } from '../../src/shared/environment.ts';
import type { Settings } from '../../src/shared/settings.ts';
import type { Desktop } from '../desktop/start-desktop.ts';
import {
  type RunningWindsock,
  type TemporaryHome,
  windsockEnvironment,
  windsockSwitches,
} from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { airflowWindowsOf, give, idOf, open, windowsOf } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

const run = promisify(execFile);

const id = idOf('orders-prod');

const settingsFile = ({ userData }: TemporaryHome) => join(userData, 'settings.json');

async function settingsIn(home: TemporaryHome): Promise<Settings> {
  return JSON.parse(await readFile(settingsFile(home), 'utf8')) as Settings;
}

const boundsOf = async ({ app }: RunningWindsock) => (await airflowWindowsOf(app))[0]?.bounds;

/** Moves and sizes the Airflow window. @returns where it came to stand */
async function place(windsock: RunningWindsock, bounds: Settings['windowBounds'][string]) {
  await windsock.app.evaluate(({ BrowserWindow }, to) => {
    const window = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().startsWith('app://windsock/airflow-window'),
    );
    window?.setBounds(to);
  }, bounds);
  await expect.poll(async () => (await boundsOf(windsock))?.width).toBe(bounds.width);
  return boundsOf(windsock);
}

test('closing every window leaves the app running, and a window opens again where it was', async ({
  desktop,
  home,
  start,
}) => {
  const windsock = await start();
  await desktop.press('Escape');
  await open(windsock, id);
  await place(windsock, { x: 200, y: 150, width: 900, height: 600 });
  await desktop.press('alt+F4');
  await expect.poll(() => airflowWindowsOf(windsock.app)).toEqual([]);
  await windsock.openPicker();
  await desktop.press('alt+F4');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await windsock.openPicker();

  await open(windsock, id);
  // The window manager may count its frame in.
  const near = (value: number) => expect.closeTo(value, -2);
  const there = { x: near(200), y: near(150), width: 900, height: 600 };
  await expect.poll(() => boundsOf(windsock)).toEqual(there);
  await windsock.quit();
  expect((await settingsIn(home)).windowBounds[environmentKey(id)]).toEqual(there);
  const again = await start();
  await open(again, id);
  await expect.poll(() => boundsOf(again)).toEqual(there);
});

test('that Windsock stays in the tray is said when a window is closed, not when quitting closes it', async ({
  desktop,
  home,
  start,
}) => {
  const first = await start();
  await open(first, id);
  await first.quit();
  expect((await settingsIn(home)).toldAboutTray).toBe(false);
  const second = await start();
  await open(second, id);
  await desktop.press('alt+F4');
  await expect.poll(() => airflowWindowsOf(second.app)).toEqual([]);
  await second.quit();
  expect((await settingsIn(home)).toldAboutTray).toBe(true);
});

test('a window that was left on a display that is gone comes back to one that is there', async ({
  desktop,
  home,
  start,
}) => {
  const first = await start();
  await open(first, id);
  await first.quit();
  const settings = await settingsIn(home);
  const windowBounds = { [environmentKey(id)]: { x: 9_000, y: -5_000, width: 900, height: 600 } };
  await writeFile(settingsFile(home), JSON.stringify({ ...settings, windowBounds }));
  const second = await start();
  await open(second, id);
  const { x = -1, y = -1, width = 0, height = 0 } = (await boundsOf(second)) ?? {};
  expect(x).toBeGreaterThanOrEqual(0);
  expect(y).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(desktop.screen.width);
  expect(y + height).toBeLessThanOrEqual(desktop.screen.height);
});

for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
  test(`${signal} saves what was changed just now, and ends the app with 0`, async ({ home, start }) => {
    const windsock = await start();
    await open(windsock, id);
    const ended = once(windsock.app.process(), 'exit');
    await give(windsock, 'setFavourite', id, true);
    windsock.app.process().kill(signal);
    expect(await ended).toEqual([0, null]);
    expect((await settingsIn(home)).favourites).toEqual([id]);
  });
}

/** Starts the app once more, as a person would who clicks its icon again. */
function startAgain(
  windsock: RunningWindsock,
  world: { readonly desktop: Desktop; readonly standin: Standin; readonly home: TemporaryHome },
  ...more: readonly string[]
): ChildProcess {
  return spawn(windsock.app.process().spawnfile, [...windsockSwitches(world), '.', ...more], {
    env: windsockEnvironment(world),
    stdio: 'ignore',
  });
}

test('a second start shows the picker of the first and ends with 0; with --toggle it hides and shows', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  const windsock = await start();
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  for (const [more, isVisible] of [
    [[], true],
    [[], true],
    [['--toggle'], false],
    [['--toggle'], true],
  ] as const) {
    const second = startAgain(windsock, { desktop, standin, home }, ...more);
    expect(await once(second, 'exit')).toEqual([0, null]);
    await expect.poll(() => windsock.isPickerVisible()).toBe(isVisible);
  }
});

for (const event of ['lock-screen', 'suspend'] as const) {
  test(`the picker hides at ${event}, and nothing pops up or asks AWS after waking up`, async ({
    standin,
    windsock,
  }) => {
    const asked = standin.requests.length;
    const tell = (name: string) =>
      windsock.app.evaluate(({ powerMonitor }, each) => powerMonitor.emit(each), name);
    await tell(event);
    await expect.poll(() => windsock.isPickerVisible()).toBe(false);
    await tell('unlock-screen');
    await tell('resume');
    await windsock.openPicker();
    expect(await airflowWindowsOf(windsock.app)).toEqual([]);
    expect(standin.requests.slice(asked)).toEqual([]);
  });
}

test('windows stay in reach when the screen becomes smaller', async ({ desktop, start }) => {
  const windsock = await start();
  await open(windsock, id);
  await place(windsock, { x: 900, y: 450, width: 500, height: 400 });
  const xrandr = (...args: readonly string[]) =>
    run('xrandr', args, { env: { ...process.env, ...desktop.env } });
  const resize = (mode: string) => xrandr('--output', 'screen', '--mode', mode);
  // As `cvt 800 600` says.
  const timings = '38.25 800 832 912 1024 600 603 607 624 -hsync +vsync'.split(' ');
  await xrandr('--newmode', 'small', ...timings);
  await xrandr('--addmode', 'screen', 'small');
  await resize('small');
  try {
    await expect.poll(async () => (await boundsOf(windsock))?.x).toBeLessThan(700);
    expect((await boundsOf(windsock))?.y).toBeLessThan(550);
    await windsock.openPicker();
    const [picker] = (await windowsOf(windsock.app)).filter(({ url }) => url.includes('picker'));
    expect((picker?.bounds.x ?? 0) + (picker?.bounds.width ?? 0)).toBeLessThanOrEqual(800);
  } finally {
    await resize(`${desktop.screen.width}x${desktop.screen.height}`);
  }
});

test('the hotkey brings a picker to the front that stayed behind another window', async ({
  desktop,
  start,
}) => {
  const windsock = await start();
  const stays = {
    hidePickerOnBlur: false,
    signInPlace: 'browser',
    appearance: 'system',
    updates: 'off',
  };
  expect(await give(windsock, 'setPreferences', stays)).toEqual({ ok: true, value: null });
  const isPickerInFront = async () => {
    const [picker] = (await windowsOf(windsock.app)).filter(({ url }) => url.includes('/picker/'));
    return picker?.isVisible && picker.isFocused;
  };
  await give(windsock, 'openEnvironment', id, { picker: 'keep', query: '' });
  await windsock.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().startsWith('app://windsock/airflow-window'))
      ?.focus(),
  );
  await expect.poll(isPickerInFront).toBe(false);
  expect(await windsock.isPickerVisible()).toBe(true);
  await desktop.press('alt+shift+space');
  await expect.poll(isPickerInFront).toBe(true);
  await desktop.press('alt+shift+space');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
});
