// An AppImage, which nothing installs: the desktop learns that windsock links are its, and brings them to it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type TemporaryHome,
  type WindsockOnDesktop,
  windsockEnvironment,
  windsockSwitches,
} from '../desktop/start-windsock.ts';
import { airflowWindowsOf, give, hostOf, idOf, open } from './app-driver.ts';
import { expect, test } from './fixtures.ts';

const id = idOf('search-index-prod');

/** Stands in for an AppImage: a file that starts the app. */
async function makeAppImage(start: WindsockOnDesktop, electron: string, name: string): Promise<string> {
  const { home } = start;
  const file = join(home.folder, name);
  const words = [electron, ...windsockSwitches(start), process.cwd()].map((word) => `'${word}'`);
  await writeFile(
    file,
    `#!/bin/sh\necho $$ >> "${home.folder}/pids"\nAPPIMAGE="$0" APPDIR='${dirname(electron)}' exec ${words.join(' ')} "$@"\n`,
  );
  await chmod(file, 0o755);
  return file;
}

/** Opens a link as a browser would. */
async function openLink(start: WindsockOnDesktop, program: readonly [string, ...string[]], link: string) {
  const [name, ...args] = program;
  const opener = spawn(name, [...args, link], { env: windsockEnvironment(start), stdio: 'ignore' });
  await once(opener, 'exit');
}

const handlers = ({ folder }: TemporaryHome) => readFile(join(folder, '.config/mimeapps.list'), 'utf8');

const entry = ({ folder }: TemporaryHome) =>
  readFile(
    join(folder, '.local/share/applications/io.github.windsock.Windsock.AppImage.desktop'),
    'utf8',
  ).catch(() => '');

test('a link reaches an AppImage that runs, and starts one that does not', async ({
  desktop,
  home,
  standin,
  start,
}) => {
  const world = { desktop, home, standin };
  const host = hostOf(standin, id.name);
  const path = '/dags/x/runs/a+b%2Bc';
  await writeFile(
    join(home.folder, '.config/mimeapps.list'),
    '[Default Applications]\ntext/html=browser.desktop\n',
  );

  const first = await start();
  const electron = first.app.process().spawnfile;
  await give(first, 'addEnvironment', id.profile, id.region, id.name);
  await open(first, id);
  await first.quit();
  expect(await entry(home)).toBe('');
  // In the terminal of an editor that is an AppImage itself.
  const inEditor = await start({ env: { APPIMAGE: '/opt/Editor.AppImage', APPDIR: home.folder } });
  await inEditor.quit();
  expect(await entry(home)).toBe('');

  const plain = await makeAppImage(world, electron, 'Windsock-0.1.0.AppImage');
  const windsock = await start({ env: { APPIMAGE: plain, APPDIR: dirname(electron) } });
  await expect.poll(() => handlers(home)).toContain('x-scheme-handler/windsock=');
  expect(await handlers(home)).toContain('text/html=browser.desktop');
  // As desktops do that bring no opener of their own.
  await openLink(world, ['xdg-open'], `windsock://open?url=https://${host}${path}#d`);
  const page = await windsock.airflowPage(`https://${host}${path}#d`);
  await page.locator('#user-name').waitFor();
  expect(await airflowWindowsOf(windsock.app)).toHaveLength(1);
  await windsock.quit();

  await test.step('from where it was moved to, under a name that shells stumble over', async () => {
    const moved = await makeAppImage(world, electron, "Wind $(sock) `x`'s.AppImage");
    const again = await start({ env: { APPIMAGE: moved, APPDIR: dirname(electron) } });
    await expect.poll(() => entry(home)).toContain('$(sock)');
    await again.quit();
    const asked = () => standin.requests.filter((each) => each.path === path).length;
    const before = asked();
    await openLink(
      world,
      ['gio', 'open'],
      `windsock://open?url=${encodeURIComponent(`https://${host}${path}`)}`,
    );
    try {
      await expect.poll(asked, { timeout: 30_000 }).toBeGreaterThan(before);
    } finally {
      await endLast(home);
    }
  });
});

/** Ends the app that a link started, which nobody else knows of. */
async function endLast({ folder }: TemporaryHome): Promise<void> {
  const pids = (await readFile(join(folder, 'pids'), 'utf8')).trim().split('\n');
  const pid = Number(pids.at(-1));
  process.kill(pid, 'SIGTERM');
  await expect
    .poll(() =>
      access(`/proc/${pid}`).then(
        () => true,
        () => false,
      ),
    )
    .toBe(false);
}
