// Which files scripts/icons.ts draws, of what and in which sizes: data alone, read by its test as well.
import type { TrayIcon } from '../../src/main/core/tray-status.ts';

/** One PNG file below resources/. */
export interface Drawing {
  readonly file: string;
  /** A symbol of resources/windsock.svg, and the side of its grid. */
  readonly symbol: string;
  readonly gridPx: number;
  readonly sizePx: number;
  /** Values of the sheet's variables that differ from those it has itself. */
  readonly colours: Readonly<Record<string, string>>;
}

/** One icon file of Windows below resources/, with an image of each size. */
export interface IconFile {
  readonly file: string;
  readonly images: readonly Drawing[];
}

const trayStates: readonly TrayIcon[] = ['idle', 'busy', 'attention', 'offline', 'update'];

/** The layout that electron-builder reads for Linux: resources/icons/{size}x{size}.png. */
const linuxAppSizesPx = [16, 32, 48, 64, 128, 256, 512] as const;
const windowsAppSizesPx = [16, 20, 24, 32, 40, 48, 64, 256] as const;
/** Of small icons at 100 to 400 %. */
const windowsTraySizesPx = [16, 20, 24, 32, 40, 48, 64] as const;
/** Up to here the app icon comes from the flat drawing, whose edges lie on whole pixels. */
const smallUpToPx = 40;

/** macOS colours template images itself: it takes their alpha alone. */
const templateColours = {
  mast: '#000',
  mouth: 'none',
  sock: '#000',
  band: 'none',
  'band-edge': 'none',
  alarm: '#000',
  news: '#000',
  sign: 'none',
};

/** What the panel or taskbar below the icon is. Each reads on the other, too: not every desktop tells which it is. */
const grounds = {
  light: {},
  dark: { mast: '#b9c2cc', sock: '#ff7a33', 'band-edge': 'none', alarm: '#ff5c5c', news: '#3d94e8' },
} as const;

/** Every PNG file. */
export const pngFiles: readonly Drawing[] = [
  appDrawing('icon.png', 1024),
  ...linuxAppSizesPx.map((sizePx) => appDrawing(`icons/${sizePx}x${sizePx}.png`, sizePx)),
  ...trayStates.flatMap((state) => [
    ...atBothScales(`tray/${state}Template`, { symbol: `${state}-16`, gridPx: 16, colours: templateColours }),
    ...Object.entries(grounds).flatMap(([ground, colours]) =>
      atBothScales(`tray/${state}-on-${ground}`, { symbol: `${state}-22`, gridPx: 22, colours }),
    ),
  ]),
];

/** Every icon file of Windows. */
export const iconFiles: readonly IconFile[] = [
  { file: 'icon.ico', images: windowsAppSizesPx.map((sizePx) => appDrawing('icon.ico', sizePx)) },
  ...trayStates.flatMap((state) =>
    Object.entries(grounds).map(([ground, colours]) => {
      const file = `tray/${state}-on-${ground}.ico`;
      const drawing = { file, symbol: `${state}-16`, gridPx: 16, colours };
      return { file, images: windowsTraySizesPx.map((sizePx) => ({ ...drawing, sizePx })) };
    }),
  ),
];

function appDrawing(file: string, sizePx: number): Drawing {
  const isSmall = sizePx <= smallUpToPx;
  return { file, symbol: isSmall ? 'app-small' : 'app', gridPx: isSmall ? 32 : 1024, sizePx, colours: {} };
}

/** `@2x` is for screens of twice the density. */
function atBothScales(
  name: string,
  drawing: Pick<Drawing, 'symbol' | 'gridPx' | 'colours'>,
): readonly Drawing[] {
  const { gridPx } = drawing;
  return [
    { ...drawing, file: `${name}.png`, sizePx: gridPx },
    { ...drawing, file: `${name}@2x.png`, sizePx: gridPx * 2 },
  ];
}
