/** Empties the web sessions of all environments, also of those that Windsock has forgotten. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app, session } from 'electron';
import { partitionPrefix } from './partition.ts';

/**
 * Cookies, storage, cache and passwords of proxies go; the folders stay, since no API of Electron's removes them.
 *
 * @returns how many environments had a session
 */
export async function emptyEnvironmentSessions(): Promise<number> {
  const folders = await readdir(join(app.getPath('userData'), 'Partitions')).catch(() => []);
  const start = partitionPrefix.replace('persist:', '');
  const ours = folders.filter((name) => name.startsWith(start));
  const hadCookies = await Promise.all(ours.map((name) => emptySession(`persist:${name}`)));
  return hadCookies.filter((each) => each).length;
}

async function emptySession(partition: string): Promise<boolean> {
  const ofEnvironment = session.fromPartition(partition);
  // A store that cannot be read has no cookie to count.
  const cookies = await ofEnvironment.cookies.get({}).catch(() => []);
  await ofEnvironment.clearStorageData();
  await ofEnvironment.clearCache();
  await ofEnvironment.clearAuthCache();
  await ofEnvironment.closeAllConnections();
  return cookies.length > 0;
}
