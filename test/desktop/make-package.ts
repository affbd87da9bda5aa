// Makes packages of the built app for a test, in a folder of their own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builderArguments, builderEnvironment } from '../../scripts/package.ts';
import { lastLines, runCommand } from '../../scripts/setup/command.mjs';
import { tool } from '../../scripts/tool.ts';

/** Windsock as a package for Debian, and what is in it. */
export interface LinuxPackage {
  /** What the package puts below /opt. */
  readonly folder: string;
  readonly binary: string;
  readonly asar: string;
  readonly deb: string;
  readonly remove: () => Promise<void>;
}

/**
 * @param version  another one than package.json's
 * @throws when electron-builder fails, with the end of what it said
 */
export async function makeLinuxPackage(version?: string): Promise<LinuxPackage> {
  const output = await mkdtemp(join(tmpdir(), 'windsock-package-'));
  const remove = () => rm(output, { recursive: true, force: true });
  const settings = {
    'directories.output': output,
    'deb.artifactName': 'windsock.deb',
    'deb.compression': 'gz', // xz takes minutes.
    ...(version === undefined ? {} : { 'extraMetadata.version': version }),
  };
  const args = builderArguments(
    ['--linux', 'deb', '--x64', ...Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`)],
    process.env.ELECTRON_OVERRIDE_DIST_PATH,
  );
  const built = await runCommand(tool('electron-builder'), args, {
    title: 'packaging',
    env: builderEnvironment(process.env),
    quiet: true,
  });
  if (!built.ok) {
    await remove();
    throw new Error(`electron-builder failed:\n${lastLines(built.output, 30)}`);
  }
  const folder = join(output, 'linux-unpacked');
  return {
    folder,
    binary: join(folder, 'windsock'),
    asar: join(folder, 'resources/app.asar'),
    deb: join(output, 'windsock.deb'),
    remove,
  };
}
