// A package takes the pinned Electron unless another one is handed in, and making it never publishes anything.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { builderArguments, builderEnvironment } from '../../../scripts/package.ts';

describe('builderArguments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'windsock-electron-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes all packages of this platform with the pinned Electron', () => {
    expect(builderArguments([], undefined)).toEqual(['--publish', 'never']);
  });

  it('makes what it is asked for', () => {
    expect(builderArguments(['--linux', 'deb'], '')).toEqual(['--linux', 'deb', '--publish', 'never']);
  });

  it('takes an Electron of which nothing is known but its folder', () => {
    expect(builderArguments(['--dir'], folder)).toEqual([
      '--dir',
      '--publish',
      'never',
      `-c.electronDist=${folder}`,
      '-c.extraMetadata.homepage=file:///usr/share/doc/windsock',
    ]);
  });

  it('tells the version of the Electron that is handed in', () => {
    writeFileSync(join(folder, 'version'), 'v33.2.1\n');
    expect(builderArguments([], folder)).toContain('-c.electronVersion=33.2.1');
  });
});

describe('builderEnvironment', () => {
  it('leaves its tools to electron-builder with the pinned Electron', () => {
    expect(Object.keys(builderEnvironment({}))).toEqual(['NO_UPDATE_NOTIFIER']);
  });

  it('brings stand-ins for the tools with a stand-in for Electron, unless there are others', () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: '/electron' };
    expect(builderEnvironment(env).CUSTOM_FPM_PATH).toMatch(/\/scripts\/package\/fpm\.ts$/);
    expect(builderEnvironment(env).APPIMAGE_TOOLS_PATH).toMatch(/\/scripts\/package\/appimage-tools$/);
    expect(builderEnvironment({ ...env, CUSTOM_FPM_PATH: '/fpm' }).CUSTOM_FPM_PATH).toBe('/fpm');
  });

  it('leaves out keys that are empty, as those are that GitHub does not have', () => {
    const keys = { CSC_LINK: '', CSC_KEY_PASSWORD: '', WIN_CSC_LINK: '', APPLE_API_KEY_ID: '' };
    const env = { ...keys, WIN_CSC_KEY_PASSWORD: 'kept', EMPTY: '' };
    expect(builderEnvironment(env)).toEqual({
      WIN_CSC_KEY_PASSWORD: 'kept',
      EMPTY: '',
      NO_UPDATE_NOTIFIER: '1',
    });
  });
});
