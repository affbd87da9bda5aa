// No network at all, then a network again: in a network namespace of its own, since nothing less makes Chromium offline.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readTrayItem } from '../desktop/tray-item.ts';
import { choose, expectFailedRow, expectLoggedIn, picture } from './error-rows.ts';
import { expect, test } from './fixtures.ts';
import { layLine, onNetwork } from './network.ts';
import { keepEnvironments } from './settings-file.ts';

const run = promisify(execFile);

/** Set in the run within the namespace, where this file starts itself again. */
const isInNamespace = process.env.WINDSOCK_TEST_NAMESPACE === '1';

/** Of the namespace's network card, which is plugged in by `connectToNetwork`. */
const ADDRESS = '192.0.2.2';
const AWS_PORT = 4600;

async function connectToNetwork(): Promise<void> {
  const ip = (...words: readonly string[]) => run('ip', words);
  await ip('link', 'add', 'card', 'type', 'veth', 'peer', 'name', 'socket');
  await ip('address', 'add', `${ADDRESS}/24`, 'dev', 'card');
  for (const end of ['socket', 'card']) await ip('link', 'set', end, 'up');
}

/** Runs a program in a network namespace that has nothing but its loopback. */
function runWithoutNetwork(command: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const script = 'ip link set lo up && exec "$0" "$@"';
  return run('unshare', ['--net', '--map-root-user', 'sh', '-c', script, ...command], { env });
}

if (isInNamespace) testWithin();
else testFromOutside();

function testFromOutside(): void {
  test('without a network the row says so at once, and Enter works as soon as there is one', async () => {
    const isAllowed = await runWithoutNetwork(['true']).then(
      () => true,
      () => false,
    );
    test.skip(!isAllowed, 'no network namespace can be made here');
    const playwright = ['node_modules/playwright/cli.js', 'test', 'test/e2e/errors-offline.spec.ts'];
    const inner = runWithoutNetwork([process.execPath, ...playwright, '--output=test-results/offline'], {
      ...process.env,
      WINDSOCK_TEST_NAMESPACE: '1',
    });
    const { stdout } = await inner.catch((error: { readonly stdout: string }) => error);
    expect(stdout).toContain('1 passed');
  });
}

function testWithin(): void {
  test('offline and online again', async ({ desktop, standin, home, start }) => {
    await keepEnvironments(home, [
      { profile: 'data-platform-staging', region: 'eu-west-1', name: 'sandbox-mara' },
    ]);
    const rules = [`MAP *.airflow.eu-west-1.amazonaws.com ${ADDRESS}:${AWS_PORT}`];
    const windsock = await start({ standin: onNetwork(standin, { awsAtItsNames: true, rules }) });
    const seat = { desktop, windsock };
    const tooltip = async () => (await readTrayItem({ ...process.env, ...desktop.env })).tooltip;
    await choose(seat, 'sandbox-mara');
    await expectFailedRow(seat, {
      summary: 'This computer is offline',
      advice: 'Connect to a network, then try again.',
      enter: 'Try again',
    });
    await picture(seat, 'network-offline');
    await expect.poll(tooltip).toBe('Windsock: This computer is offline');
    await desktop.screenshot('out/e2e/tray/offline.png');
    await connectToNetwork();
    const line = await layLine(standin.awsTlsPort, { host: ADDRESS, port: AWS_PORT });
    await desktop.press('Return');
    await expectLoggedIn(seat, 'sandbox-mara');
    await expect.poll(tooltip).toBe('Windsock: Ready');
    await line.cut();
  });
}
