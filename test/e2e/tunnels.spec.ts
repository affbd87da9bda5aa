// Managed tunnels: programs that really carry the pages of an environment, and are ended with them.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TemporaryHome } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { hostOf, idOf, open, openEnvironmentsOf } from './app-driver.ts';
import { choose, expectFailedRow, type Seat } from './error-rows.ts';
import { expect } from './fixtures.ts';
import {
  act,
  closeWindow,
  expectNoWindow,
  other,
  secret,
  setNetwork,
  test,
  tunnelStateOf,
} from './private-network.ts';
import { startSocksProxy } from './socks-proxy.ts';

/** A tunnel that can be told apart from all others. */
interface TunnelOnDesk {
  readonly proxy: string;
  readonly tunnel: string;
  readonly port: number;
  /** The programs that were started, oldest first. */
  readonly pids: () => Promise<readonly number[]>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function tunnelTo(
  standin: Standin,
  home: TemporaryHome,
  options: readonly string[] = [],
): Promise<TunnelOnDesk> {
  const port = await freePort();
  const file = join(home.folder, `pids-${port}`);
  const program = fileURLToPath(new URL('./tunnel-program.ts', import.meta.url));
  const hosts = [secret, other].map((name) => `--host=${hostOf(standin, name)}=${standin.airflowPort}`);
  const words = [process.execPath, program, `--port=${port}`, `--pids=${file}`, ...hosts, ...options];
  return {
    port,
    proxy: `socks5://localhost:${port}`,
    tunnel: words.map((word) => `"${word}"`).join(' '),
    pids: async () => {
      const text = await readFile(file, 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map(Number);
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const expectGone = (pid: number) => expect.poll(() => isAlive(pid)).toBe(false);

test('a tunnel opens before the page, is told in the bar, starts again, and ends with the last window', async ({
  outside: windsock,
  standin,
  home,
}) => {
  const { pids, ...network } = await tunnelTo(standin, home);
  await setNetwork(windsock, idOf(secret), { proxy: network.proxy, tunnel: network.tunnel });
  expect(await pids()).toEqual([]);
  expect(await open(windsock, idOf(secret))).toEqual({ ok: true, value: null });
  const airflow = await windsock.loggedInPage(secret);
  expect(await tunnelStateOf(windsock)).toEqual({ state: 'running' });
  const [first = 0] = await pids();

  await test.step('ended by somebody else, the bar says so, and "Start again" does', async () => {
    process.kill(first, 'SIGKILL');
    await expect.poll(() => tunnelStateOf(windsock)).toEqual({ state: 'failed', problem: 'SIGKILL' });
    await act(windsock, { kind: 'restart-tunnel' });
    await expect.poll(() => tunnelStateOf(windsock)).toEqual({ state: 'running' });
    await airflow.reload();
    await windsock.loggedInPage(secret);
  });

  const [, second = 0] = await pids();
  expect(isAlive(second)).toBe(true);
  await closeWindow(windsock, secret);
  await expectGone(second);
  expect(await pids()).toHaveLength(2);

  await test.step('opening again starts it again', async () => {
    expect(await open(windsock, idOf(secret))).toEqual({ ok: true, value: null });
    const [, , third = 0] = await pids();
    expect(isAlive(third)).toBe(true);
    await windsock.quit();
    await expectGone(third);
  });
  expect(windsock.output()).not.toContain('canary');
  expect(windsock.output()).not.toContain('tunnel-program');
});

test('a tunnel is shared by environments that name the same command, and stays until the last of them is closed', async ({
  outside: windsock,
  standin,
  home,
}) => {
  const { pids, proxy, tunnel } = await tunnelTo(standin, home);
  for (const name of [secret, other]) {
    await setNetwork(windsock, idOf(name), { proxy, tunnel });
    expect(await open(windsock, idOf(name))).toEqual({ ok: true, value: null });
    await windsock.loggedInPage(name);
  }
  const [only = 0, ...more] = await pids();
  expect(more).toEqual([]);
  await closeWindow(windsock, secret);
  await expect.poll(() => openEnvironmentsOf(windsock.app)).toHaveLength(1);
  expect(await tunnelStateOf(windsock)).toEqual({ state: 'running' });
  expect(isAlive(only)).toBe(true);
  await closeWindow(windsock, other);
  await expectGone(only);
});

test('a tunnel that does not end when it is asked to is made to; quitting waits for that', async ({
  outside: windsock,
  standin,
  home,
}) => {
  const { pids, proxy, tunnel } = await tunnelTo(standin, home, ['--stubborn']);
  await setNetwork(windsock, idOf(secret), { proxy, tunnel });
  expect(await open(windsock, idOf(secret))).toEqual({ ok: true, value: null });
  const [pid = 0] = await pids();
  await windsock.quit();
  expect(isAlive(pid)).toBe(false);
});

test('a tunnel does not outlive an app that is killed', async ({ outside: windsock, standin, home }) => {
  const { pids, proxy, tunnel } = await tunnelTo(standin, home);
  await setNetwork(windsock, idOf(secret), { proxy, tunnel });
  expect(await open(windsock, idOf(secret))).toEqual({ ok: true, value: null });
  const [pid = 0] = await pids();
  windsock.app.process().kill('SIGKILL');
  await expectGone(pid);
});

test('each way in which a tunnel does not open has a sentence; Esc gives up at once', async ({
  desktop,
  outside: windsock,
  standin,
  home,
}) => {
  const seat: Seat = { desktop, windsock };
  await test.step('no such program', async () => {
    await setNetwork(windsock, idOf(secret), { tunnel: 'shh -N bastion' });
    await choose(seat, secret);
    await expectFailedRow(seat, {
      summary: 'The program “shh” of the tunnel was not found',
      advice: 'Install it, or give its full path in “Network of this environment”.',
      enter: 'Change its network',
    });
  });
  await test.step('ends by itself', async () => {
    await setNetwork(windsock, idOf(secret), { tunnel: `${process.execPath} -e process.exit(7)` });
    await choose(seat, secret);
    await expectFailedRow(seat, {
      summary: 'The tunnel ended by itself with exit code 7',
      advice: 'Run its command in a terminal to see what it says, then try again.',
      enter: 'Try again',
    });
  });
  const silent = await tunnelTo(standin, home, ['--silent']);
  await test.step('never opens, and the person gives up', async () => {
    await setNetwork(windsock, idOf(secret), { proxy: silent.proxy, tunnel: silent.tunnel });
    await choose(seat, secret);
    await expect(windsock.selectedRow).toContainText('Starting its tunnel…');
    await expect.poll(async () => (await silent.pids()).length).toBe(1);
    await desktop.press('Escape');
    await expect(windsock.selectedRow).not.toContainText('Starting its tunnel…');
    const [pid = 0] = await silent.pids();
    await expectGone(pid);
  });
  await test.step('its port is taken', async () => {
    const squatter = await startSocksProxy({}, silent.port);
    await desktop.press('Return');
    await expectFailedRow(seat, {
      summary: `Something else listens on port ${silent.port} of this computer already`,
      advice: 'End it, or give the tunnel and the proxy another port.',
      enter: 'Try again',
    });
    await squatter.close();
  });
  await expectNoWindow(windsock);
  expect(standin.mintedTokens()).toEqual([]);
});
