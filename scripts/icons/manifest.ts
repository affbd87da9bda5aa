// What the icons of resources/ were drawn from, and what came of it: rendering takes a browser, comparing does not.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The content of resources/icons.json. */
export interface IconManifest {
  /** SHA-256 of all that decides what is drawn. */
  readonly drawnFrom: string;
  /** File below resources/ -> SHA-256. */
  readonly files: Readonly<Record<string, string>>;
}

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = [
  'resources/windsock.svg',
  'scripts/icons.ts',
  'scripts/icons/drawings.ts',
  'scripts/icons/ico.ts',
];

/** @returns the manifest of these files as they are now, in the order of their names */
export async function manifestOf(files: readonly string[]): Promise<IconManifest> {
  const sources = await Promise.all(SOURCES.map((file) => readFile(join(ROOT, file))));
  const digests = await Promise.all(
    files
      .toSorted()
      .map(async (file) => [file, sha256(await readFile(join(ROOT, 'resources', file)))] as const),
  );
  return { drawnFrom: sha256(Buffer.concat(sources)), files: Object.fromEntries(digests) };
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
