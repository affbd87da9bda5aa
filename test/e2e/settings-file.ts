// Windsock's settings file, as tests find it and as they leave it for the next start.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnvironmentId } from '../../src/shared/environment.ts';
import { defaultSettings, type Settings } from '../../src/shared/settings.ts';
import type { TemporaryHome } from '../desktop/start-windsock.ts';

/** @returns the path of the settings file */
export function settingsFile({ userData }: TemporaryHome): string {
  return join(userData, 'settings.json');
}

/** Leaves a settings file of a person who has added these environments by name and made favourites of them. */
export async function keepEnvironments(
  home: TemporaryHome,
  ids: readonly EnvironmentId[],
  networks: Settings['networks'] = {},
): Promise<void> {
  await keepSettings(home, { typedEnvironments: ids, favourites: ids, networks });
}

/** Leaves a settings file of a person who has changed these. */
export async function keepSettings(home: TemporaryHome, changed: Partial<Settings>): Promise<void> {
  await mkdir(home.userData, { recursive: true });
  await writeFile(settingsFile(home), JSON.stringify({ ...defaultSettings, ...changed }));
}
