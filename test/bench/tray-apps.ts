// Starts Windsock as at login, and a bare app with a tray and a hidden window; both say in a file that they are ready.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Desktop } from '../desktop/start-desktop.ts';
import { type TemporaryHome, windsockEnvironment, windsockSwitches } from '../desktop/start-windsock.ts';
import { makeOrganisation } from '../standin/organisation-world.ts';
import { startStandin } from '../standin/start-standin.ts';
import { nowMs } from './measuring.ts';
import { makeUsedHome } from './used-home.ts';

/** What Windsock's log says when tray and hotkey are there; the bare app writes it, too. */
const READY = 'is ready on Electron';
const ICON = 'resources/tray/idle-on-dark.png';
const ENVIRONMENTS = 50;

/** An app that was started. */
export interface TrayApp {
  /** From the start of the process to tray and hotkey. */
  readonly readyMs: number;
  readonly pid: number;
  readonly end: () => Promise<void>;
}

/** Both apps, each with a HOME that lasts over its starts. */
export interface TrayApps {
  readonly windsock: () => Promise<TrayApp>;
  readonly bare: () => Promise<TrayApp>;
  readonly close: () => Promise<void>;
}

/** Makes the HOME of a person who has used Windsock before. */
export async function makeTrayApps(desktop: Desktop): Promise<TrayApps> {
  const world = makeOrganisation({ profiles: 10, regions: 4, environments: ENVIRONMENTS });
  const standin = await startStandin({ world });
  const home = await makeUsedHome(world);
  const bareHome = await mkdtemp(join(tmpdir(), 'windsock-bare-'));
  const start = { desktop, standin, home };
  const env = windsockEnvironment(start);
  const switches = windsockSwitches(start);
  const bareReady = join(bareHome, 'ready.log');
  return {
    windsock: () => startApp([...switches, '.', '--hidden'], env, join(home.userData, 'logs', 'main.log')),
    bare: () =>
      startApp(
        [...switches, join(import.meta.dirname, 'bare-app'), ICON, bareReady],
        { ...env, HOME: bareHome, XDG_CONFIG_HOME: join(bareHome, 'config') },
        bareReady,
      ),
    close: () => closeAll(standin, home, bareHome),
  };
}

async function closeAll(
  standin: { readonly close: () => Promise<void> },
  home: TemporaryHome,
  bareHome: string,
): Promise<void> {
  await standin.close();
  await home.remove();
  await rm(bareHome, { recursive: true, force: true });
}

async function startApp(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  readyFile: string,
): Promise<TrayApp> {
  await rm(readyFile, { force: true });
  const binary = createRequire(import.meta.url)('electron') as string;
  const startedAtMs = nowMs();
  const child = spawn(binary, args, { env, stdio: 'ignore' });
  await untilWritten(readyFile, child);
  const readyMs = nowMs() - startedAtMs;
  return {
    readyMs,
    pid: child.pid ?? 0,
    end: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Looks every 2 ms. */
async function untilWritten(file: string, child: ChildProcess): Promise<void> {
  while (!(await readFile(file, 'utf8').catch(() => '')).includes(READY)) {
    if (child.exitCode !== null) throw new Error(`An app ended before it wrote ${file}`);
    await setTimeout(2);
  }
}
