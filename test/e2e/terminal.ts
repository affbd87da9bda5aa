// A terminal in which a person types `windsock ...`: runs the built app with arguments, and ends what it left running.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type WindsockStart, windsockEnvironment, windsockSwitches } from '../desktop/start-windsock.ts';
import { expect } from './fixtures.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  /** Standard error, without what Chromium itself says there. */
  readonly said: string;
  readonly tookMs: number;
}

const electron = createRequire(import.meta.url)('electron') as string;

/** Runs `windsock` with these words to its end. Nobody types into it, and both outputs are pipes. */
export async function windsock(start: WindsockStart, ...words: readonly string[]): Promise<Ended> {
  const startedAtMs = performance.now();
  const child = spawn(electron, [...windsockSwitches(start), '.', ...words], {
    env: windsockEnvironment(start),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kept = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      kept[name] += chunk;
    });
  }
  // Once both pipes are closed, too: an app that was left behind must not hold the terminal's.
  const [code] = (await once(child, 'close')) as [number | null];
  const tookMs = performance.now() - startedAtMs;
  return { code, out: kept.stdout, said: withoutChromium(kept.stderr), tookMs };
}

/** @returns what `windsock` writes to a terminal of so many columns, standard error with it */
export async function inTerminal(
  start: WindsockStart,
  columns: number,
  ...words: readonly string[]
): Promise<string> {
  const command = [electron, ...windsockSwitches(start), '.', ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qec', `stty cols ${columns}; ${command}`, '/dev/null'], {
    env: windsockEnvironment(start),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return withoutChromium(out.replaceAll('\r\n', '\n'));
}

function withoutChromium(said: string): string {
  return said.replace(/^\[\d+:\d+\/[\d.]+:(?:ERROR|WARNING):.*\n/gm, '');
}

/** @returns the process id of the Windsock that holds the lock; null when none does */
export async function runningWindsock({ home }: Pick<WindsockStart, 'home'>): Promise<number | null> {
  const lock = await readlink(join(home.userData, 'SingletonLock')).catch(() => '');
  const id = Number(/-(\d+)$/.exec(lock)?.[1] ?? 0);
  return id > 0 && isAlive(id) ? id : null;
}

/** Ends the Windsock that a command left running, and waits until it is gone. */
export async function endWindsock(start: Pick<WindsockStart, 'home'>): Promise<void> {
  const id = await runningWindsock(start);
  if (id === null) return;
  process.kill(id, 'SIGTERM');
  await expect.poll(() => isAlive(id)).toBe(false);
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
