// An ordinary user of this machine, made for a test: what they start has their rights, their HOME and a message bus of theirs.
import { execFile, spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { kill } from './process-tree.ts';
import { type Program, startPrintingProgram, startProgram, startTalkingProgram } from './processes.ts';
import { type Desktop, until } from './start-desktop.ts';
import type { TemporaryHome } from './start-windsock.ts';

const run = promisify(execFile);

const NAME = 'windsock-test';
const AS_PERSON = [`--reuid=${NAME}`, `--regid=${NAME}`, '--init-groups', '--inh-caps=-all'];

/** Somebody who is not root. */
export interface Account {
  /** Runs a program as this person. @returns what it printed @throws with that, when it fails */
  readonly run: (...words: readonly string[]) => Promise<string>;
  /** Starts a program that hands over to another one, which goes on with its output. */
  readonly launch: (...words: readonly string[]) => void;
  readonly processes: () => Promise<readonly Process[]>;
  /** Ends everything of this person, and takes the account away; the HOME stays. */
  readonly remove: () => Promise<void>;
}

/** A process as the kernel shows it. */
interface Process {
  readonly pid: number;
  /** Program and arguments, with a space between them. */
  readonly command: string;
}

/** Whether a test that was killed has left its account behind. */
export function isAccountLeft(): boolean {
  return uidOf() !== undefined;
}

/** Makes the account, and the HOME its own. @param env  of everything that this person starts, beside the desktop's and the HOME's */
export async function makeAccount(
  { env: { DISPLAY = '' } }: Pick<Desktop, 'env'>,
  home: TemporaryHome,
  env: Readonly<Record<string, string>>,
): Promise<Account> {
  await removeAccount();
  await run('useradd', ['--no-create-home', '--home-dir', home.folder, '--shell', '/bin/bash', NAME]);
  await run('chown', ['--recursive', `${NAME}:${NAME}`, home.folder]);
  const PATH = '/usr/local/bin:/usr/bin:/bin';
  const own = { PATH, LANG: 'C.UTF-8', USER: NAME, LOGNAME: NAME, DISPLAY, ...home.env, ...env };
  const busWords = ['dbus-daemon', '--session', '--nofork', '--print-address=1'];
  const bus = await startTalkingProgram('setpriv', [...AS_PERSON, ...busWords], own);
  const inSession = { ...own, DBUS_SESSION_BUS_ADDRESS: bus.firstLine };
  const started: Program[] = [];
  return {
    run: async (...words) => {
      const program = startPrintingProgram('setpriv', [...AS_PERSON, ...words], inSession);
      started.push(program);
      const code = await program.exitCode();
      if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}:\n${program.output()}`);
      return program.output();
    },
    launch: (...words) => {
      started.push(startProgram('setpriv', [...AS_PERSON, ...words], inSession));
    },
    processes: async () => processesOf(uidOf()),
    remove: async () => {
      for (const program of started) await program.end();
      await bus.end();
      await removeAccount();
    },
  };
}

async function removeAccount(): Promise<void> {
  const uid = uidOf();
  if (uid === undefined) return;
  for (const { pid } of await processesOf(uid)) kill(pid, 'SIGKILL');
  await until('the programs of the account to end', async () => (await processesOf(uid)).length === 0);
  await run('userdel', [NAME]);
}

function uidOf(): number | undefined {
  const { status, stdout } = spawnSync('id', ['--user', NAME], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

async function processesOf(uid: number | undefined): Promise<readonly Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const read = async (pid: string, file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  const all = await Promise.all(
    pids.map(async (pid) => ({
      pid: Number(pid),
      status: await read(pid, 'status'),
      command: (await read(pid, 'cmdline')).replaceAll('\0', ' '),
    })),
  );
  return all.filter(
    ({ status }) => new RegExp(`^Uid:\\s+${uid}\\s`, 'm').test(status) && !/^State:\s+Z/m.test(status),
  );
}
