// Runs other programs for the set-up: quietly with progress lines, or in the foreground with signals passed on.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { basename } from 'node:path';

const PROGRESS_EVERY_MS = 15_000;
const KEPT_OUTPUT_CHARS = 200_000;
const PASSED_ON = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** A failure that is told to the person as its sentence alone, without a stack. */
export class SetupFailure extends Error {}

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
 * @returns {Promise<import('./command.d.mts').CommandResult>} never rejects; a program that cannot start is `ok: false`
 */
export function runCommand(file, args, options) {
  const startedAtMs = Date.now();
  if (!options.quiet) say(`${options.title} ...`);
  return new Promise((resolve) => {
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
    const stopPassing = passSignalsOn(child, true);
    const finish = (/** @type {boolean} */ ok) => {
      clearInterval(progress);
      clearTimeout(limit);
      stopPassing();
      resolve({ ok, timedOut, output });
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
    const stopPassing = passSignalsOn(child, false);
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

/** Tells a failure in one sentence and sets the exit code. @param {unknown} error */
export function reportFailure(error) {
  const known = error instanceof SetupFailure;
  const text = error instanceof Error ? error.message : String(error);
  console.error(
    known ? `set-up: ${text}` : `set-up: something unexpected went wrong: ${adviceFor(error, text)}`,
  );
  process.exitCode = 1;
}

/** @param {unknown} error @param {string} text */
function adviceFor(error, text) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return `the disk is full; free some space and run the same command again. (${text})`;
  if (code === 'EACCES' || code === 'EPERM') return `a file may not be written; check who owns it. (${text})`;
  return `${text}. Run the same command again; if it stays, set WINDSOCK_DEBUG=1 to see where it comes from.${
    process.env.WINDSOCK_DEBUG && error instanceof Error ? `\n${error.stack}` : ''
  }`;
}

/** @param {string} file */
function needsShell(file) {
  return process.platform === 'win32' && file.endsWith('.cmd');
}

/**
 * Hands Ctrl-C and termination to the child, and waits for it to end; `andEnd` ends this process after it too.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} andEnd
 */
function passSignalsOn(child, andEnd) {
  const handlers = PASSED_ON.map((signal) => {
    const handler = () => {
      child.kill(signal);
      if (!andEnd) return;
      console.error('\nset-up: stopped; run the same command again to go on.');
      child.once('close', () => process.exit(128 + constants.signals[signal]));
    };
    process.on(signal, handler);
    return { signal, handler };
  });
  return () => {
    for (const { signal, handler } of handlers) process.removeListener(signal, handler);
  };
}
