// Unpacks chosen entries of a zip file; small enough to be ours, and no unzip program is on a bare Debian.
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly headerOffset: number;
  readonly mode: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT_BYTES = 0xffff;

/**
 * Unpacks the entries for which `wanted` gives a path (relative to `folder`); file modes are kept.
 *
 * Knows stored and deflated entries below 4 GiB, which is all that the one zip of the set-up has.
 *
 * @throws Error when the file is no zip, or a path would leave the folder
 */
export async function unzip(
  file: string,
  folder: string,
  wanted: (name: string) => string | undefined,
): Promise<void> {
  const handle = await open(file, 'r');
  try {
    for (const entry of await readEntries(handle)) {
      const path = entry.name.endsWith('/') ? undefined : wanted(entry.name);
      if (path === undefined) continue;
      const start = await dataStart(handle, entry);
      await unpack({ file, start, entry, target: inside(folder, path) });
    }
  } finally {
    await handle.close();
  }
}

function inside(folder: string, path: string): string {
  const normal = normalize(path);
  if (normal.startsWith('..') || normal.startsWith(sep))
    throw new Error(`The zip has a path outside its folder: ${path}`);
  return join(folder, normal);
}

async function readBytes(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('The zip file ends too early');
  return buffer;
}

async function readEntries(handle: FileHandle): Promise<readonly Entry[]> {
  const { size } = await handle.stat();
  const tailBytes = Math.min(size, END_BYTES + LONGEST_COMMENT_BYTES);
  const tail = await readBytes(handle, size - tailBytes, tailBytes);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END_SIGNATURE);
  const end = tail.lastIndexOf(signature);
  if (end < 0 || tail.length - end < END_BYTES) throw new Error('This is no zip file');
  const directory = await readBytes(handle, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  return parseEntries(directory, tail.readUInt16LE(end + 10));
}

function parseEntries(directory: Buffer, count: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE)
      throw new Error('The list of the zip file is damaged');
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function dataStart(handle: FileHandle, entry: Entry): Promise<number> {
  const header = await readBytes(handle, entry.headerOffset, 30);
  return entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

interface Unpacking {
  readonly file: string;
  readonly start: number;
  readonly entry: Entry;
  readonly target: string;
}

async function unpack({ file, start, entry, target }: Unpacking): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const mode = entry.mode || 0o644;
  if (entry.packedBytes === 0) {
    await writeFile(target, '', { mode });
    return;
  }
  const source = createReadStream(file, { start, end: start + entry.packedBytes - 1 });
  const reader = entry.method === 0 ? new PassThrough() : createInflateRaw();
  await pipeline(source, reader, createWriteStream(target, { mode }));
}
