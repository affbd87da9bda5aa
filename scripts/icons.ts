// Draws the icons in resources/ from windsock.svg; run it by hand after a change to it, and commit what it writes.
//
//   node_modules/.bin/node scripts/icons.ts
//
// The renderer is a Chromium already on the machine, driven by Playwright: Debian's (`apt-get install chromium`),
// a Chrome, or the one that `playwright install chromium` brings. The committed files came from Debian's Chromium 156.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { type Drawing, iconFiles, pngFiles } from './icons/drawings.ts';
import { toIco } from './icons/ico.ts';
import { manifestOf } from './icons/manifest.ts';

const RESOURCES = join(import.meta.dirname, '../resources');
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

async function main(): Promise<void> {
  const executablePath = BROWSERS.find((file) => existsSync(file));
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium refuses its sandbox to root; it shows nothing here but our own drawings.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage();
    const sheet = await readFile(join(RESOURCES, 'windsock.svg'), 'utf8');
    for (const drawing of pngFiles) await writeResource(drawing.file, await png(page, sheet, drawing));
    for (const { file, images } of iconFiles) {
      const drawn = [];
      for (const image of images) drawn.push({ sizePx: image.sizePx, png: await png(page, sheet, image) });
      await writeResource(file, toIco(drawn));
    }
  } finally {
    await browser.close();
  }
  const manifest = await manifestOf([...pngFiles, ...iconFiles].map(({ file }) => file));
  await writeResource('icons.json', `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Shows one symbol alone, without a background; the sheet itself only lends it. */
async function png(page: Page, sheet: string, drawing: Drawing): Promise<Buffer> {
  const { symbol, gridPx, sizePx } = drawing;
  const colours = Object.entries(drawing.colours).map(([name, value]) => `--${name}: ${value}`);
  await page.setViewportSize({ width: sizePx, height: sizePx });
  await page.setContent(`<!doctype html><style>
    body { margin: 0 }
    svg { position: absolute; inset: 0; width: ${sizePx}px; height: ${sizePx}px }
    body > svg:first-child > g:last-child { display: none }
  </style>${sheet}<svg viewBox="0 0 ${gridPx} ${gridPx}" style="${colours.join('; ')}"><use href="#${symbol}"/></svg>`);
  return page.screenshot({ omitBackground: true });
}

async function writeResource(name: string, content: Buffer | string): Promise<void> {
  const file = join(RESOURCES, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

await main();
