// Starts programs that belong to a desktop, and ends them by their process.
import { type ChildProcess, spawn } from 'node:child_process';

/** A running program. */
export interface Program {
  /** Ends it, and settles once it is gone. */
  readonly end: () => Promise<void>;
}

/** How long a program may take to end on request before it is killed, in milliseconds. */
const GRACE_MS = 2_000;

/** Starts a program whose output nobody reads. */
export function startProgram(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Program {
  return { end: endOf(spawn(command, args, { env, stdio: 'ignore' })) };
}

/** A running program and what it printed so far. */
export interface PrintingProgram extends Program {
  readonly output: () => string;
  /** Settles when it ends by itself; null when a signal ended it. */
  readonly exitCode: () => Promise<number | null>;
}

/** Starts a program and keeps what it prints. */
export function startPrintingProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): PrintingProgram {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  }
  return { output: () => printed, exitCode: () => exited, end: endOf(child) };
}

/**
 * Starts a program that says on standard output that it is ready.
 *
 * @returns the program and its first line
 * @throws when it ends before it says anything
 */
export async function startTalkingProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Program & { readonly firstLine: string }> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const firstLine = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end).trim());
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code} before it was ready`)));
  });
  return { firstLine, end: endOf(child) };
}

function endOf(child: ChildProcess): () => Promise<void> {
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await gone;
    clearTimeout(timer);
  };
}
