// Starts that meet each other, what a killed Windsock left behind, mistakes that nothing catches, and a desktop without a tray.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { partitionOf } from '../../src/main/electron/partition.ts';
import { activeWindowTitle } from '../desktop/active-window.ts';
import { startPrintingProgram } from '../desktop/processes.ts';
import { until } from '../desktop/start-desktop.ts';
import {
  type RunningWindsock,
  type WindsockStart,
  windsockEnvironment,
  windsockSwitches,
} from '../desktop/start-windsock.ts';
import { trayItemNames } from '../desktop/tray-item.ts';
import { give, idOf, open, snapshotOf } from './app-driver.ts';
import { expectFailedRow, picture, search } from './error-rows.ts';
import { expect, test } from './fixtures.ts';
import { startAgain } from './second-start.ts';
import { settingsFile } from './settings-file.ts';
import { lookAt, settingsAt } from './settings-window.ts';
import { endWindsock, runningWindsock } from './terminal.ts';

const electron = createRequire(import.meta.url)('electron') as string;

/** Starts the app as a click on its icon does. @returns its process */
function startByIcon(start: WindsockStart, env: Readonly<Record<string, string>> = {}) {
  return spawn(electron, [...windsockSwitches(start), '.'], {
    env: { ...windsockEnvironment(start), ...env },
    stdio: 'ignore',
  });
}

test('six first starts at once become one app, and the others end with 0', async ({
  desktop,
  standin,
  home,
}) => {
  const world = { desktop, standin, home };
  const starts = Array.from({ length: 6 }, () => startByIcon(world));
  const codes: unknown[] = [];
  for (const each of starts) each.once('exit', (code) => codes.push(code));
  await expect.poll(() => codes, { timeout: 30_000 }).toEqual([0, 0, 0, 0, 0]);
  const running = await runningWindsock(world);
  expect(starts.map(({ pid }) => pid)).toContain(running);
  await endWindsock(world);
  await expect.poll(() => codes).toHaveLength(6);
});

for (const [whose, host] of [
  ['a process that is gone', hostname()],
  ['another computer, or of this one under another name', 'laptop-of-mara'],
] as const) {
  test(`a lock of ${whose} holds no start back`, async ({ home, start }) => {
    const gone = spawn('true');
    await once(gone, 'exit');
    await mkdir(home.userData, { recursive: true });
    for (const [name, target] of [
      ['SingletonLock', `${host}-${gone.pid}`],
      ['SingletonCookie', '1234567890'],
      ['SingletonSocket', '/tmp/.org.chromium.gone/SingletonSocket'],
    ] as const)
      await symlink(target, join(home.userData, name));
    const windsock = await start();
    expect(await runningWindsock({ home })).toBe(windsock.app.process().pid);
  });
}

test('exceptions and rejections that nothing catches are in the log without secrets, are said, and end nothing', async ({
  desktop,
  home,
  start,
}) => {
  const windsock = await start();
  const seat = { desktop, windsock };
  const token = `secret-${'a1B2'.repeat(60)}`;
  await windsock.app.evaluate((_electron, text) => {
    setTimeout(() => {
      throw new Error(`exception at https://x.airflow.amazonaws.com/#${text}`);
    });
    void Promise.reject(new TypeError(`rejection with token=${text}`));
  }, token);
  const logFile = join(home.userData, 'logs/main.log');
  const logged = async () =>
    (await readFile(logFile, 'utf8').catch(() => '')).match(/not handled, entry \w+/g);
  await expect.poll(logged).toHaveLength(2);
  expect(await readFile(logFile, 'utf8')).not.toContain('a1B2');
  const { notices } = await snapshotOf(windsock);
  expect(notices.map(({ failure }) => failure.kind)).toEqual(['unexpected']);
  const [reference] = (await logged())?.map((each) => each.split(' ').at(-1)).slice(-1) ?? [];
  await search(seat, 'went wrong');
  await expectFailedRow(seat, {
    summary: 'Something in Windsock went wrong',
    advice: `Please report this with the log entry ${reference}.`,
    enter: 'Dismiss',
  });
  await picture(seat, 'windsock-unexpected');
  expect(await open(windsock, idOf('orders-prod'))).toEqual({ ok: true, value: null });
  await give(windsock, 'setFavourite', idOf('orders-prod'), true);
  await windsock.quit();
  expect(await readFile(settingsFile(home), 'utf8')).toContain('orders-prod');
});

test('a Windsock that cannot start says so in a box and in the terminal, and ends with 1', async ({
  desktop,
  standin,
  home,
}) => {
  // As where HOME is not set and the system knows no home of this user.
  const lost = join(home.folder, 'lost.cjs');
  await writeFile(lost, `require('node:os').homedir = () => { throw new Error('no home') };`);
  const world = { desktop, standin, home, env: { NODE_OPTIONS: `--require=${lost}`, HOME: '' } };
  const program = startPrintingProgram(
    electron,
    [...windsockSwitches(world), '.'],
    windsockEnvironment(world),
  );
  await until('the words', async () => program.output().includes('Windsock could not start.'));
  await until('the box', async () => (await activeWindowTitle(desktop)) !== '');
  await desktop.screenshot('out/e2e/errors/windsock-could-not-start.png');
  await desktop.press('Return');
  expect(await program.exitCode()).toBe(1);
});

test('without a tray, the hotkey and a second start bring the picker', async ({
  desktop,
  standin,
  home,
  start,
}) => {
  await desktop.endPanel();
  try {
    const windsock = await start();
    expect(await trayItemNames({ ...process.env, ...desktop.env })).toEqual([]);
    const hide = async () => {
      await desktop.press('Escape');
      await expect.poll(() => windsock.isPickerVisible()).toBe(false);
    };
    await hide();
    await windsock.openPicker();
    await hide();
    expect(await startAgain(windsock, { desktop, standin, home })).toEqual([0, null]);
    await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  } finally {
    desktop.startPanel();
  }
});

test('without a keyring cookies are kept over a restart all the same, and the settings say how', async ({
  desktop,
  start,
}) => {
  const cookiesOf = ({ app }: RunningWindsock) =>
    app.evaluate(
      async ({ session }, partition) => {
        const cookies = await session.fromPartition(partition).cookies.get({});
        return cookies.map(({ name, value }) => `${name}=${value}`);
      },
      partitionOf(idOf('orders-prod')),
    );
  const first = await start();
  expect(await open(first, idOf('orders-prod'))).toEqual({ ok: true, value: null });
  await first.loggedInPage('orders-prod');
  const cookies = await cookiesOf(first);
  expect(cookies).not.toEqual([]);
  await first.quit();

  const second = await start();
  expect(await cookiesOf(second)).toEqual(cookies);
  const settings = await settingsAt(second, 'privacy');
  await expect(settings.getByText('No keyring is open on this desktop')).toBeVisible();
  await lookAt(desktop, settings, 'no-keyring');
});
