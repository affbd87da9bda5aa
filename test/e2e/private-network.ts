// A computer outside the network of a private web server, and what tests do with the network of an environment there.
import type { Page } from '@playwright/test';
import type { WindowAct, WindowSnapshot } from '../../src/shared/airflow-window.ts';
import type { EnvironmentId } from '../../src/shared/environment.ts';
import type { NetworkSetting } from '../../src/shared/settings.ts';
import type { RunningWindsock } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { airflowWindowsOf, give, hostOf, idOf } from './app-driver.ts';
import { test as base, expect } from './fixtures.ts';
import { onNetwork } from './network.ts';
import { keepEnvironments } from './settings-file.ts';
import { type SocksProxy, startSocksProxy } from './socks-proxy.ts';

/** Its host is private. */
export const secret = 'payments-prod';
export const other = 'orders-prod';

interface NetworkFixtures {
  /** The app on a computer that does not know the private host. */
  readonly outside: RunningWindsock;
  /** In the network of the private host. */
  readonly socks: SocksProxy;
}

/** The test function: the app knows the two environments, and the name of the private one leads nowhere. */
export const test = base.extend<NetworkFixtures>({
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

export function setNetwork(windsock: RunningWindsock, id: EnvironmentId, network: NetworkSetting) {
  return give(windsock, 'setNetwork', id, { ...nothing, ...network });
}

/** Closes all windows of an environment as a person would. */
export async function closeWindow({ app }: RunningWindsock, name: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, text) => {
    for (const window of BrowserWindow.getAllWindows())
      if (new RegExp(`(?:^|— )${text} `).test(window.getTitle())) window.close();
  }, name);
}

export async function expectNoWindow(windsock: RunningWindsock): Promise<void> {
  await expect.poll(async () => (await airflowWindowsOf(windsock.app)).length).toBe(0);
}

/** What the frame of the only Airflow window is shown. */
export async function frameOf({ app }: RunningWindsock): Promise<WindowSnapshot> {
  const page = await framePage(app);
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

/** A window that was closed may take a moment to go. */
async function framePage(app: RunningWindsock['app']): Promise<Page> {
  const frames = () => app.windows().filter((page) => page.url().startsWith('app://windsock/airflow-window'));
  await expect.poll(() => frames().length).toBe(1);
  const [page] = frames();
  if (page === undefined) throw new Error('There is no Airflow window');
  return page;
}

export const tunnelStateOf = async (windsock: RunningWindsock) => (await frameOf(windsock)).tunnel;

export async function act(windsock: RunningWindsock, what: WindowAct): Promise<void> {
  const page = await framePage(windsock.app);
  const { windowId } = (await frameOf(windsock)).window;
  await page.evaluate(([id, given]) => window.windsock.windowAct(id, given), [windowId, what] as const);
}
