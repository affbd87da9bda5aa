// The AppImage, started through a mount that goes with the process that was started from it.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { untilTitle } from '../desktop/active-window.ts';
import { kill } from '../desktop/process-tree.ts';
import { startPrintingProgram } from '../desktop/processes.ts';
import { until } from '../desktop/start-desktop.ts';
import { type TemporaryHome, windsockEnvironment, windsockSwitches } from '../desktop/start-windsock.ts';
import { expect, test } from './packaged.ts';

test.skip(process.platform !== 'linux', 'AppImages are for Linux');

test('a command starts the AppImage beside the terminal, and nothing of it stays mounted once it quits', async ({
  desktop,
  home,
  packaged,
  standin,
}) => {
  const start = { desktop, standin, home, env: { TMPDIR: home.folder } };
  const command = startPrintingProgram(
    packaged.appImage,
    [...windsockSwitches(start), '--toggle'],
    windsockEnvironment(start),
  );
  try {
    expect(await command.exitCode()).toBe(0);
    await untilTitle(desktop, 'the picker', (title) => title === 'Windsock');
    const [running, ...others] = mainProcesses(home);
    expect(others).toEqual([]);
    expect(readFileSync(`/proc/${running}/cmdline`, 'utf8')).toContain('--foreground');
    const entry = join(home.folder, '.local/share/applications/io.github.windsock.Windsock.AppImage.desktop');
    await expect
      .poll(() => readFile(entry, 'utf8').catch(() => ''))
      .toContain(`\nExec=${packaged.appImage} %u\n`);
  } finally {
    for (const pid of mainProcesses(home)) kill(pid, 'SIGTERM');
    await until('every mount to go', async () => mountsIn(home).length === 0);
  }
});

function mountsIn({ folder }: TemporaryHome): readonly string[] {
  return readdirSync(folder).filter((name) => /^\.mount_\w+$/.test(name));
}

/** The Windsocks that run from a mount in this folder. */
function mainProcesses({ folder }: TemporaryHome): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const isOurs = readlinkSync(`/proc/${name}/exe`).startsWith(join(folder, '.mount_'));
      return isOurs && !readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=') ? Number(name) : [];
    } catch {
      return []; // no process, or one that has ended
    }
  });
}
