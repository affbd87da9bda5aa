/** Starts programs that a person allowed, and ends them; the only file that does. */

import { type ChildProcess, spawn } from 'node:child_process';

/** What to start, and how. */
export interface ProgramStart {
  /** SECURITY: given to the operating system word by word; no shell is involved. */
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly isWindows: boolean;
  /** What it prints on standard output; where this is absent, nobody can read that. */
  readonly onOutput?: (chunk: Buffer) => void;
}

/** How a program ended: by itself, by a signal, or before it began. */
export type ProgramEnd = { readonly exitCode: number } | { readonly signal: string } | 'not-started';

/** A running program, with all that it started itself. */
export interface Program {
  /** Settles once it is gone and what it printed was read. */
  readonly ended: Promise<ProgramEnd>;
  /** Asks the whole group to end, or makes it; Windows knows only the latter. */
  readonly end: (how: 'asked' | 'forced') => void;
}

/** Windsock's own and Electron's variables would make other Electron programs behave oddly; AppImage's lead into its mount. */
const ownVariables =
  /^(ELECTRON_|WINDSOCK_|CHROME_DESKTOP$|ORIGINAL_XDG_CURRENT_DESKTOP$|APPIMAGE$|APPDIR$|ARGV0$|OWD$)/;

/** Lists to which an AppImage adds folders of its mount. */
const folderLists = new Set(['PATH', 'LD_LIBRARY_PATH', 'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR']);

/** @returns the program, which may turn out not to have started; never throws */
export function startProgram(start: ProgramStart): Program {
  const child = spawned(start);
  if (child === null) return { ended: Promise.resolve('not-started'), end: () => undefined };
  const { onOutput } = start;
  if (onOutput !== undefined) child.stdout?.on('data', onOutput);
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.once('error', () => resolve('not-started'));
    child.once('close', (exitCode, signal) =>
      resolve(exitCode === null ? { signal: signal ?? 'unknown' } : { exitCode }),
    );
  });
  return { ended, end: (how) => end(child, how, start.isWindows) };
}

function spawned({ words, folder, environment, isWindows, onOutput }: ProgramStart): ChildProcess | null {
  const [program = '', ...programArguments] = words;
  try {
    return spawn(program, programArguments, {
      shell: false,
      // A group of its own, so that all of it can be ended. Windows would open a console for it.
      detached: !isWindows,
      windowsHide: true,
      stdio: ['ignore', onOutput === undefined ? 'ignore' : 'pipe', 'ignore'],
      env: withoutOwnVariables(environment),
      cwd: folder,
    });
  } catch {
    // Node throws at words that no system takes.
    return null;
  }
}

function withoutOwnVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => {
      if (value === undefined || ownVariables.test(name)) return [];
      const kept = folderLists.has(name) ? withoutMount(value, environment.APPDIR ?? '') : value;
      return kept === '' && value !== '' ? [] : [[name, kept]];
    }),
  );
}

/** SECURITY: once an AppImage has ended, anybody could make a folder in the place of its mount, and put libraries into it. */
function withoutMount(list: string, mount: string): string {
  const isInside = (folder: string) => folder === mount || folder.startsWith(`${mount}/`);
  const folders = list.split(':');
  return mount === '' ? list : folders.filter((folder) => !isInside(folder)).join(':');
}

function end(child: ChildProcess, how: 'asked' | 'forced', isWindows: boolean): void {
  if (how === 'forced') child.stdout?.destroy();
  if (child.pid === undefined) return;
  if (isWindows) {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).once(
      'error',
      () => child.kill(),
    );
    return;
  }
  const signal = how === 'asked' ? 'SIGTERM' : 'SIGKILL';
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
    child.kill(signal);
  }
}
