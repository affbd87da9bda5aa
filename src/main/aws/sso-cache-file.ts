/** Reads, writes and removes one file of `~/.aws/sso/cache`, which the AWS CLI and other tools read and write as well. */

import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { CacheDocument } from '../core/sso-token.ts';
import { readTextFile } from './read-text-file.ts';

const privateFolder = 0o700;
const privateFile = 0o600;
const forOthers = 0o077;

/** The AWS CLI's own folders. A person may name any other one, also one that others are to read. */
const ownFolder = /[\\/]\.aws[\\/](sso|login)[\\/]cache$/;

/** Not every tool writes beside and renames: a file read in the middle of a write is whole again after this. */
const tornReadPauseMs = 60;

const tornReadPause = () => new Promise<void>((resolve) => setTimeout(resolve, tornReadPauseMs));

/**
 * Never waits for long, whatever stands in the file's place. A mode that lets others read is mended.
 *
 * SECURITY: a symbolic link in the file's place is not followed.
 *
 * @param pause  before a file that is no JSON is read once more
 * @returns the JSON object in the file; null when there is no such file, or none that can be used
 */
export async function readCacheFile(
  path: string,
  pause: () => Promise<void> = tornReadPause,
): Promise<CacheDocument | null> {
  const first = await readOnce(path);
  if (first !== 'torn') return first;
  await pause();
  const second = await readOnce(path);
  return second === 'torn' ? null : second;
}

async function readOnce(path: string): Promise<CacheDocument | null | 'torn'> {
  if (!(await isFileOfItsOwn(path))) return null;
  const text = await readTextFile(path);
  if (!text.ok) return null;
  try {
    const document: unknown = JSON.parse(text.value.replace(/^\uFEFF/, ''));
    return isDocument(document) ? document : null;
  } catch {
    return 'torn'; // no JSON, or half of it
  }
}

function isDocument(value: unknown): value is CacheDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function isFileOfItsOwn(path: string): Promise<boolean> {
  try {
    const stats = await lstat(path);
    if (!stats.isFile()) return false;
    if ((stats.mode & forOthers) !== 0) await mendMode(path, privateFile);
    const folder = dirname(path);
    if (((await lstat(folder)).mode & forOthers) !== 0) await mendFolder(folder);
    return true;
  } catch {
    return false; // not there, or not to be looked at
  }
}

async function mendFolder(folder: string): Promise<void> {
  if (ownFolder.test(folder)) await mendMode(folder, privateFolder);
}

/** A mode that cannot be mended, on another user's file or a file system without modes, keeps nobody from signing in. */
async function mendMode(path: string, mode: number): Promise<void> {
  try {
    await chmod(path, mode);
  } catch {
    // as said above
  }
}

/**
 * Writes beside, syncs and renames: whoever reads at any moment finds the old file or the new one, whole. What stands in
 * the file's place is replaced, also a symbolic link; what that points to stays as it is.
 *
 * SECURITY: nothing that stands beside already is written to, followed or removed.
 *
 * @param isWanted  asked right before the file is replaced; where it says no, the file stays as it is
 * @returns failure `token-not-saved`; never throws
 */
export async function writeCacheFile(
  path: string,
  document: CacheDocument,
  isWanted: () => boolean = () => true,
): Promise<Result<null>> {
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await makeFolder(dirname(path));
    await writeNewFile(beside, JSON.stringify(document));
  } catch (error) {
    return fail(notSaved(path, error));
  }
  try {
    if (isWanted()) await rename(beside, path);
    else await unlink(beside);
    return ok(null);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    return fail(notSaved(path, error));
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: privateFolder });
  await mendFolder(folder);
}

/** Leaves no half of a file behind, and what stood there as it was. */
async function writeNewFile(path: string, text: string): Promise<void> {
  // SECURITY: `wx`: neither a file that stands there already nor what a link there points to is written to.
  const file = await open(path, 'wx', privateFile);
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

function notSaved(path: string, error: unknown): Failure {
  return { kind: 'token-not-saved', file: basename(path), problem: problemOf(error) };
}

/** @returns failure `token-not-removed`; success also when there was none; never throws */
export async function removeCacheFile(path: string): Promise<Result<null>> {
  try {
    // Of what only stands in its place nobody reads a token.
    const stats = await lstat(path);
    if (stats.isFile() || stats.isSymbolicLink()) await unlink(path);
    return ok(null);
  } catch (error) {
    const problem = problemOf(error);
    const isGone = problem === 'ENOENT' || problem === 'ENOTDIR';
    return isGone ? ok(null) : fail({ kind: 'token-not-removed', file: basename(path), problem });
  }
}

function problemOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z_]{2,30}$/.test(code) ? code : 'unknown reason';
}
