// Chooses the Electron that development and tests run on: the real one where it can be had, else the fallback.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { lastLines, runCommand, SetupFailure, say } from './command.mjs';
import { ensureFallback, FALLBACK_VERSION } from './electron-fallback.ts';

export interface ElectronBinary {
  readonly version: string;
  readonly file: string;
  /** What programs that look for Electron themselves (Playwright, electron-vite) must be given, if anything. */
  readonly env: Readonly<Record<string, string>>;
}

const DOWNLOAD_HOST = 'github.com';
const CONNECT_LIMIT_MS = 10_000;
const DOWNLOAD_LIMIT_MS = 10 * 60_000;
const REMEMBERED_MS = 24 * 60 * 60_000;

/**
 * Gives the Electron binary to use, fetching it when needed.
 *
 * That the real one could not be had is remembered for a day, so that later starts lose no time on it.
 *
 * @throws SetupFailure where neither can be had
 */
export async function ensureElectron(cache: string): Promise<ElectronBinary> {
  const chosen = chosenByPerson();
  if (chosen !== undefined) return chosen;
  const real = await realElectron(cache);
  if (real !== undefined) return real;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupFailure(
      `Electron could not be downloaded from ${DOWNLOAD_HOST}; check the network or set ELECTRON_MIRROR, then run the same command again.`,
    );
  }
  const folder = await ensureFallback(cache);
  return {
    version: FALLBACK_VERSION,
    file: join(folder, 'electron'),
    env: { ELECTRON_OVERRIDE_DIST_PATH: folder },
  };
}

/** A person who sets ELECTRON_OVERRIDE_DIST_PATH has an Electron of their own. */
function chosenByPerson(): ElectronBinary | undefined {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  const file = join(folder, platformPath());
  if (!existsSync(file)) {
    throw new SetupFailure(
      `ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, but there is no Electron in it; unset or correct it.`,
    );
  }
  return { version: readIfThere(join(folder, 'version')) ?? 'of your own', file, env: {} };
}

async function realElectron(cache: string): Promise<ElectronBinary | undefined> {
  const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const file = join(packageFolder, 'dist', platformPath());
  const isThere = () => existsSync(file) && readIfThere(join(packageFolder, 'path.txt')) === platformPath();
  const binary: ElectronBinary = { version, file, env: {} };
  if (isThere()) return binary;
  const memory = join(cache, `electron-${version}-unreachable.json`);
  if (isRemembered(readIfThere(memory), Date.now())) return undefined;
  const reason = await download(packageFolder, version);
  if (reason === undefined && isThere()) {
    await rm(memory, { force: true });
    return binary;
  }
  say(`Electron ${version} cannot be had here (${reason ?? 'the download was not complete'})`);
  await mkdir(cache, { recursive: true });
  await writeFile(memory, JSON.stringify({ failedAtMs: Date.now(), reason }));
  return undefined;
}

/** Whether a failure noted in the cache is younger than a day; a note that makes no sense does not count. */
export function isRemembered(note: string | undefined, nowMs: number): boolean {
  const failedAtMs = Number(/"failedAtMs":(\d+)/.exec(note ?? '')?.[1]);
  return failedAtMs <= nowMs && nowMs - failedAtMs < REMEMBERED_MS;
}

/** Downloads the real Electron; gives the reason in a few words when it fails. */
async function download(packageFolder: string, version: string): Promise<string | undefined> {
  const unreachable = goesElsewhere() ? undefined : await whyUnreachable(DOWNLOAD_HOST);
  if (unreachable !== undefined) return unreachable;
  const result = await runCommand(process.execPath, [join(packageFolder, 'install.js')], {
    title: `downloading Electron ${version}`,
    timeoutMs: DOWNLOAD_LIMIT_MS,
  });
  if (result.ok) return undefined;
  await rm(join(packageFolder, 'path.txt'), { force: true });
  return result.timedOut
    ? 'the download took too long'
    : `the download failed:\n${lastLines(result.output, 3)}\n`;
}

/** A mirror or a proxy is not asked for beforehand: only the download itself tells whether it works. */
function goesElsewhere(): boolean {
  return Object.keys(process.env).some((name) =>
    /^(npm_config_)?electron_mirror$|^https?_proxy$/i.test(name),
  );
}

function whyUnreachable(host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 443, timeout: CONNECT_LIMIT_MS });
    const end = (reason: string | undefined) => {
      socket.destroy();
      resolve(reason);
    };
    socket.on('connect', () => end(undefined));
    socket.on('timeout', () => end(`${host} does not answer`));
    socket.on('error', () => end(`${host} cannot be reached`));
  });
}

/** As electron/install.js has it. */
function platformPath(): string {
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
