import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ownAppImage, startAppImage } from '../../../../src/main/electron/app-image.ts';

let mount = '';
beforeAll(() => {
  mount = mkdtempSync(join(tmpdir(), 'mount_Wind'));
});
afterAll(() => rmSync(mount, { recursive: true }));

const file = '/opt/Windsock.AppImage';

it('is the AppImage in whose mount the program lies', () => {
  const program = `${mount}/windsock`;
  expect(ownAppImage({ APPIMAGE: file, APPDIR: mount }, program)).toBe(file);
  expect(ownAppImage({ APPIMAGE: file, APPDIR: `${mount}/` }, program)).toBe(file);
  const link = `${mount}/again`;
  symlinkSync(mount, link);
  expect(ownAppImage({ APPIMAGE: file, APPDIR: link }, program)).toBe(file);
});

it('is not the AppImage of the editor in whose terminal Windsock was started', () => {
  for (const program of ['/opt/Windsock/windsock', `${mount}2/windsock`, mount]) {
    expect(ownAppImage({ APPIMAGE: '/opt/Editor.AppImage', APPDIR: mount }, program)).toBeUndefined();
  }
  for (const APPDIR of ['', 'opt', '/no/such/mount']) {
    expect(ownAppImage({ APPIMAGE: file, APPDIR }, '/opt/Windsock/windsock')).toBeUndefined();
  }
  expect(ownAppImage({ APPIMAGE: file }, '/opt/Windsock/windsock')).toBeUndefined();
  expect(ownAppImage({ APPDIR: mount }, `${mount}/windsock`)).toBeUndefined();
});

it('is started anew with its arguments, as if from no AppImage, and on its own', async () => {
  const appImage = join(mount, 'Windsock.AppImage');
  const script =
    '#!/bin/sh\n{ pwd; printf "%s|" "$0" "$@" "$APPDIR"; } > started.new; mv started.new started\n';
  writeFileSync(appImage, script, { mode: 0o755 });
  startAppImage({ ...process.env, APPIMAGE: file, APPDIR: '/x' }, appImage, ['--foreground', 'open', 'a b']);
  const started = await vi.waitFor(() => readFileSync(join(mount, 'started'), 'utf8'));
  expect(started).toBe(`${mount}\n${appImage}|--foreground|open|a b||`);
});
