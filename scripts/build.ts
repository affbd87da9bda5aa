// Builds the app into out/ when its sources have changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { glob, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runProgram } from './setup/command.mjs';
import { tool } from './tool.ts';

const SOURCES = [
  'src/**/*',
  'resources/**/*',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig*.json',
];
const STAMP_FILE = 'out/.build-stamp';

/** Builds unconditionally; gives the exit code. */
export async function build(): Promise<number> {
  await rm(STAMP_FILE, { force: true });
  const before = await sourceStamp();
  const code = await runProgram(tool('electron-vite'), ['build', '--logLevel', 'warn']);
  if (code !== 0) return code;
  await mkdir(dirname(STAMP_FILE), { recursive: true });
  await writeFile(STAMP_FILE, before);
  return 0;
}

/** Builds unless the last build was of the very same sources; gives the exit code. */
export async function buildIfStale(): Promise<number> {
  const isFresh = existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, 'utf8') === (await sourceStamp());
  return isFresh ? 0 : build();
}

async function sourceStamp(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const file of glob(SOURCES)) files.push(file);
  for (const file of files.sort()) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
