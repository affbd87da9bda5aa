/** Empties the web sessions of environments, and removes the folders of those that Windsock has forgotten. */

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app, session } from 'electron';
import type { EnvironmentId } from '../../shared/environment.ts';
import { log } from './log.ts';
import { partitionOf, partitionPrefix } from './partition.ts';

/** Cookies, storage, cache and passwords of proxies of all environments go, also of those that Windsock has forgotten. */
export async function emptyEnvironmentSessions(): Promise<void> {
  await Promise.all((await sessionFolders()).map((name) => emptySession(`${persistent}${name}`)));
}

/** The same for one environment. Its folder stays until the next start, since no API of Electron's removes it. */
export function emptyEnvironmentSession(id: EnvironmentId): Promise<void> {
  return emptySession(partitionOf(id));
}

/** Removes the folders of all other environments; only at the start, when no session has its files open. Never throws. */
export async function removeForgottenSessions(known: readonly EnvironmentId[]): Promise<void> {
  const kept = new Set(known.map((id) => partitionOf(id).slice(persistent.length)));
  for (const name of await sessionFolders()) {
    if (kept.has(name)) continue;
    await rm(join(partitionsFolder(), name), { recursive: true, force: true }).catch((error: unknown) =>
      log.warn('The folder of a session was not removed', error),
    );
  }
}

const persistent = 'persist:';

const partitionsFolder = (): string => join(app.getPath('userData'), 'Partitions');

async function sessionFolders(): Promise<readonly string[]> {
  const folders = await readdir(partitionsFolder()).catch(() => []);
  return folders.filter((name) => name.startsWith(partitionPrefix.slice(persistent.length)));
}

async function emptySession(partition: string): Promise<void> {
  const ofEnvironment = session.fromPartition(partition);
  await ofEnvironment.closeAllConnections();
  await ofEnvironment.clearStorageData();
  await ofEnvironment.clearCache();
  await ofEnvironment.clearAuthCache();
}
