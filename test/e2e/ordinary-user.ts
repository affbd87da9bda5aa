// A person who is not root: where root runs the tests, one with copies of Electron and of the built app that such a person may read.
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TemporaryHome } from '../desktop/start-windsock.ts';

/** What the ordinary person starts. */
export interface OrdinaryUser {
  readonly uid: number;
  /** Electron, started as that person: it takes the arguments of Electron's own binary. */
  readonly electron: string;
  /** Where the app lies that they may read. */
  readonly appFolder: string;
  readonly remove: () => Promise<void>;
}

/** An account without a name, a password or a group: the kernel asks for no more than a number. */
const UID = 61_234;
const AS_USER = ['setpriv', `--reuid=${UID}`, `--regid=${UID}`, '--clear-groups', '--inh-caps=-all'];

const isRoot = () => process.getuid?.() === 0;

/** Makes the home theirs. @returns the command by which they start this program, which they may read */
export function asOrdinaryUser(home: TemporaryHome, program: string): readonly string[] {
  if (!isRoot()) return [program];
  giveTo(home);
  return [...AS_USER, program];
}

function giveTo({ folder }: TemporaryHome): void {
  spawnSync('chown', ['--recursive', `${UID}:${UID}`, folder]);
}

/** @returns why the app cannot be run here with Chromium's sandbox; null where it can */
export function whyNoOrdinaryUser(): string | null {
  if (process.platform !== 'linux') return 'namespaces and seccomp are looked at on Linux';
  // Where AppArmor keeps namespaces from people they get one, and may then do nothing in it, not even name its users.
  const makeOne = ['unshare', '--user', '--map-root-user', 'true'];
  const [program = '', ...args] = [...(isRoot() ? AS_USER : []), ...makeOne];
  return spawnSync(program, args).status === 0 ? null : 'ordinary users get no namespaces on this machine';
}

/** Makes the home theirs, and puts Electron and the built app where they may read them: both may lie in a folder that is root's alone. */
export async function makeOrdinaryUser(home: TemporaryHome): Promise<OrdinaryUser> {
  const binary = createRequire(import.meta.url)('electron') as string;
  const ownUid = process.getuid?.() ?? 0;
  if (!isRoot()) return { uid: ownUid, electron: binary, appFolder: '.', remove: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), 'windsock-user-'));
  await chmod(folder, 0o755);
  const distribution = join(folder, 'electron');
  // Links to the same files cost nothing; to another disk there are none.
  const linked = spawnSync('cp', ['--archive', '--link', dirname(binary), distribution]);
  if (linked.status !== 0) await cp(dirname(binary), distribution, { recursive: true });
  const appFolder = join(folder, 'app');
  for (const part of ['package.json', 'out/main', 'out/preload', 'out/renderer', 'resources']) {
    await cp(part, join(appFolder, part), { recursive: true });
  }
  const electron = join(folder, 'as-user');
  const command = [...AS_USER, join(distribution, 'electron')].join(' ');
  await writeFile(electron, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  giveTo(home);
  return { uid: UID, electron, appFolder, remove: () => rm(folder, { recursive: true, force: true }) };
}
