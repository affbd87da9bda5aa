// The tray on a real host: the shape of each state, the menu as the host gets it, signing in from it, and hosts that come and go.
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright';
import { type Desktop, until } from '../desktop/start-desktop.ts';
import { painted } from '../desktop/start-windsock.ts';
import {
  activateTrayItem,
  clickTrayItem,
  readTrayItem,
  type TrayItem,
  type TrayMenuItem,
  trayItemNames,
} from '../desktop/tray-item.ts';
import { give, idOf, open, windowsOf } from './app-driver.ts';
import { expect, lookForEnvironments, test as plain } from './fixtures.ts';
import { test } from './person.ts';

const envOf = (desktop: Desktop) => ({ ...process.env, ...desktop.env });
const tray = (desktop: Desktop): Promise<TrayItem> => readTrayItem(envOf(desktop));
/** Without the marks that keep each name in its own direction. */
const labels = (items: readonly TrayMenuItem[]) =>
  items.map(({ label }) => label.replace(/[\u2068\u2069]/g, ''));
const tooltip = (desktop: Desktop) => expect.poll(async () => (await tray(desktop)).tooltip);

/** Chooses an item of the tray menu, as its host would. */
async function choose(desktop: Desktop, label: string): Promise<void> {
  const all = (items: readonly TrayMenuItem[]): readonly TrayMenuItem[] =>
    items.flatMap((item) => [item, ...all(item.items)]);
  const item = await until(`"${label}" in the tray menu`, async () =>
    all((await tray(desktop)).menu).find((each) => each.label === label),
  );
  await clickTrayItem(envOf(desktop), item);
}

/** @returns a committed image as the tray tells its own */
async function committed(app: ElectronApplication, name: string): Promise<TrayItem['image']> {
  const file = join(import.meta.dirname, '../../resources/tray', name);
  const bgra = await app.evaluate(
    ({ nativeImage }, path) => nativeImage.createFromPath(path).toBitmap().toString('hex'),
    file,
  );
  const pixels = (bgra.match(/.{8}/g) ?? []).map((each) => {
    const [, blue = '', green = '', red = '', alpha = ''] = /(..)(..)(..)(..)/.exec(each) ?? [];
    return alpha === 'ff' ? `${red}${green}${blue}` : alpha;
  });
  return { widthPx: Math.sqrt(pixels.length), pixels };
}

/** The shape of the icon in the panel: of each pixel, whether anything is drawn there, as a screenshot has it. */
async function shapeInPanel(
  desktop: Desktop,
  app: ElectronApplication,
  name: string,
): Promise<readonly boolean[]> {
  // Off the panel: it lights what the mouse is on.
  await desktop.point(desktop.screen.width / 2, desktop.screen.height / 2);
  const file = `out/e2e/tray/${name}.png`;
  await desktop.screenshot(file);
  return app.evaluate(
    ({ nativeImage }, path) => {
      const side = 32;
      const shot = nativeImage.createFromPath(path).crop({ x: 0, y: 0, width: side, height: side });
      const pixels = shot.toBitmap();
      const light = Array.from({ length: side * side }, (_, at) => {
        const [blue = 0, green = 0, red = 0] = pixels.subarray(at * 4, at * 4 + 3);
        return 0.11 * blue + 0.59 * green + 0.3 * red;
      });
      const ground = light[0] ?? 0;
      return light.map((each) => Math.abs(each - ground) > 40);
    },
    join(process.cwd(), file),
  );
}

const differing = (one: readonly boolean[], other: readonly boolean[]): number =>
  one.filter((each, at) => each !== other[at]).length;

test('each state has a shape of its own, in the panel as well, says itself in the tooltip, and suits light and dark', async ({
  person,
  desktop,
  standin,
}) => {
  const { windsock, openRow, promptAbout, promptGone, link } = person;
  const { app } = windsock;
  const shapes = new Map<string, readonly boolean[]>();
  const shows = async (file: string) => {
    const expected = await committed(app, file);
    expect(expected.widthPx).toBe(44);
    await expect.poll(async () => (await tray(desktop)).image).toEqual(expected);
  };
  const see = async (state: string) => {
    await shows(`${state}-on-light@2x.png`);
    // The panel draws what it was told a moment later.
    const shape = await until(`another shape for ${state}`, async () => {
      const seen = await shapeInPanel(desktop, app, state);
      const others = [...shapes.values()];
      return seen.some((each) => each) && others.every((other) => differing(seen, other) > 20) && seen;
    });
    shapes.set(state, shape);
  };
  await tooltip(desktop).toBe('Windsock: Ready');
  await see('idle');
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await shows('idle-on-dark@2x.png');
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'light';
  });
  await openRow('sso-engineer', 'clickstream-sso');
  await promptAbout('Sign in to mara-data');
  await tooltip(desktop).toBe('Windsock: clickstream-sso: You are not signed in to mara-data');
  await see('attention');
  standin.setLatency('CreateWebLoginToken', 60_000);
  await fetch(await standin.approveSignIn(await link()));
  await promptGone();
  await tooltip(desktop).toBe('Windsock: Opening clickstream-sso…');
  await see('busy');
  await give(windsock, 'cancelOpening', idOf('clickstream-sso', 'sso-engineer'));
  await tooltip(desktop).toBe('Windsock: Ready');
});

test('what a search could not see for want of a sign-in is signed in to from the tray', async ({
  person,
  desktop,
  standin,
}) => {
  const { windsock, promptAbout, promptGone, link } = person;
  expect(labels((await tray(desktop)).menu).filter((label) => label.startsWith('Sign in'))).toEqual([]);
  await lookForEnvironments(windsock);
  await desktop.press('shift+Escape');
  await choose(desktop, 'Sign in to mara-data…');
  await promptAbout('Sign in to mara-data');
  await tooltip(desktop).toBe('Windsock: Sign in to mara-data');
  await fetch(await standin.approveSignIn(await link()));
  await promptGone();
  await expect.poll(async () => labels((await tray(desktop)).menu)).not.toContain('Sign in to mara-data…');
  await tooltip(desktop).toBe('Windsock: Ready');
});

plain('the menu has what one wants of it, and each item does what it says', async ({ desktop, windsock }) => {
  const { app } = windsock;
  const [orders, payments] = [idOf('orders-prod'), idOf('payments-prod')];
  await open(windsock, orders);
  await give(windsock, 'setFavourite', payments, true);
  await give(windsock, 'setAlias', payments, 'Money & more');
  await expect
    .poll(async () => labels((await tray(desktop)).menu))
    .toEqual([
      'Ready',
      'Open picker (Alt+Shift+Space)',
      '---',
      'Favourites',
      '_1  Money & more (payments-prod) ● production — data-platform-prod, eu-west-1',
      '---',
      'Recent',
      'orders-prod ● production — data-platform-prod, eu-west-1',
      '---',
      'Open windows',
      'orders-prod ● production — data-platform-prod, eu-west-1',
      '---',
      'Sign in to corp…',
      '---',
      'Settings…',
      'Help',
      'Quit Windsock',
    ]);
  const { menu } = await tray(desktop);
  expect(menu.filter(({ isEnabled }) => !isEnabled).map(({ label }) => label)).toEqual([
    'Ready',
    'Favourites',
    'Recent',
    'Open windows',
  ]);
  expect(menu.flatMap(({ items }) => labels(items))).toEqual(['Show logs', 'Diagnostics…']);
  await desktop.openTrayMenu();
  await desktop.screenshot('out/e2e/tray/menu.png');
  await desktop.press('Escape');
  // Beside a marked digit the panel would take these for marks as well.
  await give(windsock, 'setAlias', payments, 'money_box');
  await expect
    .poll(async () => labels((await tray(desktop)).menu))
    .toContain('1  money__box (payments-prod) ● production — data-platform-prod, eu-west-1');

  await choose(desktop, 'Open picker (Alt+Shift+Space)');
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  await painted(windsock.picker);
  await desktop.press('shift+Escape');
  await expect.poll(() => windsock.isPickerVisible()).toBe(false);
  await activateTrayItem(envOf(desktop));
  await expect.poll(() => windsock.isPickerVisible()).toBe(true);
  await choose(desktop, 'Diagnostics…');
  const settings = async () => (await windowsOf(app)).find(({ url }) => url.includes('/settings/'));
  await expect.poll(async () => (await settings())?.isVisible).toBe(true);
  const gone = app.waitForEvent('close');
  await choose(desktop, 'Quit Windsock');
  await gone;
});

plain('a change that comes while the menu is made is what the menu shows', async ({ desktop, windsock }) => {
  const { app } = windsock;
  const shown = async () => labels((await tray(desktop)).menu);
  await open(windsock, idOf('orders-prod'));
  // The first to be closed brings a hint, and what is noted of that draws the menu once more.
  await app.evaluate(({ BrowserWindow }) => {
    for (const each of BrowserWindow.getAllWindows())
      if (each.contentView.children.length > 0) each.destroy();
  });
  await expect.poll(shown).not.toContain('Open windows');
  for (const name of ['orders-prod', 'payments-prod']) await open(windsock, idOf(name));
  await expect.poll(shown).toContain('Open windows');
  await app.evaluate(({ BrowserWindow, Menu }) => {
    const windows = BrowserWindow.getAllWindows().filter((each) => each.contentView.children.length > 0);
    const build = Menu.buildFromTemplate;
    Menu.buildFromTemplate = (template) => {
      Menu.buildFromTemplate = build;
      windows[1]?.destroy();
      return build(template);
    };
    windows[0]?.destroy();
  });
  await expect.poll(shown).not.toContain('Open windows');
});

plain(
  'the icon comes back when the panel does, and comes when the panel is late',
  async ({ desktop, start }) => {
    const isThere = async () => (await trayItemNames(envOf(desktop))).length === 1;
    const first = await start();
    await until('the icon', isThere);
    await desktop.endPanel();
    expect(await trayItemNames(envOf(desktop))).toEqual([]);
    desktop.startPanel();
    await until('the icon again', isThere);
    await choose(desktop, 'Open picker (Alt+Shift+Space)');
    await first.quit();

    await desktop.endPanel();
    const second = await start();
    await desktop.press('Escape');
    await expect.poll(() => second.isPickerVisible()).toBe(false);
    desktop.startPanel();
    // Without a host at its start Electron falls back to an icon of X11's own, which panels take up as well.
    await until('the picker by a click on the icon of an app that was first', async () => {
      await desktop.click(16, 16);
      return second.isPickerVisible();
    });
  },
);
