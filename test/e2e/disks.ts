// Disks of a test's own: small ones that can be filled to the last byte, and folders that nobody can write to. Only root may mount.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemporaryHome } from '../desktop/start-windsock.ts';

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}

/** Why nothing can be mounted here; null where it can. */
export function whyNoMount(): string | null {
  if (process.platform !== 'linux') return 'Only Linux mounts a disk in memory';
  try {
    run('unshare', '--mount', 'true');
    return null;
  } catch {
    return 'Only root may mount';
  }
}

/** A disk in memory at a folder. */
export interface SmallDisk {
  /** Takes all room that is left. */
  readonly fill: () => void;
  /** Gives that room back. */
  readonly free: () => void;
  readonly remove: () => void;
}

/** Mounts a disk of so many KiB. @returns the disk, which is the tests' own */
export async function mountSmallDisk(folder: string, sizeKib: number): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true });
  run('mount', '-t', 'tmpfs', '-o', `size=${sizeKib}k,mode=700`, 'tmpfs', folder);
  const filling = join(folder, 'filling');
  return {
    fill: () => {
      const file = openSync(filling, 'a');
      try {
        for (let size = 65_536; size > 0; size = Math.floor(size / 2)) writeAll(file, Buffer.alloc(size));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filling, { force: true }),
    remove: () => run('umount', '--lazy', folder),
  };
}

function writeAll(file: number, bytes: Buffer): void {
  try {
    while (writeSync(file, bytes) === bytes.length);
  } catch {
    // The disk is full.
  }
}

/** Makes the whole HOME read-only, for root as well. @returns what makes it as it was */
export function lockHome({ folder }: TemporaryHome): () => void {
  run('mount', '--bind', folder, folder);
  run('mount', '-o', 'remount,ro,bind', folder);
  return () => run('umount', '--lazy', folder);
}
