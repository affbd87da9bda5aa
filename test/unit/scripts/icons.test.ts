// Drawing icons takes a browser; that the committed ones are what the drawing says, and what the app asks for, does not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { type Drawing, iconFiles, pngFiles } from '../../../scripts/icons/drawings.ts';
import { fromIco } from '../../../scripts/icons/ico.ts';
import { manifestOf } from '../../../scripts/icons/manifest.ts';
import type { TrayIcon } from '../../../src/main/core/tray-status.ts';

const resources = join(import.meta.dirname, '../../../resources');
const read = (file: string): Buffer => readFileSync(join(resources, file));
const files = [...pngFiles, ...iconFiles].map(({ file }) => file);

/** @see https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Buffer): readonly [width: number, height: number] {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the icons were drawn from windsock.svg as it is now: run node_modules/.bin/node scripts/icons.ts', async () => {
  expect(JSON.parse(read('icons.json').toString())).toEqual(await manifestOf(files));
});

test('no other image lies among them', () => {
  const found = ['', 'tray', 'icons'].flatMap((folder) =>
    readdirSync(join(resources, folder)).map((name) => join(folder, name)),
  );
  expect(found.filter((name) => /\.(png|ico)$/.test(name)).toSorted()).toEqual(files.toSorted());
});

test.each(pngFiles.map(({ file, sizePx }) => [file, sizePx] as const))(
  '%s is %i px wide and high',
  (file, sizePx) => {
    expect(sizeOf(read(file))).toEqual([sizePx, sizePx]);
  },
);

describe.each(iconFiles)('$file', ({ file, images }) => {
  it('has an image of each size', () => {
    const found = fromIco(read(file));
    expect(found.map(({ sizePx }) => sizePx)).toEqual(images.map(({ sizePx }) => sizePx));
    for (const { sizePx, png } of found) expect(sizeOf(png)).toEqual([sizePx, sizePx]);
  });
});

test('the app icon of Windows has every size that Windows asks for', () => {
  const app = iconFiles.find(({ file }) => file === 'icon.ico');
  expect(app?.images.map(({ sizePx }) => sizePx)).toEqual([16, 20, 24, 32, 40, 48, 64, 256]);
});

const states: Record<TrayIcon, true> = {
  idle: true,
  busy: true,
  attention: true,
  offline: true,
  update: true,
};

describe.each(Object.keys(states))('the tray image of "%s"', (state) => {
  it.each([
    ['macOS', `${state}Template.png`, 16],
    ['macOS, dense', `${state}Template@2x.png`, 32],
    ...['light', 'dark'].flatMap((ground) => [
      [`Linux on ${ground}`, `${state}-on-${ground}.png`, 22] as const,
      [`Linux on ${ground}, dense`, `${state}-on-${ground}@2x.png`, 44] as const,
    ]),
  ] as const)('is there for %s', (_system, name, sizePx) => {
    expect(drawn(name)).toMatchObject({ sizePx });
  });

  it.each(['light', 'dark'])('is there for Windows on %s', (ground) => {
    const file = iconFiles.find((each) => each.file === `tray/${state}-on-${ground}.ico`);
    expect(file?.images.map(({ sizePx }) => sizePx)).toEqual([16, 20, 24, 32, 40, 48, 64]);
  });

  it('is one shape on all of them', () => {
    const all = [...pngFiles, ...iconFiles.flatMap(({ images }) => images)].filter(({ file }) =>
      file.startsWith(`tray/${state}`),
    );
    expect(new Set(all.map(({ symbol }) => symbol))).toEqual(new Set([`${state}-16`, `${state}-22`]));
  });
});

function drawn(name: string): Drawing | undefined {
  return pngFiles.find(({ file }) => file === `tray/${name}`);
}
