// Private web servers: a host that only the proxy of its environment knows.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentKey } from '../../src/shared/environment.ts';
import { give, hostOf, idOf, open, snapshotOf } from './app-driver.ts';
import { choose, expectFailedRow, type Seat } from './error-rows.ts';
import { expect } from './fixtures.ts';
import { closeWindow, frameOf, other, secret, setNetwork, test } from './private-network.ts';
import { layInternet } from './proxies.ts';
import { keepEnvironments } from './settings-file.ts';
import { startSocksProxy } from './socks-proxy.ts';

test('SOCKS5 reaches a host that this computer does not know: the name goes to the proxy, and nothing else does', async ({
  outside: windsock,
  standin,
  socks,
}) => {
  const host = hostOf(standin, secret);
  expect(await open(windsock, idOf(secret))).toMatchObject({
    failure: { kind: 'private-host-unreachable', host },
  });
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
    const step = async (which: string) =>
      (await snapshotOf(windsock)).diagnosis?.steps.find(({ name }) => name === which);
    await expect.poll(async () => (await step('login-page'))?.outcome).toBe('passed');
    expect(await step('host-resolves')).toMatchObject({
      outcome: 'passed',
      found: `The proxy 127.0.0.1:${socks.port} looks it up`,
    });
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
    expect(await open(windsock, idOf(secret))).toMatchObject({
      failure: { kind: 'private-host-unreachable' },
    });
    expect(socks.names).toHaveLength(before);
  });
});

test('a page behind a proxy has no name looked up past it', async ({
  outside: windsock,
  standin,
  socks,
  home,
}) => {
  const host = hostOf(standin, secret);
  await setNetwork(windsock, idOf(secret), { proxy: `socks5://127.0.0.1:${socks.port}` });
  await open(windsock, idOf(secret));
  const page = await windsock.loggedInPage(secret);
  const leak = 'what-the-page-knows.evil.example';
  standin.setAirflowPage(host, '/hints', {
    body: `<link rel="dns-prefetch" href="https://${leak}"><script>fetch('https://asked.evil.example').catch(() => 0)</script>`,
  });
  const file = join(home.folder, 'net-log.json');
  const netLog = (step: 'startLogging' | 'stopLogging') =>
    windsock.app.evaluate(
      async ({ webContents }, { at, does, where }) => {
        const log = webContents.getAllWebContents().find((each) => each.getURL().includes(at))
          ?.session.netLog;
        await (does === 'startLogging' ? log?.startLogging(where) : log?.stopLogging());
      },
      { at: host, does: step, where: file },
    );
  await netLog('startLogging');
  await page.goto(`https://${host}/hints`);
  await expect.poll(() => socks.names).toContain('asked.evil.example:443');
  // Hints of pages come in their order, so that those of the first one were taken up when one of the next is told.
  const next = 'https://next.evil.example';
  standin.setAirflowPage(host, '/next', { body: `<link rel="preconnect" href="${next}">` });
  const told = windsock.app.evaluate(
    ({ webContents }, at) =>
      new Promise<string>((resolve) => {
        const contents = webContents.getAllWebContents().find((each) => each.getURL().includes(at));
        contents?.session.once('preconnect', (_event, url) => resolve(url));
      }),
    host,
  );
  await page.goto(`https://${host}/next`);
  expect(await told).toBe(`${next}/`);
  // Chromium says in its log what it looks up.
  await netLog('stopLogging');
  const lookedUp = (await readFile(file, 'utf8')).split('\n').filter((line) => line.includes(leak));
  expect(lookedUp).toEqual([]);
  const udp = await windsock.app.evaluate(
    ({ webContents }, at) =>
      webContents
        .getAllWebContents()
        .find((each) => each.getURL().includes(at))
        ?.getWebRTCIPHandlingPolicy(),
    host,
  );
  expect(udp).toBe('disable_non_proxied_udp');
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
