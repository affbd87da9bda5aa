// The command line as a person types it: what each command prints, which code it ends with, and what the app does about it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environmentKey } from '../../src/shared/environment.ts';
import { activeWindowTitle } from '../desktop/active-window.ts';
import { airflowWindowsOf, hostOf, openEnvironmentsOf, snapshotOf } from './app-driver.ts';
import { canariesOf, foundInFiles } from './canaries.ts';
import { makeFakeBrowser } from './fake-browser.ts';
import { settingsFile } from './settings-file.ts';
import { inTerminal, windsock as run, runningWindsock } from './terminal.ts';
import { expect, orders, said, test } from './typed-commands.ts';

test('what needs no app prints and ends, without a screen and without writing anything', async ({
  home,
  standin,
}) => {
  const blind = { desktop: { env: { DISPLAY: '' } }, standin, home };
  expect(await run(blind, '--version')).toMatchObject({ code: 0, out: 'Windsock 0.1.0\n', said: '' });
  for (const words of [['--help'], ['help', 'url'], ['completion', 'bash'], ['completion', 'fish']]) {
    const { code, out, said: noise } = await run(blind, ...words);
    expect([code, noise]).toEqual([0, '']);
    expect(out).toMatch(/windsock(.|\n)*\n$/);
  }
  expect(await run(blind, 'list')).toMatchObject({
    code: 0,
    out: '',
    said: 'No environments are known yet: start Windsock and look for environments.\n',
  });
  expect(await run(blind, 'list', '--json')).toMatchObject({ code: 0, out: '[]\n', said: '' });
  expect(await run(blind, 'open', '--jsno')).toMatchObject(
    said(
      2,
      'windsock: There is no option --jsno. Did you mean --json?\nwindsock --help shows what there is.\n',
    ),
  );
  expect(await run(blind, 'opne')).toMatchObject(said(2, /^windsock: There is no command “opne”/));
  expect(await run(blind, 'open', 'https://example.com/')).toMatchObject(said(2, /^windsock: .+\.\n.+\n$/));
  expect(existsSync(settingsFile({ ...home }))).toBe(false);
  expect(existsSync(join(home.userData, 'logs'))).toBe(false);
});

test('list tells what the app found, as a table, as JSON and as one column, while it runs and after', async ({
  desktop,
  standin,
  home,
  windsock,
}) => {
  const world = { desktop, standin, home };
  const { environments } = await snapshotOf(windsock);
  const kept = join(home.userData, 'environments.json');
  await expect.poll(() => existsSync(kept)).toBe(true);
  for (const isRunning of [true, false]) {
    if (!isRunning) await windsock.quit();
    const { code, out, said: noise } = await run(world, 'list', '--json');
    expect([code, noise]).toEqual([0, '']);
    const keys = (JSON.parse(out) as (typeof orders)[]).map(environmentKey).sort();
    expect(keys).toEqual(environments.map(({ id }) => environmentKey(id)).sort());
  }
  const table = (await run(world, 'list', '--profile', 'data-platform-staging')).out;
  expect(table).toMatch(/^NAME +PROFILE +REGION +ACCOUNT +AIRFLOW +STATUS\n/);
  expect(table).toMatch(/^orders-staging +data-platform-staging +eu-west-1 +\d{12} +2\.10\.3 +AVAILABLE$/m);
  const narrow = (await inTerminal(world, 60, 'list')).trimEnd().split('\n');
  expect(Math.max(...narrow.map(({ length }) => length))).toBeLessThanOrEqual(60);
  const names = (await run(world, 'list', '--column', 'name')).out.trimEnd().split('\n');
  expect(new Set(narrow.slice(1).map((line) => line.split(' ')[0]))).toEqual(new Set(names));
  expect(names).toEqual([...new Set(names)]);
  expect(names).toContain('airflow3_migration_test');
});

test('a name that is unknown or means several ends with 3 or 4, and nothing is started', async ({
  type,
  standin,
  world,
}) => {
  expect(await type('open', 'nope')).toMatchObject(
    said(3, /^windsock: Windsock knows no environment “nope”\.\nwindsock list shows/),
  );
  expect(await type('open', 'ordrs-prod')).toMatchObject(
    said(3, /^windsock: Windsock knows no environment “ordrs-prod”\. Did you mean orders-prod\?\n/),
  );
  expect(await type('url', 'customer-360')).toMatchObject(said(3, /Did you mean customer-360-prod\?\n/));
  expect(await type('url', 'orders-prod', '--profile', 'analytics')).toMatchObject(
    said(3, /through profile analytics/),
  );
  for (const [format, out] of [
    ['--column=name', ''],
    ['--json', '[]\n'],
  ] as const)
    expect(await type('list', '--profile', 'nope', format)).toMatchObject({
      code: 3,
      out,
      said: expect.stringMatching(
        /^windsock: Windsock knows no environment through profile nope\.\nwindsock list shows/,
      ),
    });
  expect(await type('open', 'orders')).toMatchObject(
    said(
      4,
      /^windsock: “orders” may be each of these; .*:\nNAME +PROFILE .*\norders-prod +data-platform-prod .*\norders-reporting-prod .*\n$/,
    ),
  );
  expect(await runningWindsock(world)).toBeNull();
  expect(standin.requests).toEqual([]);
});

test('open starts the app beside the terminal, hands over at once from then on, and --toggle shows the picker', async ({
  type,
  standin,
  desktop,
  world,
}) => {
  const cold = await type('open', 'ORDERS-PROD');
  expect(cold).toMatchObject({ code: 0, out: '', said: '' });
  const isTitle = (title: RegExp) =>
    expect.poll(() => activeWindowTitle(desktop), { timeout: 30_000 }).toMatch(title);
  await isTitle(/orders-prod.*Windsock/);
  const running = await runningWindsock(world);
  expect(running).not.toBeNull();

  const warm = [
    await type('open', 'customer-360', '--path', '/dags/x/grid?a=b#c'),
    await type('open', 'data-platform-staging/payments-staging'),
  ];
  expect(warm.map(({ code, out }) => [code, out])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect(warm[0]?.said).toBe('customer-360-prod (data-platform-prod, eu-west-1)\n');
  await expect
    .poll(
      () => standin.requests.filter(({ path, query }) => path === '/dags/x/grid' && /a=b/.test(query)).length,
    )
    .toBeGreaterThan(0);
  await isTitle(/payments-staging.*Windsock/);

  expect(await type('--toggle')).toMatchObject({ code: 0, out: '', said: '' });
  await isTitle(/^Windsock$/);
  expect(await type('--toggle')).toMatchObject({ code: 0 });
  await isTitle(/payments-staging.*Windsock/);
  // Starting a process takes its time on a busy machine; handing over adds less than a second to that.
  const added: number[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    const { tookMs } = await type('--version');
    added.push((await type('open', 'payments-staging')).tookMs - tookMs);
  }
  expect(Math.min(...added)).toBeLessThan(1_000);
  expect(await runningWindsock(world)).toBe(running);
  // One of them twice, where the first path was that of the other version.
  expect(new Set(standin.mintedTokens().map(({ environment }) => environment)).size).toBe(3);
  expect(await readFile(join(world.home.userData, 'logs/main.log'), 'utf8')).toContain(
    'is ready on Electron',
  );
  const canaries = canariesOf(standin);
  expect(await foundInFiles(join(world.home.userData, 'logs'), canaries, () => false)).toEqual([]);
});

test('six commands at once start one app, which opens what each of them asked for', async ({
  type,
  standin,
  world,
}) => {
  const names = ['orders-prod', 'orders-reporting-prod', 'customer-360-prod', 'payments-staging'];
  const ended = await Promise.all([...names, ...names.slice(0, 2)].map((name) => type('open', name)));
  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
  await expect
    .poll(() => new Set(standin.mintedTokens().map(({ environment }) => environment)).size, {
      timeout: 30_000,
    })
    .toBe(4);
  expect(await runningWindsock(world)).not.toBeNull();
});

test('a command without a screen reaches the app on the desktop, and says so where none runs', async ({
  world,
  start,
}) => {
  const blind = { ...world, desktop: { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } } };
  expect(await run(blind, 'open', 'orders-prod')).toMatchObject(
    said(1, /^windsock: Windsock does not run yet, and there is no screen to start it on\.\n/),
  );
  const windsock = await start();
  expect(await run(blind, 'open', 'orders-prod')).toMatchObject({ code: 0, out: '', said: '' });
  await expect.poll(() => openEnvironmentsOf(windsock.app)).toEqual([expect.stringContaining('orders-prod')]);
});

test('a link to nothing that is known is said, and the picker asks what to do', async ({
  type,
  desktop,
  start,
}) => {
  const windsock = await start();
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';
  expect(await type('open', `https://${host}/dags/x`)).toMatchObject(
    said(0, `Windsock knows no environment at ${host} yet: its picker asks what to do.\n`),
  );
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  await expect(windsock.picker.getByRole('option', { name: 'Look for its environment' })).toBeVisible();
});

test('an opening that fails shows the picker with the reason', async ({ type, standin, desktop, start }) => {
  const windsock = await start();
  await desktop.press('Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  standin.setFault('CreateWebLoginToken', { kind: 'access-denied' });
  expect(await type('open', 'orders-prod')).toMatchObject({ code: 0 });
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  const { openings } = await snapshotOf(windsock);
  expect(openings[environmentKey(orders)]).toMatchObject({ phase: 'failed' });
  expect(await airflowWindowsOf(windsock.app)).toEqual([]);
});

test('open --browser logs in in the default browser, and no window opens', async ({
  type,
  standin,
  start,
}) => {
  const browser = await makeFakeBrowser();
  const windsock = await start({ env: browser.env });
  expect(await type('open', 'orders-prod', '--browser')).toMatchObject({ code: 0, out: '', said: '' });
  await expect.poll(() => browser.opened()).toHaveLength(1);
  const url = new URL((await browser.opened())[0] ?? '');
  expect(url.host).toBe(hostOf(standin, 'orders-prod'));
  expect(standin.mintedTokens().map(({ token }) => token)).toEqual([url.hash.slice(1)]);
  expect(await openEnvironmentsOf(windsock.app)).toEqual([]);
  expect(windsock.output()).not.toContain(url.hash);
  await browser.remove();
});
