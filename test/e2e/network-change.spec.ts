// The network goes and comes back: what failed is opened once more by itself, once and without a question.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Standin } from '../standin/start-standin.ts';
import { give, hostOf, idOf, open, snapshotOf } from './app-driver.ts';
import { choose, expectFailedRow, expectLoggedIn, picture, search, selectedRow } from './error-rows.ts';
import { expect, test } from './fixtures.ts';
import { layLine, onNetwork } from './network.ts';
import { keepEnvironments } from './settings-file.ts';

const run = promisify(execFile);

/** Set in the run within a network namespace, where this file starts itself again. */
const isInNamespace = process.env.WINDSOCK_TEST_NAMESPACE === '1';

const name = 'sandbox-mara';
const id = idOf(name, 'data-platform-staging');
const offline = {
  summary: 'This computer is offline',
  advice: 'Connect to a network, then try again.',
  enter: 'Try again',
};

const [ADDRESS, AWS_PORT, WEB_PORT] = ['192.0.2.2', 4600, 4601];
const awsRules = [`MAP *.airflow.eu-west-1.amazonaws.com ${ADDRESS}:${AWS_PORT}`];

const ip = (...words: readonly string[]) => run('ip', words);

async function plugIn(): Promise<void> {
  await ip('link', 'add', 'card', 'type', 'veth', 'peer', 'name', 'socket');
  await ip('address', 'add', `${ADDRESS}/24`, 'dev', 'card');
  for (const end of ['socket', 'card']) await ip('link', 'set', end, 'up');
}

const tokenRequests = ({ requests }: Standin) =>
  requests.filter(({ path }) => path.includes('webtoken')).length;

if (!isInNamespace) testFromOutside();

/** Runs a program in a network namespace that has nothing but its loopback. */
function runWithoutNetwork(command: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const script = 'ip link set lo up && exec "$0" "$@"';
  return run('unshare', ['--net', '--map-root-user', 'sh', '-c', script, ...command], { env });
}

function testFromOutside(): void {
  test('a network that comes back opens what waits for it, once, and asks nobody', async () => {
    const isAllowed = await runWithoutNetwork(['true']).then(
      () => true,
      () => false,
    );
    test.skip(!isAllowed, 'no network namespace can be made here');
    const playwright = ['node_modules/playwright/cli.js', 'test', 'test/e2e/network-change.spec.ts'];
    const inner = runWithoutNetwork(
      [process.execPath, ...playwright, '--output=test-results/network-change'],
      {
        ...process.env,
        WINDSOCK_TEST_NAMESPACE: '1',
      },
    );
    const { stdout } = await inner.catch((error: { readonly stdout: string }) => error);
    expect(stdout).toContain('4 passed');
  });

  test('a proxy that is down fails fast, and no request follows when it is up again', async ({
    desktop,
    standin,
    home,
    start,
  }) => {
    await keepEnvironments(home, [id]);
    const line = await layLine(standin.airflowPort);
    await line.cut();
    const windsock = await start({
      switches: [`--proxy-server=${line.address}`, '--proxy-bypass-list=127.0.0.1'],
    });
    const seat = { desktop, windsock };
    const startedAtMs = performance.now();
    await choose(seat, name);
    await expect(selectedRow(seat)).toContainText('The proxy before the Airflow web server does not answer');
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
    const calls = standin.requests.length;
    await line.mend();
    // The way is there, the network is the same: two looks of the app's later nothing was sent.
    const quietUntilMs = performance.now() + 5_000;
    await expect.poll(() => performance.now() > quietUntilMs).toBe(true);
    expect(standin.requests).toHaveLength(calls);
    expect((await snapshotOf(windsock)).prompts).toEqual([]);
    await line.cut();
  });
}

if (isInNamespace)
  test.describe('a network that comes back mends', () => {
    test.afterEach(async () => {
      await ip('link', 'delete', 'card').catch(() => undefined);
    });

    test('the row that a person looks at', async ({ desktop, standin, home, start }) => {
      await keepEnvironments(home, [id]);
      const windsock = await start({ standin: onNetwork(standin, { awsAtItsNames: true, rules: awsRules }) });
      const seat = { desktop, windsock };
      await choose(seat, name);
      await expectFailedRow(seat, offline);
      await picture(seat, 'network-change-offline');
      await plugIn();
      const line = await layLine(standin.awsTlsPort, { host: ADDRESS, port: AWS_PORT });
      // No key is pressed.
      await expectLoggedIn(seat, name);
      expect(tokenRequests(standin)).toBe(1);
      await line.cut();
    });

    test('once alone: a second network is for the person', async ({ desktop, standin, home, start }) => {
      await keepEnvironments(home, [id]);
      const windsock = await start({ standin: onNetwork(standin, { awsAtItsNames: true, rules: awsRules }) });
      const seat = { desktop, windsock };
      await choose(seat, name);
      await expectFailedRow(seat, offline);
      // Nothing listens there: the retry fails, too.
      await plugIn();
      await expect(selectedRow(seat)).toContainText('refused the connection');
      const line = await layLine(standin.awsTlsPort, { host: ADDRESS, port: AWS_PORT });
      await ip('address', 'add', '192.0.2.3/24', 'dev', 'card');
      const quietUntilMs = performance.now() + 6_000;
      await expect.poll(() => performance.now() > quietUntilMs).toBe(true);
      expect(tokenRequests(standin)).toBe(0);
      await desktop.press('Return');
      await expectLoggedIn(seat, name);
      await line.cut();
    });

    test('nothing where nobody looks', async ({ desktop, standin, home, start }) => {
      await keepEnvironments(home, [id]);
      const windsock = await start({ standin: onNetwork(standin, { awsAtItsNames: true, rules: awsRules }) });
      const seat = { desktop, windsock };
      await search(seat, name);
      expect((await open(windsock, id)).ok).toBe(false);
      await give(windsock, 'hidePicker');
      await plugIn();
      const line = await layLine(standin.awsTlsPort, { host: ADDRESS, port: AWS_PORT });
      const quietUntilMs = performance.now() + 6_000;
      await expect.poll(() => performance.now() > quietUntilMs).toBe(true);
      expect(tokenRequests(standin)).toBe(0);
      expect((await snapshotOf(windsock)).prompts).toEqual([]);
      await line.cut();
    });

    test('a window whose page was lost on the way, and no token is made for that', async ({
      desktop,
      standin,
      home,
      start,
    }) => {
      await keepEnvironments(home, [id]);
      await plugIn();
      const line = await layLine(standin.airflowPort, { host: ADDRESS, port: WEB_PORT });
      const rules = [`MAP ${hostOf(standin, name)} ${ADDRESS}:${WEB_PORT}`];
      const windsock = await start({ standin: onNetwork(standin, { rules }) });
      const seat = { desktop, windsock };
      await choose(seat, name);
      const page = await windsock.loggedInPage(name);
      await ip('link', 'delete', 'card');
      await page.evaluate(() => location.reload()).catch(() => undefined);
      await expect.poll(() => page.url()).toContain('chrome-error');
      const tokens = standin.mintedTokens(name).length;
      await plugIn();
      await expect(page.locator('#user-name')).toBeVisible({ timeout: 30_000 });
      expect(standin.mintedTokens(name)).toHaveLength(tokens);
      expect((await snapshotOf(windsock)).prompts).toEqual([]);
      await line.cut();
    });
  });
