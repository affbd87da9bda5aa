// The zip of the fallback Electron is unpacked as it was packed, and nothing of it lands elsewhere.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unzip } from '../../../scripts/setup/zip.ts';

interface Packed {
  readonly name: string;
  readonly content: string;
  readonly method: 'stored' | 'deflated';
  readonly mode: number;
}

/** Writes a zip by its specification (APPNOTE 4.3), with the fields that are read here. */
function zipOf(files: readonly Packed[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method, mode } of files) {
    const data = method === 'stored' ? Buffer.from(content) : deflateRawSync(content);
    const header = Buffer.alloc(30);
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method === 'stored' ? 0 : 8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    bodies.push(header, Buffer.from(name), data);
    list.push(entry, Buffer.from(name));
    offset += header.length + name.length + data.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

describe('unzip', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'windsock-zip-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: readonly Packed[]): string {
    const file = join(folder, 'a.zip');
    writeFileSync(file, zipOf(files));
    return file;
  }

  it('keeps content and mode, renames and leaves out what is not wanted', async () => {
    const long = 'sail '.repeat(10_000);
    const file = write([
      { name: 'in/program', content: long, method: 'deflated', mode: 0o755 },
      { name: 'in/notes', content: 'short', method: 'stored', mode: 0o644 },
      { name: 'in/empty', content: '', method: 'stored', mode: 0o644 },
      { name: 'in/secret', content: 'no', method: 'stored', mode: 0o644 },
      { name: 'in/folder/', content: '', method: 'stored', mode: 0o755 },
    ]);
    const out = join(folder, 'out');
    await unzip(file, out, (name) => (name === 'in/secret' ? undefined : name.replace('in/', '')));
    expect(readFileSync(join(out, 'program'), 'utf8')).toBe(long);
    expect(statSync(join(out, 'program')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(out, 'notes'), 'utf8')).toBe('short');
    expect(readFileSync(join(out, 'empty'), 'utf8')).toBe('');
    expect(() => statSync(join(out, 'secret'))).toThrow('ENOENT');
  });

  it.each(['../outside', '/outside', 'a/../../outside'])('refuses the path %s', async (name) => {
    const file = write([{ name, content: 'x', method: 'stored', mode: 0o644 }]);
    await expect(unzip(file, join(folder, 'out'), (path) => path)).rejects.toThrow('outside');
  });

  it('refuses what is no zip', async () => {
    const file = join(folder, 'a.zip');
    writeFileSync(file, 'evil');
    await expect(unzip(file, folder, (path) => path)).rejects.toThrow('no zip');
  });
});
