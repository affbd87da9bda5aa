/** Runs the commands of tunnels, and sees whether their near end is open. */

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { delimiter, resolve } from 'node:path';
import type { ProxySetting } from '../../shared/proxy-setting.ts';
import type { CommandWords } from '../../shared/tunnel-command.ts';
import { type Program, type ProgramEnd, startProgram } from '../start-program.ts';
import { pause } from '../timeout-signal.ts';

/** A tunnel's program that was started. */
export interface TunnelProgram {
  /** Settles when it is gone, whoever ended it. */
  readonly ended: Promise<ProgramEnd>;
  /** Ends it with all that it started. @returns settles once it is gone */
  readonly stop: () => Promise<void>;
}

/** Where programs run, and what they are given. */
export interface TunnelProgramParts {
  readonly environment: NodeJS.ProcessEnv;
  readonly folder: string;
}

/** After being asked to end, a program has this long before it is made to. */
const graceMs = 3_000;

/** Homebrew's folders, and where AWS's own installers put links; programs that the Finder starts have neither on their PATH. */
const macFolders = process.platform === 'darwin' ? ['/opt/homebrew/bin', '/usr/local/bin'] : [];

const isWindows = process.platform === 'win32';

/**
 * SECURITY: what a tunnel prints is read by nobody, since it may hold secrets; neither it nor the command is logged.
 *
 * @returns what starts a tunnel's program; it answers null where there is no such program
 */
export function createTunnelPrograms({ environment, folder }: TunnelProgramParts) {
  const path = [...(environment.PATH ?? '').split(delimiter), ...macFolders].join(delimiter);
  const start = (words: readonly string[]): Program =>
    startProgram({ words, folder, environment: { ...environment, PATH: path }, isWindows });
  let leash: Promise<readonly string[]> | null = null;

  return async ([program, ...programArguments]: CommandWords): Promise<TunnelProgram | null> => {
    const file = isWindows ? program : await findProgram(program, { folder, path });
    if (file === null) return null;
    leash ??= findLeash(start);
    const running = start([...(await leash), file, ...programArguments]);
    return {
      ended: running.ended.then((end) => {
        // What it started itself may have outlived it.
        running.end('forced');
        return end;
      }),
      stop: () => stop(running),
    };
  };
}

async function stop(program: Program): Promise<void> {
  program.end('asked');
  const timer = setTimeout(() => program.end('forced'), graceMs);
  await program.ended;
  clearTimeout(timer);
}

/**
 * A program that is killed cannot end its tunnels. Linux ends them where util-linux can ask it to; elsewhere such a tunnel
 * stays until the person ends it.
 *
 * @returns the words to put before a command; none where the system has no such program, or an old one
 */
async function findLeash(start: (words: readonly string[]) => Program): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const words = ['/usr/bin/setpriv', '--pdeathsig', 'TERM', '--'];
  const end = await start([...words, '/bin/true']).ended;
  return typeof end === 'object' && 'exitCode' in end && end.exitCode === 0 ? words : [];
}

/** @returns the file that would be run, as a shell finds it; null where there is none */
async function findProgram(
  program: string,
  { folder, path }: { readonly folder: string; readonly path: string },
): Promise<string | null> {
  const folders = program.includes('/') ? [''] : path.split(delimiter).filter((each) => each !== '');
  for (const each of folders) {
    const file = resolve(folder, each, program);
    if (await isProgram(file)) return file;
  }
  return null;
}

function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Between two tries; a refusal comes at once. */
const pauseMs = 100;
/** A place that says nothing is tried again after this. */
const tryMs = 1_000;

/** @returns true once something listens at the proxy's place; false when the signal aborts before that */
export async function proxyOpens(proxy: ProxySetting, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await isProxyOpen(proxy)) return true;
    await pause(pauseMs, signal);
  }
  return false;
}

/** @returns whether something listens at the proxy's place now */
export function isProxyOpen({ host, port }: ProxySetting): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port, timeout: tryMs });
    const settle = (isOpen: boolean) => {
      socket.destroy();
      answer(isOpen);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}
