// Makes packages of the built app for a test, in a folder of their own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builderArguments, builderEnvironment } from '../../scripts/package.ts';
import { lastLines, runCommand } from '../../scripts/setup/command.mjs';
import { tool } from '../../scripts/tool.ts';

/** Windsock as packages for Linux, and what is in them. */
export interface LinuxPackage {
  /** What deb and rpm put below /opt. */
  readonly folder: string;
  readonly binary: string;
  readonly asar: string;
  readonly deb: string;
  /** The others are there where they were asked for. */
  readonly rpm: string;
  readonly appImage: string;
  readonly remove: () => Promise<void>;
}

type Target = 'deb' | 'rpm' | 'AppImage';

/**
 * @param version  another one than package.json's
 * @throws when electron-builder fails, with the end of what it said
 */
export async function makeLinuxPackage(targets: readonly Target[], version?: string): Promise<LinuxPackage> {
  const output = await mkdtemp(join(tmpdir(), 'windsock-package-'));
  const remove = () => rm(output, { recursive: true, force: true });
  const settings = {
    'directories.output': output,
    'deb.artifactName': 'windsock.deb',
    'rpm.artifactName': 'windsock.rpm',
    'appImage.artifactName': 'Windsock.AppImage',
    'deb.compression': 'gz', // xz takes minutes.
    'rpm.compression': 'gzip',
    ...(version === undefined ? {} : { 'extraMetadata.version': version }),
  };
  const args = builderArguments(
    [
      '--linux',
      ...targets,
      '--x64',
      ...Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`),
    ],
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
    rpm: join(output, 'windsock.rpm'),
    appImage: join(output, 'Windsock.AppImage'),
    remove,
  };
}
