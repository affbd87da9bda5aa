// The operating system's sandbox: the app as an ordinary user starts it, without the `--no-sandbox` that root needs in the other tests.

import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { appendFile, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { give, idOf, open } from './app-driver.ts';
import { test as base, expect, lookForEnvironments } from './fixtures.ts';
import { makeOrdinaryUser, type OrdinaryUser, whyNoOrdinaryUser } from './ordinary-user.ts';
import { expectSafePages, preferencesNow, recordPages, safePreferences } from './page-preferences.ts';

const test = base.extend<{ readonly user: OrdinaryUser }>({
  user: async ({ home }, use) => {
    const user = await makeOrdinaryUser(home);
    await use(user);
    await user.remove();
  },
});

const reason = whyNoOrdinaryUser();
test.skip(reason !== null, reason ?? '');

/** The namespaces that keep a page's process from other processes, from the network and from files of others. */
const NAMESPACES = ['user', 'pid', 'net'] as const;

test('for an ordinary user the main job works, with every page locked up by the system', async ({
  desktop,
  home,
  start,
  user,
}) => {
  // For the window that asks; what asks here is not answered.
  const asking = '[profile asks-first]\nregion = eu-west-1\ncredential_process = /bin/false\n';
  await appendFile(join(home.awsFolder, 'config'), `\n${asking}`);
  const windsock = await start({ user });
  await recordPages(windsock);
  await lookForEnvironments(windsock);
  await desktop.press('Escape');
  await windsock.openPicker();
  await desktop.type('op');
  await expect(windsock.selectedRow).toContainText('orders-prod');
  await desktop.press('Return');
  const airflow = await windsock.loggedInPage('orders-prod');
  await expect(airflow.locator('[data-dag-id]').first()).toBeVisible();
  await give(windsock, 'showSettings', null);
  open(windsock, idOf('orders-prod', 'asks-first')).catch(() => undefined);
  for (const page of ['settings', 'prompt']) await windsock.airflowPage(`app://windsock/${page}`);
  await expectSafePages(windsock, /airflow\.amazonaws\.com/, /airflow-window/, /settings/, /prompt/);
  for (const each of await preferencesNow(windsock)) expect(each, each.url).toMatchObject(safePreferences);

  const main = windsock.app.process().pid ?? 0;
  expect(processFacts(main)).toMatchObject({ uid: user.uid, seesFiles: true });
  const renderers = await windsock.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((each) => [each.getURL(), each.getOSProcessId()] as const),
  );
  expect(renderers).toHaveLength(5);
  for (const [url, pid] of renderers) {
    const facts = processFacts(pid);
    expect(facts, url).toMatchObject({
      uid: user.uid,
      seccomp: 2,
      noNewPrivileges: 1,
      capabilities: 0,
      seesFiles: false,
    });
    for (const name of NAMESPACES)
      expect(facts.namespaces[name], url).not.toBe(processFacts(main).namespaces[name]);
  }
  for (const pid of [main, ...renderers.map(([, each]) => each)]) {
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')).not.toContain('--no-sandbox');
  }
});

test('an AWS file that the person may not read is told of, with its name', async ({ home, start, user }) => {
  await chmod(join(home.awsFolder, 'credentials'), 0o000);
  const windsock = await start({ user });
  await expect(windsock.picker.getByRole('option', { name: /credentials/ })).toContainText(
    'you may not read it',
  );
});

/** @returns what the kernel says of a process */
function processFacts(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string, radix = 10) =>
    Number.parseInt(new RegExp(`^${name}:\\s+(\\w+)`, 'm').exec(status)?.[1] ?? '', radix);
  return {
    uid: field('Uid'),
    /** 2 is a filter of system calls. */
    seccomp: field('Seccomp'),
    noNewPrivileges: field('NoNewPrivs'),
    capabilities: field('CapEff', 16),
    namespaces: Object.fromEntries(NAMESPACES.map((name) => [name, readlinkSync(`/proc/${pid}/ns/${name}`)])),
    seesFiles: existsSync(`/proc/${pid}/root/etc/passwd`),
  };
}
