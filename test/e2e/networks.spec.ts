// Private web servers: a host that only a proxy knows, and the tunnel that leads there.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import type { WindowAct, WindowSnapshot } from '../../src/shared/airflow-window.ts';
import { type EnvironmentId, environmentKey } from '../../src/shared/environment.ts';
import type { NetworkSetting } from '../../src/shared/settings.ts';
import { until } from '../desktop/start-desktop.ts';
import { painted, type RunningWindsock, type TemporaryHome } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { airflowWindowsOf, give, hostOf, idOf, open, openEnvironmentsOf, snapshotOf } from './app-driver.ts';
import { findings } from './axe-findings.ts';
import { choose, expectFailedRow, type Seat, search } from './error-rows.ts';
import { test as base, expect } from './fixtures.ts';
import { onNetwork } from './network.ts';
import { layInternet } from './proxies.ts';
import { keepEnvironments } from './settings-file.ts';
import { type SocksProxy, startSocksProxy } from './socks-proxy.ts';

const secret = 'payments-prod';
const other = 'orders-prod';

interface NetworkFixtures {
  /** The app on a computer that does not know the private host. */
  readonly outside: RunningWindsock;
  /** In the network of the private host. */
  readonly socks: SocksProxy;
}

const test = base.extend<NetworkFixtures>({
  socks: async ({ standin }, use) => {
    const socks = await startSocksProxy({ [hostOf(standin, secret)]: standin.airflowPort });
    await use(socks);
    await socks.close();
  },
  outside: async ({ standin, home, start }, use) => {
    await keepEnvironments(home, [idOf(secret), idOf(other)]);
    await use(await start({ standin: withoutItsName(standin) }));
  },
});

/** @returns the stand-in as it is met from where the private host has no name */
function withoutItsName(standin: Standin): Standin {
  return onNetwork(standin, { rules: [`MAP ${hostOf(standin, secret)} ~NOTFOUND`] });
}

const nothing: Required<NetworkSetting> = { proxy: '', tunnel: '' };

function setNetwork(windsock: RunningWindsock, id: EnvironmentId, network: NetworkSetting) {
  return give(windsock, 'setNetwork', id, { ...nothing, ...network });
}

/** Closes all windows of an environment as a person would. */
async function closeWindow({ app }: RunningWindsock, name: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, text) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.getTitle().includes(`${text} (`)) window.close();
  }, name);
}

async function expectNoWindow(windsock: RunningWindsock): Promise<void> {
  await expect.poll(async () => (await airflowWindowsOf(windsock.app)).length).toBe(0);
}

/** What the frame of the only Airflow window is shown. */
async function frameOf({ app }: RunningWindsock): Promise<WindowSnapshot> {
  const page = await framePage(app.windows());
  return page.evaluate(
    () =>
      new Promise<WindowSnapshot>((resolve) => {
        const end = window.windsock.onWindow((snapshot) => {
          end();
          resolve(snapshot);
        });
        window.windsock.pageReady();
      }),
  );
}

async function framePage(pages: readonly Page[]): Promise<Page> {
  const page = pages.find((each) => each.url().startsWith('app://windsock/airflow-window'));
  if (page === undefined) throw new Error('There is no Airflow window');
  return page;
}

const tunnelStateOf = async (windsock: RunningWindsock) => (await frameOf(windsock)).tunnel;

async function act(windsock: RunningWindsock, what: WindowAct): Promise<void> {
  const page = await framePage(windsock.app.windows());
  const { windowId } = (await frameOf(windsock)).window;
  await page.evaluate(([id, given]) => window.windsock.windowAct(id, given), [windowId, what] as const);
}

test.describe('a proxy of one environment', () => {
  test('SOCKS5 reaches a host that this computer does not know: the name goes to the proxy, and nothing else does', async ({
    outside: windsock,
    standin,
    socks,
  }) => {
    const host = hostOf(standin, secret);
    expect(await open(windsock, idOf(secret))).toMatchObject({ failure: { kind: 'host-not-found', host } });
    const proxy = `socks5h://127.0.0.1:${socks.port}`;
    expect(await setNetwork(windsock, idOf(secret), { proxy })).toEqual({ ok: true, value: null });

    expect(await open(windsock, idOf(secret))).toEqual({ ok: true, value: null });
    await windsock.loggedInPage(secret);
    expect(new Set(socks.names)).toEqual(new Set([`${host}:443`]));
    expect(socks.addresses).toEqual([]);
    expect((await frameOf(windsock)).proxy).toBe(`socks5://127.0.0.1:${socks.port}`);

    await test.step('the check goes the same way', async () => {
      const before = socks.names.length;
      await give(windsock, 'diagnose', idOf(secret));
      const { diagnosis } = await snapshotOf(windsock);
      const found = diagnosis?.steps.find(({ name }) => name === 'host-resolves');
      expect(found).toMatchObject({
        outcome: 'passed',
        found: `The proxy 127.0.0.1:${socks.port} looks it up`,
      });
      expect(diagnosis?.steps.find(({ name }) => name === 'login-page')?.outcome).toBe('passed');
      expect(socks.names.length).toBeGreaterThan(before);
    });

    await test.step('another environment goes its own way', async () => {
      const before = socks.names.length;
      expect(await open(windsock, idOf(other))).toEqual({ ok: true, value: null });
      await windsock.loggedInPage(other);
      expect(socks.names.slice(before)).toEqual([]);
    });

    await test.step('without the proxy the host is unknown again, in the same session', async () => {
      await closeWindow(windsock, secret);
      await setNetwork(windsock, idOf(secret), {});
      const before = socks.names.length;
      expect(await open(windsock, idOf(secret))).toMatchObject({ failure: { kind: 'host-not-found' } });
      expect(socks.names).toHaveLength(before);
    });
  });

  test('an HTTP proxy is asked to CONNECT to the name', async ({ outside: windsock, standin }) => {
    const internet = await layInternet(standin);
    await setNetwork(windsock, idOf(secret), { proxy: `http://127.0.0.1:${internet.port}` });
    expect(await open(windsock, idOf(secret))).toEqual({ ok: true, value: null });
    await windsock.loggedInPage(secret);
    expect(new Set(internet.connections)).toEqual(new Set([`${hostOf(standin, secret)}:443`]));
    await internet.close();
  });

  test('a proxy that is gone or has no way there is said, and nothing goes out past it', async ({
    desktop,
    outside: windsock,
    standin,
  }) => {
    const seat: Seat = { desktop, windsock };
    const lost = await startSocksProxy({});
    await setNetwork(windsock, idOf(other), { proxy: `socks5://127.0.0.1:${lost.port}` });
    await choose(seat, other);
    await expectFailedRow(seat, {
      summary: 'The proxy found no way to the Airflow web server',
      advice: 'It has to know the name and to reach the address: check that it stands in the right network.',
      enter: 'Try again',
    });
    await lost.close();
    await desktop.press('Return');
    await expectFailedRow(seat, {
      summary: 'The proxy before the Airflow web server does not answer',
      advice: 'Check that it runs, and its address in “Network of this environment”.',
      enter: 'Try again',
    });
    expect(standin.requests.filter(({ side }) => side === 'airflow')).toEqual([]);
  });

  test('a proxy in the settings file that cannot be understood stops the opening', async ({
    home,
    standin,
    start,
    desktop,
  }) => {
    await keepEnvironments(home, [idOf(other)], {
      [environmentKey(idOf(other))]: { proxy: 'localhost:8157' },
    });
    const windsock = await start();
    const seat: Seat = { desktop, windsock };
    await choose(seat, other);
    await expectFailedRow(seat, {
      summary: 'The kind of proxy is missing',
      advice: 'Write socks5://localhost:8157 for what ssh -D opens, or http://localhost:8157.',
      enter: 'Change its network',
    });
    expect(standin.mintedTokens()).toEqual([]);
    await desktop.press('Return');
    await expect(windsock.picker.getByLabel('Proxy')).toHaveValue('localhost:8157');
  });
});

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

const expectGone = (pid: number) => expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);

test.describe('a managed tunnel', () => {
  test('opens before the page, is told in the bar, starts again, and ends with the last window', async ({
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

  test('is shared by environments that name the same command, and stays until the last of them is closed', async ({
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

  test('one that does not end when it is asked to is made to; quitting waits for that', async ({
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

  test('does not outlive an app that is killed', async ({ outside: windsock, standin, home }) => {
    const { pids, proxy, tunnel } = await tunnelTo(standin, home);
    await setNetwork(windsock, idOf(secret), { proxy, tunnel });
    expect(await open(windsock, idOf(secret))).toEqual({ ok: true, value: null });
    const [pid = 0] = await pids();
    windsock.app.process().kill('SIGKILL');
    await expectGone(pid);
  });

  test('each way in which it does not open has a sentence; Esc gives up at once', async ({
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
});

/** The form of the environment that is selected, from the actions menu. */
async function openForm(
  seat: Seat,
  name: string,
): Promise<{ readonly proxy: Locator; readonly tunnel: Locator }> {
  const { desktop, windsock } = seat;
  await search(seat, name);
  await expect(windsock.selectedRow).toContainText(name);
  await desktop.press('ctrl+k');
  await windsock.picker.getByRole('menuitem', { name: 'Network of this environment…' }).click();
  await windsock.picker.getByRole('heading', { name: `Network of ${name}` }).waitFor();
  return { proxy: windsock.picker.getByLabel('Proxy'), tunnel: windsock.picker.getByLabel('Tunnel') };
}

test('the form: what is typed is checked at its field, shown word by word, saved with Enter and left with Esc', async ({
  desktop,
  outside: windsock,
}) => {
  const seat: Seat = { desktop, windsock };
  const { picker } = windsock;
  const look = async (name: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await picker.emulateMedia({ colorScheme });
      await painted(picker);
      await desktop.screenshot(`out/e2e/network-form/${name}-${colorScheme}.png`);
      expect(await findings(picker), `${name}, ${colorScheme}`).toEqual([]);
    }
    await picker.emulateMedia({ colorScheme: null });
  };
  const { proxy, tunnel } = await openForm(seat, secret);
  await expect(proxy).toBeFocused();
  await look('empty');
  await desktop.type('localhost:8157');
  await desktop.press('Tab');
  await expect(tunnel).toBeFocused();
  await desktop.type("FOO=1 ssh -N -D 8157 'bastion");
  await desktop.press('Return');
  await expect(proxy).toBeFocused();
  await expect(picker.getByText('The kind of proxy is missing.')).toBeVisible();
  await expect(picker.getByText('A quote of the command is not closed')).toBeVisible();
  await look('errors');

  await proxy.fill('socks5h://LOCALHOST:8157');
  await tunnel.fill('ssh -f -N -D 8157 -i "/keys/bastion \u202ekey" ec2-user@bastion.example.com');
  await expect(picker.getByText('/keys/bastion \\u{202e}key')).toBeVisible();
  await expect(picker.getByText('With -f ssh goes to the background')).toBeVisible();
  await look('hint');
  await tunnel.fill(
    'aws ssm start-session --profile data-platform-prod --target i-0f00ba7deadbeef12 --document-name AWS-StartPortForwardingSession --parameters portNumber=1080,localPortNumber=8157',
  );
  await look('filled');
  await desktop.press('Return');
  await expect(picker.getByText('Network saved')).toBeVisible();
  const { networks } = await snapshotOf(windsock);
  expect(networks[environmentKey(idOf(secret))]).toMatchObject({ proxy: 'socks5://localhost:8157' });

  const again = await openForm(seat, secret);
  await expect(again.proxy).toHaveValue('socks5://localhost:8157');
  await again.proxy.fill('');
  await desktop.press('Escape');
  await until('the list', () => picker.getByRole('combobox').isVisible());
  expect((await snapshotOf(windsock)).networks).toEqual(networks);
});
