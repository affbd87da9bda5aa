// Runs other programs for the set-up: quietly with progress lines, or in the foreground with signals passed on.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { basename } from 'node:path';

const PROGRESS_EVERY_MS = 15_000;
const LONGEST_GOODBYE_MS = 3_000;
const KEPT_OUTPUT_CHARS = 200_000;
const PASSED_ON = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** A failure that is told to the person as its sentence alone, without a stack. */
export class SetupFailure extends Error {}

/** The person stopped the set-up (Ctrl-C) or the system did. */
class SetupStopped extends SetupFailure {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super('stopped; run the same command again to go on.');
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Prints one line about the set-up. @param {string} text */
export function say(text) {
  console.log(`set-up: ${text}`);
}

/** The end of a failing command's output, indented for reading. @param {string} text @param {number} [count] */
export function lastLines(text, count = 12) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(-count)
    .map((line) => `    ${line}`)
    .join('\n');
}

/**
 * Runs a command with its output kept aside; prints a line at the start and one every 15 s.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('./command.d.mts').CommandOptions} options
 * @returns {Promise<import('./command.d.mts').CommandResult>} a program that cannot start is `ok: false`; rejects only
 *   when the person stopped the set-up
 */
export function runCommand(file, args, options) {
  const startedAtMs = Date.now();
  if (!options.quiet) say(`${options.title} ...`);
  return new Promise((resolve, reject) => {
    let output = '';
    let timedOut = false;
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: needsShell(file),
    });
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-KEPT_OUTPUT_CHARS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const progress = setInterval(() => {
      say(`${options.title}: ${Math.round((Date.now() - startedAtMs) / 1000)} s so far`);
    }, PROGRESS_EVERY_MS);
    const limit =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeoutMs);
    /** @type {NodeJS.Signals | undefined} */
    let stoppedBy;
    const stopPassing = passSignalsOn(child, (signal) => {
      stoppedBy = signal;
      // npm first undoes what it did, which may take long; the next run starts afresh anyway.
      setTimeout(() => child.kill('SIGKILL'), LONGEST_GOODBYE_MS).unref();
    });
    const finish = (/** @type {boolean} */ ok) => {
      clearInterval(progress);
      clearTimeout(limit);
      stopPassing();
      if (stoppedBy === undefined) resolve({ ok, timedOut, output });
      else reject(new SetupStopped(stoppedBy));
    };
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

/**
 * Runs a program in the foreground and gives its exit code (128 + signal number when a signal ended it).
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function runProgram(file, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: 'inherit', shell: needsShell(file) });
    const stopPassing = passSignalsOn(child);
    child.on('error', (error) => {
      stopPassing();
      reject(new SetupFailure(`${basename(file)} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      stopPassing();
      resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
    });
  });
}

/**
 * The npm that runs this script, else the one on PATH.
 *
 * @returns {{ file: string, args: string[] }}
 */
export function npmCommand() {
  const script = process.env.npm_execpath;
  if (script !== undefined && basename(script) === 'npm-cli.js') {
    return { file: process.env.npm_node_execpath ?? process.execPath, args: [script] };
  }
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/** Whether a process of this id runs, whoever it belongs to. @param {number} pid */
export function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Tells a failure in one sentence and sets the exit code. @param {unknown} error */
export function reportFailure(error) {
  console.error(`set-up: ${error instanceof Error ? sentenceOf(error) : String(error)}`);
  if (process.env.WINDSOCK_DEBUG && error instanceof Error) console.error(error.stack);
  process.exitCode = error instanceof SetupStopped ? error.exitCode : 1;
}

/** @param {Error} error */
function sentenceOf(error) {
  const code = 'code' in error ? error.code : undefined;
  if (error instanceof SetupFailure) return error.message;
  if (code === 'ENOSPC')
    return `the disk is full; free some space and run the same command again. (${error.message})`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `a file may not be written; check who owns it. (${error.message})`;
  }
  return `something unexpected went wrong: ${error.message}. Run the same command again; WINDSOCK_DEBUG=1 shows where it comes from.`;
}

/** @param {string} file */
function needsShell(file) {
  return process.platform === 'win32' && file.endsWith('.cmd');
}

/**
 * Hands Ctrl-C and termination to the child; gives the function that ends this.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {(signal: NodeJS.Signals) => void} [onSignal]
 */
function passSignalsOn(child, onSignal) {
  const handlers = PASSED_ON.map((signal) => {
    const handler = () => {
      child.kill(signal);
      onSignal?.(signal);
    };
    process.on(signal, handler);
    return { signal, handler };
  });
  return () => {
    for (const { signal, handler } of handlers) process.removeListener(signal, handler);
  };
}
