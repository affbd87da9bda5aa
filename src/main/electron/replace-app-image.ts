/** Puts a new AppImage in the place of the old one: whole and beside it first, so that at every moment there is one that starts. */

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, renameSync, rmSync } from 'node:fs';
import { chmod, constants, copyFile, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const besideOf = (appImage: string): string => `${appImage}.new`;

/** Copies what was downloaded to the old one's disk. @throws when it cannot, such as for want of room; nothing of it is left then */
export async function copyBeside(downloaded: string, appImage: string): Promise<void> {
  const beside = besideOf(appImage);
  try {
    // Whatever is there is not written into: it may be a link.
    await rm(beside, { force: true });
    await copyFile(downloaded, beside, constants.COPYFILE_EXCL);
    await chmod(beside, 0o755);
    const handle = await open(beside);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await hashOf(beside)) !== (await hashOf(downloaded)))
      throw Object.assign(new Error('What is on the disk is not what was downloaded'), { code: 'EIO' });
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * In one turn, for a process that is about to end. A name with a version in it becomes the new one's.
 *
 * @returns the AppImage that is there now; null where the old one, or the copy beside it, is gone, so that nothing was done
 * @throws when the system does not let it; the old one is there then
 */
export function takePlaceOf(appImage: string, downloaded: string): string | null {
  const beside = besideOf(appImage);
  if (!existsSync(appImage) || !existsSync(beside)) return null;
  const hasVersion = /\d+\.\d+\.\d+/.test(basename(appImage));
  const place = hasVersion ? join(dirname(appImage), basename(downloaded)) : appImage;
  renameSync(beside, place);
  if (place !== appImage) rmSync(appImage, { force: true });
  rmSync(downloaded, { force: true });
  return place;
}

/** What is not wanted any more. @throws when the system does not let it */
export function removeBeside(appImage: string): void {
  rmSync(besideOf(appImage), { force: true });
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
