// Draws the icons in resources/ from their SVG sources; run it by hand after a change to one, and commit what it writes.
//
//   node_modules/.bin/node scripts/icons.ts
//
// The renderer is a Chromium already on the machine, driven by Playwright: Debian's (`apt-get install chromium`),
// a Chrome, or the one that `playwright install chromium` brings. The committed files came from Debian's Chromium 156.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright';

interface Drawing {
  readonly file: string;
  readonly svg: string;
  readonly sizePx: number;
}

const RESOURCES = join(import.meta.dirname, '..', 'resources');
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** The layout that electron-builder reads for Linux: resources/icons/{size}x{size}.png. */
const APP_SIZES_PX = [16, 32, 48, 64, 128, 256, 512] as const;
/** Up to here the app icon comes from the flat drawing, whose edges lie on whole pixels. */
const SMALL_UP_TO_PX = 32;
const ICO_SIZES_PX = [16, 32, 48, 64, 128, 256] as const;

const TRAY_STATES = ['idle', 'busy', 'attention'] as const;
const TRAY_SIZE_PX = 22;
/** macOS colours template images itself: black and alpha only. */
const TEMPLATE_SIZE_PX = 18;

async function main(): Promise<void> {
  const executablePath = BROWSERS.find((file) => existsSync(file));
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium refuses its sandbox to root; it shows nothing here but our own drawings.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage();
    for (const drawing of [...(await appDrawings()), ...(await trayDrawings())]) {
      await writeResource(drawing.file, await png(page, drawing));
    }
    await writeResource('icon.ico', await ico());
  } finally {
    await browser.close();
  }
}

async function appDrawings(): Promise<readonly Drawing[]> {
  const large = await readFile(join(RESOURCES, 'icon.svg'), 'utf8');
  const small = await readFile(join(RESOURCES, 'icon-small.svg'), 'utf8');
  const sizes = APP_SIZES_PX.map((sizePx) => ({
    file: appIcon(sizePx),
    svg: sizePx <= SMALL_UP_TO_PX ? small : large,
    sizePx,
  }));
  return [{ file: 'icon.png', svg: large, sizePx: 1024 }, ...sizes];
}

async function trayDrawings(): Promise<readonly Drawing[]> {
  const sheet = await readFile(join(RESOURCES, 'tray', 'windsock.svg'), 'utf8');
  const symbols = TRAY_STATES.flatMap((state) => [
    { id: state, sizePx: TRAY_SIZE_PX },
    { id: `${state}Template`, sizePx: TEMPLATE_SIZE_PX },
  ]);
  return symbols.flatMap(({ id, sizePx }) => {
    const svg = `${sheet}<svg viewBox="0 0 ${sizePx} ${sizePx}"><use href="#${id}"/></svg>`;
    return [
      { file: `tray/${id}.png`, svg, sizePx },
      { file: `tray/${id}@2x.png`, svg, sizePx: sizePx * 2 },
    ];
  });
}

function appIcon(sizePx: number): string {
  return `icons/${sizePx}x${sizePx}.png`;
}

/** Shows the last SVG of the text alone, without a background; a sheet before it only lends its symbols. */
async function png(page: Page, { svg, sizePx }: Drawing): Promise<Buffer> {
  await page.setViewportSize({ width: sizePx, height: sizePx });
  await page.setContent(`<!doctype html><style>
    body { margin: 0 }
    svg { position: absolute; inset: 0; width: ${sizePx}px; height: ${sizePx}px }
    body > svg:not(:last-child) > use { display: none }
  </style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/**
 * Packs the PNGs of the app icon into a Windows icon.
 *
 * @see https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) ICONDIR and ICONDIRENTRY; PNG images since Windows Vista
 */
async function ico(): Promise<Buffer> {
  const images = await Promise.all(ICO_SIZES_PX.map((sizePx) => readFile(join(RESOURCES, appIcon(sizePx)))));
  const directory = Buffer.alloc(6 + 16 * images.length);
  directory.writeUInt16LE(1, 2); // an icon, not a cursor
  directory.writeUInt16LE(images.length, 4);
  let offset = directory.length;
  for (const [at, image] of images.entries()) {
    const entry = 6 + 16 * at;
    const side = (ICO_SIZES_PX[at] ?? 0) % 256; // 256 is written as 0
    directory.writeUInt8(side, entry);
    directory.writeUInt8(side, entry + 1);
    directory.writeUInt16LE(1, entry + 4); // colour planes
    directory.writeUInt16LE(32, entry + 6); // bits per pixel
    directory.writeUInt32LE(image.length, entry + 8);
    directory.writeUInt32LE(offset, entry + 12);
    offset += image.length;
  }
  return Buffer.concat([directory, ...images]);
}

async function writeResource(name: string, content: Buffer): Promise<void> {
  const file = join(RESOURCES, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

await main();
