/** Reads a small text file without being held up by what only looks like one. */

import { constants, type FileHandle, open, stat } from 'node:fs/promises';
import { fail, ok, type Result } from '../../shared/failure.ts';

/** A config file of the largest companies has some hundred kilobytes. */
const maxBytes = 1024 * 1024;

/** Opening a pipe without it would wait for a writer, for ever. Windows has neither. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** @returns the text, empty for a file that does not exist; failure `profile-file-unreadable`; never throws */
export async function readTextFile(path: string): Promise<Result<string>> {
  const unreadable = (problem: string) => fail({ kind: 'profile-file-unreadable', file: path, problem });
  try {
    // Before it is opened too: opening a device can have effects.
    if (!(await stat(path)).isFile()) return unreadable('it is not a regular file');
    const file = await open(path, withoutWaiting);
    try {
      const bytes = await readBytes(file);
      if (typeof bytes === 'string') return unreadable(bytes);
      return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return ok('');
    return unreadable(problemOf(error));
  }
}

/** @returns the bytes, or what is wrong with the file */
async function readBytes(file: FileHandle): Promise<Buffer | string> {
  const stats = await file.stat();
  if (!stats.isFile()) return 'it is not a regular file';
  if (stats.size > maxBytes) return 'it is larger than 1 MiB';
  const buffer = Buffer.alloc(maxBytes + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  if (length > maxBytes) return 'it is larger than 1 MiB';
  const bytes = buffer.subarray(0, length);
  return bytes.includes(0) ? 'it is not a text file' : bytes;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

function problemOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'you may not read it';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'it is not UTF-8 text';
  return `it cannot be read (${/^[A-Z_]{2,30}$/.test(code) ? code : 'unknown reason'})`;
}
