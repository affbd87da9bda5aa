/** Runs the `credential_process` of a profile that the person allowed, and reads the credentials that it prints. */

import { createHash } from 'node:crypto';
import { posixWords, windowsWords } from '../../shared/command-words.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import { type ProgramEnd, startProgram } from '../start-program.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import type { AwsCredentials, CredentialsRequest, ProcessRules } from './credentials-request.ts';
import { homeFolder } from './home-folder.ts';

/** A command as it will be run, where it stands, and what a person's consent is bound to. */
export interface ProcessCommand {
  readonly words: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly sha256: string;
}

type ProcessProblem = Extract<Failure, { kind: 'process-failed' }>['problem'];

/** How a run ended: what it printed, or why that is of no use. */
type Run =
  | { readonly printed: string }
  | { readonly problem: ProcessProblem; readonly exitCode?: number }
  | { readonly cancelled: true };

/** More than any credentials need. */
const maxOutputBytes = 64 * 1024;

/** @returns the command; null when the profile has none, or one that cannot be split into words */
export function processCommand(
  definition: ProfileDefinition,
  rules: Pick<ProcessRules, 'words'>,
): ProcessCommand | null {
  const command = definition.value('credential_process');
  const place = definition.place('credential_process');
  if (command === undefined || place === undefined) return null;
  const words = rules.words === 'windows' ? windowsWords(command) : posixWords(command);
  if (words === null || words.length === 0) return null;
  const sha256 = createHash('sha256').update(command).digest('hex');
  return { words, file: place.file, line: place.line, sha256 };
}

/**
 * SECURITY: no shell is involved, and without the person's consent to this very command nothing is run. Neither the
 * command nor what it prints is in a failure or a log.
 *
 * @returns failure `person-needed` | `process-failed` | `cancelled`; never throws
 */
export async function processCredentials(
  request: CredentialsRequest,
  definition: ProfileDefinition,
): Promise<Result<AwsCredentials>> {
  const profile = definition.name;
  const command = processCommand(definition, request.processRules);
  if (command === null) return fail({ kind: 'process-failed', profile, problem: 'not-parsable' });
  if (request.allowedProcess(profile) !== command.sha256) {
    const need = { kind: 'process-consent', profile } as const;
    return fail({ kind: 'person-needed', profile: request.definition.name, need });
  }
  const run = await runProgram(command.words, request);
  if ('cancelled' in run) return fail({ kind: 'cancelled' });
  const credentials = 'printed' in run ? credentialsIn(run.printed) : run;
  return 'problem' in credentials
    ? fail({ kind: 'process-failed', profile, ...credentials })
    : ok(credentials);
}

function runProgram(words: readonly string[], request: CredentialsRequest): Promise<Run> {
  const { environment, processRules, signal } = request;
  if (signal.aborted) return Promise.resolve({ cancelled: true });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const program = startProgram({
      words,
      folder: homeFolder(environment),
      environment,
      isWindows: processRules.words === 'windows',
      onOutput: (chunk) => {
        length += chunk.length;
        if (length > maxOutputBytes) kill({ problem: 'too-much-output' });
        else chunks.push(chunk);
      },
    });
    const either = AbortSignal.any([signal, timeoutSignal(processRules.timeoutMs)]);
    const settle = (run: Run) => {
      either.removeEventListener('abort', stop);
      resolve(run);
    };
    const kill = (run: Run) => {
      program.end('forced');
      settle(run);
    };
    const stop = () => kill(signal.aborted ? { cancelled: true } : { problem: 'timeout' });
    either.addEventListener('abort', stop, { once: true });
    void program.ended.then((end) => settle(runFrom(end, () => Buffer.concat(chunks).toString('utf8'))));
  });
}

function runFrom(end: ProgramEnd, printed: () => string): Run {
  if (end === 'not-started') return { problem: 'not-found' };
  if ('signal' in end) return { problem: 'exit-code' };
  const { exitCode } = end;
  return exitCode === 0 ? { printed: printed() } : { problem: 'exit-code', exitCode };
}

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html */
function credentialsIn(printed: string): AwsCredentials | { readonly problem: ProcessProblem } {
  let answer: unknown;
  try {
    answer = JSON.parse(printed);
  } catch {
    return { problem: 'not-json' };
  }
  if (typeof answer !== 'object' || answer === null) return { problem: 'not-json' };
  const fields: Readonly<Record<string, unknown>> = { ...answer };
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = fields;
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  if (Version !== 1 || !isText(AccessKeyId) || !isText(SecretAccessKey)) return { problem: 'incomplete' };
  const expiresAtMs = isText(Expiration) ? Date.parse(Expiration) : undefined;
  if (Number.isNaN(expiresAtMs)) return { problem: 'incomplete' };
  if (expiresAtMs !== undefined && expiresAtMs <= Date.now()) return { problem: 'expired' };
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(isText(SessionToken) && { sessionToken: SessionToken }),
    ...(expiresAtMs !== undefined && { expiration: new Date(expiresAtMs) }),
  };
}
