/** The log file: bounded in size, redacted at the sink whatever is handed to it. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { app } from 'electron';
import electronLog from 'electron-log/main';
import { describeErrorForLog } from '../core/aws-failure.ts';
import type { LoggedTrouble } from '../core/diagnostics-text.ts';
import { redact } from '../core/redact.ts';
import { isPlainFile } from './plain-file.ts';

/** Two files of this size at most: the log and the one before. */
const maxLogBytes = 1_000_000;

/** Where to write what happened. Errors are written as name, code, redacted message and the top of their stack. */
export const log = {
  info: (text: string, ...facts: readonly unknown[]): void => electronLog.info(written(text, facts)),
  warn: (text: string, ...facts: readonly unknown[]): void => {
    electronLog.warn(written(text, facts));
    remember(text, facts);
  },
  error: (text: string, ...facts: readonly unknown[]): void => {
    electronLog.error(written(text, facts));
    remember(text, facts);
  },
} as const;

/** The latest warnings and errors of this run, newest first. */
const latest: LoggedTrouble[] = [];
const maxLatest = 10;

function remember(text: string, facts: readonly unknown[]): void {
  const kinds = facts.flatMap((fact) => kindOf(fact) ?? []);
  latest.unshift({
    atMs: Date.now(),
    text: redact([text, ...kinds].join(': ')),
    inFull: written(text, facts),
  });
  latest.splice(maxLatest);
}

/** @returns the latest warnings and errors of this run, the newest first */
export function latestTroubles(): readonly LoggedTrouble[] {
  return [...latest];
}

/** Sets the log up: file transport only, so that nothing reaches a terminal but what `index` prints on purpose. */
export function startLog(): void {
  electronLog.transports.console.level = false;
  electronLog.transports.ipc.level = false;
  const { file } = electronLog.transports;
  const path = logFile();
  file.resolvePathFn = logFile;
  // What is no file is not opened: a pipe in its place would hold the start up for ever.
  file.level = isPlainFile(path) || !existsSync(path) ? 'info' : false;
  file.maxSize = maxLogBytes;
  // SECURITY: Electron warns with the whole URL of a load that failed, and a login's carries its token. Node prints
  // warnings by a listener, so this takes its place.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => electronLog.warn(written('A warning', [warning])));
}

/** @returns the folder that holds the log */
export function logFolder(): string {
  return dirname(logFile());
}

/** Asked for by itself: electron-log tells its path only by opening the file. */
function logFile(): string {
  const folder =
    process.platform === 'darwin'
      ? join(app.getPath('home'), 'Library/Logs', app.getName())
      : join(app.getPath('userData'), 'logs');
  return join(folder, 'main.log');
}

// SECURITY: of an error no field but these, since those of the AWS SDK carry request headers. Messages and other facts
// are anybody's words: redaction alone keeps secrets out of them.
function written(text: string, facts: readonly unknown[]): string {
  return redact([text, ...facts.map(factText)].join(': '));
}

/** @returns name and code of an error, which tell nothing of what it was about; undefined for anything else */
function kindOf(fact: unknown): string | undefined {
  if (typeof fact !== 'object' || fact === null) return undefined;
  const { name, code } = describeErrorForLog(fact);
  return code === undefined || code === name ? name : `${name} ${code}`;
}

function factText(fact: unknown): string {
  // Anything may be thrown, also what JSON cannot express.
  if (!(fact instanceof Error))
    return typeof fact === 'string' ? fact : inspect(fact, { breakLength: Infinity });
  const stack = fact.stack?.split('\n').slice(1, 6).join('\n') ?? '';
  return `${kindOf(fact)} ${fact.message.slice(0, 500)}\n${stack}`;
}
