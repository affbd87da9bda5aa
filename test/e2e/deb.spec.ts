// The package for Debian and Ubuntu on a real system: installed with apt, started from its menu entry by an ordinary user with
// Chromium's own sandbox, opened by links, upgraded with settings kept, and removed without remains.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, makeAccount } from '../desktop/account.ts';
import { pressUntil, untilTitle } from '../desktop/active-window.ts';
import { installDeb, purgeWindsock, systemPaths, whyNotInstallable } from '../desktop/apt.ts';
import { makeLinuxPackage } from '../desktop/make-package.ts';
import { type Desktop, until } from '../desktop/start-desktop.ts';
import type { TemporaryHome } from '../desktop/start-windsock.ts';
import type { Standin } from '../standin/start-standin.ts';
import { hostOf } from './app-driver.ts';
import { trustCertificate } from './network.ts';
import { test as base, expect } from './packaged.ts';
import { layInternet } from './proxies.ts';

const OLD_VERSION = '0.0.1';
const { version: VERSION } = JSON.parse(readFileSync('package.json', 'utf8'));
const DESKTOP_FILE = '/usr/share/applications/io.github.windsock.Windsock.desktop';
const ENVIRONMENT = 'orders-prod';

interface Fixtures {
  /** The same app with a lower version. */
  readonly oldDeb: string;
  /** Somebody on whose network the stand-in is AWS, by a proxy and a certificate that they trust: no switch of Chromium does it. */
  readonly person: Account;
}

/** What a step of the journey meets. */
interface World {
  readonly desktop: Desktop;
  readonly home: TemporaryHome;
  readonly person: Account;
  readonly standin: Standin;
}

const test = base.extend<Fixtures>({
  oldDeb: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const old = await makeLinuxPackage(['deb'], OLD_VERSION);
      await use(old.deb);
      await old.remove();
    },
    { timeout: 180_000 },
  ],
  person: async ({ desktop, home, standin }, use) => {
    const internet = await layInternet(standin);
    await trustCertificate(home, standin.certificate);
    const person = await makeAccount(desktop, home, {
      ...standin.environmentVariables,
      https_proxy: `http://127.0.0.1:${internet.port}`,
    });
    await purgeWindsock();
    await use(person);
    await purgeWindsock();
    await person.remove();
    await internet.close();
  },
});

const reason = whyNotInstallable();
test.skip(reason !== null, reason ?? '');

test('installed, started from the menu, opened by links, upgraded, removed', async ({
  desktop,
  home,
  oldDeb,
  packaged,
  person,
  standin,
}) => {
  test.setTimeout(180_000);
  const world = { desktop, home, person, standin };
  const before = await systemPaths();
  await test.step('installed: a command, a menu entry, completions', async () => {
    await installDeb(oldDeb);
    await expectInstalled(person);
  });
  await test.step('started from its menu entry, and at login by the entry that it writes', async () => {
    await startFromMenu(world);
    await turnLoginOn(world);
  });
  await test.step('it does its job, with every page behind the sandbox of the system', async () => {
    await openFavourite(world);
    await expectSandbox(person);
  });
  await test.step('a link reaches the app that runs', () => followLink(world, '/dags/warm/grid'));
  await endWindsock(person);
  const kept = favourites(home);

  await test.step('upgraded: a link starts it, and what the person set is kept', async () => {
    await installDeb(packaged.deb);
    expect(await person.run('windsock', '--version')).toContain(`Windsock ${VERSION}`);
    await followLink(world, '/dags/cold/grid');
    await endWindsock(person);
    expect(favourites(home)).toEqual(kept);
  });
  await test.step("removed: nothing is left but the person's own files", async () => {
    await purgeWindsock();
    expect(await systemPaths()).toEqual(before);
    expect(await person.run('xdg-mime', 'query', 'default', 'x-scheme-handler/windsock')).toBe('');
    expect(favourites(home)).toEqual(kept);
  });
});

async function expectInstalled(person: Account): Promise<void> {
  expect(await person.run('windsock', '--version')).toContain(`Windsock ${OLD_VERSION}`);
  await person.run('desktop-file-validate', DESKTOP_FILE);
  const completion = '/usr/share/bash-completion/completions/windsock';
  await person.run('bash', '-c', `. ${completion} && complete -p windsock`);
  expect(readFileSync('/usr/share/doc/windsock/copyright', 'utf8')).toContain('MIT License');
}

async function startFromMenu({ desktop, person }: World): Promise<void> {
  person.launch('gio', 'launch', DESKTOP_FILE);
  await untilTitle(desktop, 'the picker of the first start', (title) => title === 'Windsock');
}

async function turnLoginOn({ desktop, home }: World): Promise<void> {
  const entry = join(home.folder, '.config/autostart/io.github.windsock.Windsock.desktop');
  // The last but one row of a first start.
  await pressUntil(desktop, ['ctrl+Home', 'Up', 'Up', 'Return'], 'the entry', () => existsSync(entry));
  expect(readFileSync(entry, 'utf8')).toContain('\nExec=/opt/Windsock/windsock --hidden\n');
}

/** Looks for environments, makes one a favourite and opens it, all by keys. */
async function openFavourite({ desktop, home }: World): Promise<void> {
  await desktop.press('ctrl+Home', 'Return'); // The first row looks for environments.
  const found = join(home.userData, 'environments.json');
  await until(
    'environments',
    async () => existsSync(found) && readFileSync(found, 'utf8').includes(ENVIRONMENT),
  );
  await desktop.type('orp');
  await desktop.press('ctrl+d');
  await until('the favourite', async () => favourites(home).length > 0);
  await desktop.press('Return');
  const logged = new RegExp(`DAGs.*${ENVIRONMENT}.*Windsock`);
  await untilTitle(desktop, 'Airflow', (title) => logged.test(title ?? ''));
}

async function expectSandbox(person: Account): Promise<void> {
  const processes = await windsockProcesses(person);
  expect(processes.filter(({ command }) => command.includes('--no-sandbox'))).toEqual([]);
  const renderers = processes.filter(({ command }) => command.includes('--type=renderer'));
  expect(renderers.length).toBeGreaterThan(1);
  for (const { pid } of renderers) {
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
  }
}

/** Opens a link to a page of Airflow as a browser would. @returns once a session asked for that page */
async function followLink({ person, standin }: World, path: string): Promise<void> {
  person.launch('xdg-open', `windsock://open?url=https://${hostOf(standin, ENVIRONMENT)}${path}`);
  await until('the page', async () =>
    standin.requests.some((each) => each.path === path && each.cookieNames.includes('session')),
  );
}

function favourites({ userData }: TemporaryHome): readonly unknown[] {
  return JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')).favourites;
}

async function windsockProcesses(person: Account) {
  return (await person.processes()).filter(({ command }) => command.startsWith('/opt/Windsock/'));
}

/** Ends the app as the system does at the end of a session. */
async function endWindsock(person: Account): Promise<void> {
  const main = (await windsockProcesses(person)).find(({ command }) => !command.includes(' --type='));
  if (main !== undefined) process.kill(main.pid, 'SIGTERM');
  await until('the app to end', async () => (await windsockProcesses(person)).length === 0);
}
