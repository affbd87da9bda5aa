// A package takes the pinned Electron unless another one is handed in, and making it never publishes anything.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builderArguments } from '../../../scripts/package.ts';

describe('builderArguments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'windsock-electron-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes the unpacked app of this platform with the pinned Electron', () => {
    expect(builderArguments([], undefined)).toEqual(['--dir', '--publish', 'never']);
  });

  it('makes what it is asked for', () => {
    expect(builderArguments(['--linux', 'deb'], '')).toEqual(['--linux', 'deb', '--publish', 'never']);
  });

  it('takes an Electron of which nothing is known but its folder', () => {
    expect(builderArguments([], folder)).toEqual([
      '--dir',
      '--publish',
      'never',
      `-c.electronDist=${folder}`,
    ]);
  });

  it('tells the version of the Electron that is handed in', () => {
    writeFileSync(join(folder, 'version'), 'v33.2.1\n');
    expect(builderArguments([], folder)).toContain('-c.electronVersion=33.2.1');
  });
});
