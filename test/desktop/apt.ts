// Installs and removes Windsock on this machine as its owner would, with apt and without a network.
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { isAccountLeft } from './account.ts';

const run = promisify(execFile);

const NAME = 'windsock';

/** @returns why Windsock cannot be installed here for a test; null where it can be */
export function whyNotInstallable(): string | null {
  if (process.platform !== 'linux') return 'deb packages are installed on Linux';
  if (process.getuid?.() !== 0) return 'only root can install packages';
  if (spawnSync('apt-get', ['--version']).error !== undefined) return 'there is no apt here';
  // What a killed test left is taken away, what a person installed is not.
  return isInstalled() && !isAccountLeft() ? 'somebody has installed Windsock here' : null;
}

/** Installs a package, or upgrades to it. @throws with what apt says */
export async function installDeb(file: string): Promise<void> {
  // Without a list of packages nothing can be fetched: what this one needs is there, or apt says what is missing.
  const noSources = ['SourceList', 'SourceParts'].map((each) => `Dir::Etc::${each}=/dev/null`);
  await apt('install', ...noSources.flatMap((each) => ['-o', each]), file);
}

/** Removes Windsock and all that the system keeps for it; does nothing where it is not installed. @throws with what apt says */
export async function purgeWindsock(): Promise<void> {
  if (isInstalled()) await apt('purge', NAME);
}

/** @returns every path below /usr, /opt and /etc, sorted; without what Python compiles whenever it runs */
export async function systemPaths(): Promise<readonly string[]> {
  const { stdout } = await run(
    'find',
    ['/usr', '/opt', '/etc', '-xdev', '-name', '__pycache__', '-prune', '-o', '-print'],
    { maxBuffer: 256 * 1024 * 1024 },
  );
  return stdout.trim().split('\n').sort();
}

function isInstalled(): boolean {
  return spawnSync('dpkg-query', ['--status', NAME]).status === 0;
}

async function apt(...words: readonly string[]): Promise<void> {
  // Waiting for the disk after each file is for packages that stay.
  const options = ['DPkg::Lock::Timeout=120', 'Dpkg::Options::=--force-unsafe-io'];
  await run('apt-get', ['--quiet', '--yes', ...options.flatMap((each) => ['-o', each]), ...words], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
}
