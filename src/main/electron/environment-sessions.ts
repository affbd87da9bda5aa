/** Empties the web sessions of all environments, also of those that Windsock has forgotten. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app, session } from 'electron';
import { partitionPrefix } from './partition.ts';

/** Cookies, storage, cache and passwords of proxies go; the folders stay, since no API of Electron's removes them. */
export async function emptyEnvironmentSessions(): Promise<void> {
  const folders = await readdir(join(app.getPath('userData'), 'Partitions')).catch(() => []);
  const start = partitionPrefix.replace('persist:', '');
  const ours = folders.filter((name) => name.startsWith(start));
  await Promise.all(ours.map((name) => emptySession(`persist:${name}`)));
}

async function emptySession(partition: string): Promise<void> {
  const ofEnvironment = session.fromPartition(partition);
  await ofEnvironment.closeAllConnections();
  await ofEnvironment.clearStorageData();
  await ofEnvironment.clearCache();
  await ofEnvironment.clearAuthCache();
}
