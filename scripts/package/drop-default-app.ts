// Takes out of a package what an unpacked Electron has for development; electron-builder does so only for its own download.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';

/** electron-builder calls this once a package's folder is filled, before it flips the fuses and signs. */
export async function afterPack({ packager, appOutDir }: AfterPackContext): Promise<void> {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  await rm(join(appOutDir, 'version'), { force: true });
}
