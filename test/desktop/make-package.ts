// Makes a package of the built app for a test, in a folder of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builderArguments } from '../../scripts/package.ts';
import { lastLines, runCommand } from '../../scripts/setup/command.mjs';
import { tool } from '../../scripts/tool.ts';

/** An unpacked package of Windsock for Linux. */
export interface LinuxPackage {
  readonly folder: string;
  readonly binary: string;
  readonly asar: string;
  readonly remove: () => Promise<void>;
}

/** @throws when electron-builder fails, with the end of what it said */
export async function makeLinuxPackage(): Promise<LinuxPackage> {
  const output = await mkdtemp(join(tmpdir(), 'windsock-package-'));
  const remove = () => rm(output, { recursive: true, force: true });
  const args = builderArguments(
    ['--linux', 'dir', '--x64', `-c.directories.output=${output}`],
    process.env.ELECTRON_OVERRIDE_DIST_PATH,
  );
  const built = await runCommand(tool('electron-builder'), args, {
    title: 'packaging',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
    quiet: true,
  });
  if (!built.ok) {
    await remove();
    throw new Error(`electron-builder failed:\n${lastLines(built.output, 30)}`);
  }
  const folder = join(output, 'linux-unpacked');
  return { folder, binary: join(folder, 'windsock'), asar: join(folder, 'resources/app.asar'), remove };
}
