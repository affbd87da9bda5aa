// Finds the folder outside the repository that keeps what is expensive to get.
import { homedir } from 'node:os';
import { join } from 'node:path';

interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The cache folder of this platform; `WINDSOCK_CACHE` comes before everything else. */
export function cacheFolder(
  { platform, env, home }: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  if (env.WINDSOCK_CACHE) return env.WINDSOCK_CACHE;
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'windsock');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'windsock');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'windsock');
}
