// The package for Debian and Ubuntu on a real system: installed with apt, started from its menu entry by an ordinary user with
// Chromium's own sandbox, opened by a link, upgraded with settings kept, and removed without remains.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, makeAccount } from '../desktop/account.ts';
import { untilTitle } from '../desktop/active-window.ts';
import { installDeb, purgeWindsock, systemPaths, whyNotInstallable } from '../desktop/apt.ts';
import { makeLinuxPackage } from '../desktop/make-package.ts';
import { until } from '../desktop/start-desktop.ts';
import { hostOf } from './app-driver.ts';
import { trustCertificate } from './network.ts';
import { test as base, expect } from './packaged.ts';
import { layInternet } from './proxies.ts';

const OLD_VERSION = '0.0.1';
const DESKTOP_FILE = '/usr/share/applications/io.github.windsock.Windsock.desktop';
const ENVIRONMENT = 'orders-prod';

interface Fixtures {
  /** The same app with a lower version. */
  readonly oldDeb: string;
  /** Somebody on whose network the stand-in is AWS, by a proxy and a certificate that they trust: no switch of Chromium does it. */
  readonly person: Account;
}

const test = base.extend<Fixtures>({
  oldDeb: async ({ packaged: _ }, use) => {
    const old = await makeLinuxPackage(OLD_VERSION);
    await use(old.deb);
    await old.remove();
  },
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
  test.setTimeout(120_000);
  const before = await systemPaths();
  const settings = () => JSON.parse(readFileSync(join(home.userData, 'settings.json'), 'utf8'));
  const isPageAsked = async (path: string) =>
    standin.requests.some((each) => each.path === path && each.cookieNames.includes('session'));
  const openLink = (path: string) =>
    person.launch('xdg-open', `windsock://open?url=https://${hostOf(standin, ENVIRONMENT)}${path}`);

  await test.step('installed: a command, a menu entry, completions', async () => {
    await installDeb(oldDeb);
    expect(await person.run('windsock', '--version')).toContain(`Windsock ${OLD_VERSION}`);
    await person.run('desktop-file-validate', DESKTOP_FILE);
    await person.run(
      'bash',
      '-c',
      '. /usr/share/bash-completion/completions/windsock && complete -p windsock',
    );
    expect(readFileSync('/usr/share/doc/windsock/copyright', 'utf8')).toContain('MIT License');
  });

  await test.step('started from its menu entry, and at login from the entry that it writes', async () => {
    person.launch('gio', 'launch', DESKTOP_FILE);
    await untilTitle(desktop, 'the picker of the first start', (title) => title === 'Windsock');
    await desktop.press('Up', 'Up', 'Return'); // The last but one row of a first start.
    const entry = join(home.folder, '.config/autostart/io.github.windsock.Windsock.desktop');
    await until('the entry', async () => existsSync(entry));
    expect(readFileSync(entry, 'utf8')).toContain('\nExec=/opt/Windsock/windsock --hidden\n');
  });

  await test.step('it does its job, with every page behind the sandbox of the system', async () => {
    await desktop.press('ctrl+Home', 'Return'); // The first row looks for environments.
    await until('environments', async () => {
      const kept = join(home.userData, 'environments.json');
      return existsSync(kept) && readFileSync(kept, 'utf8').includes(ENVIRONMENT);
    });
    await desktop.type('orp');
    await desktop.press('ctrl+d');
    await until('the favourite', async () => settings().favourites.length > 0);
    await desktop.press('Return');
    await untilTitle(desktop, 'Airflow', (title) =>
      new RegExp(`DAGs.*${ENVIRONMENT}.*Windsock`).test(title ?? ''),
    );
    const processes = await windsockProcesses(person);
    expect(processes.filter(({ command }) => command.includes('--no-sandbox'))).toEqual([]);
    const renderers = processes.filter(({ command }) => command.includes('--type=renderer'));
    expect(renderers.length).toBeGreaterThan(1);
    for (const { pid } of renderers) {
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
    }
  });

  await test.step('a link reaches the app that runs', async () => {
    openLink('/dags/warm/grid');
    await until('the page', () => isPageAsked('/dags/warm/grid'));
  });

  const kept = settings().favourites;
  await test.step('upgraded: what the person set is kept', async () => {
    await endWindsock(person);
    await installDeb(packaged.deb);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await person.run('windsock', '--version')).toContain(`Windsock ${version}`);
    openLink('/dags/cold/grid');
    await until('the page', () => isPageAsked('/dags/cold/grid'));
    expect(settings().favourites).toEqual(kept);
    await endWindsock(person);
  });

  await test.step("removed: nothing is left but the person's own files", async () => {
    await purgeWindsock();
    expect(await systemPaths()).toEqual(before);
    expect(settings().favourites).toEqual(kept);
    expect(await person.run('xdg-mime', 'query', 'default', 'x-scheme-handler/windsock')).toBe('');
  });
});

async function windsockProcesses(person: Account) {
  return (await person.processes()).filter(({ command }) => command.startsWith('/opt/Windsock/'));
}

/** Ends the app as the system does at the end of a session. */
async function endWindsock(person: Account): Promise<void> {
  const main = (await windsockProcesses(person)).find(({ command }) => !command.includes(' --type='));
  if (main !== undefined) process.kill(main.pid, 'SIGTERM');
  await until('the app to end', async () => (await windsockProcesses(person)).length === 0);
}
