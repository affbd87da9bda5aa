// What an app gives the host of a tray over D-Bus: icon, tooltip and menu, as any desktop would ask for them.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type DBusValue, parseGVariant } from './gvariant.ts';

/** Windsock's icon, as the host of the tray knows it. */
export interface TrayItem {
  /** Of the icon that hosts draw. */
  readonly image: TrayPixels;
  readonly tooltip: string;
  readonly menu: readonly TrayMenuItem[];
}

interface TrayPixels {
  readonly widthPx: number;
  /** Of each pixel the colour where it covers all, as `e8590c`, else how much it covers, as `7f`: colours below that are rounded. */
  readonly pixels: readonly string[];
}

/** One line of the menu. */
export interface TrayMenuItem {
  readonly id: number;
  /** `---` for a line between sections. */
  readonly label: string;
  readonly isEnabled: boolean;
  readonly items: readonly TrayMenuItem[];
}

const run = promisify(execFile);
const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

type Env = Readonly<Record<string, string | undefined>>;

/** @returns the names under which apps have registered icons with the host; none where there is no host */
export async function trayItemNames(env: Env): Promise<readonly string[]> {
  const asked = await property(
    env,
    [WATCHER, '/StatusNotifierWatcher'],
    WATCHER,
    'RegisteredStatusNotifierItems',
  ).catch(() => []);
  return asked as readonly string[];
}

/** @returns what the only icon of the tray shows */
export async function readTrayItem(env: Env): Promise<TrayItem> {
  const place = await onlyItem(env);
  const [pixmaps, tooltip, menuPath] = await Promise.all([
    property(env, place, ITEM, 'IconPixmap'),
    property(env, place, ITEM, 'ToolTip'),
    property(env, place, ITEM, 'Menu'),
  ]);
  const layout = await call(
    env,
    [place[0], String(menuPath)],
    `${MENU}.GetLayout`,
    '0',
    '--',
    '-1',
    '@as []',
  );
  const [, root] = layout as readonly [number, DBusValue];
  return {
    image: pixelsOf(pixmaps),
    tooltip: String((tooltip as readonly DBusValue[])[2]),
    menu: menuItemOf(root).items,
  };
}

/** Chooses an item of the menu, as the host does when it is clicked. */
export async function clickTrayItem(env: Env, { id }: TrayMenuItem): Promise<void> {
  const place = await onlyItem(env);
  const menuPath = String(await property(env, place, ITEM, 'Menu'));
  await call(env, [place[0], menuPath], `${MENU}.Event`, `${id}`, 'clicked', "<''>", 'uint32 0');
}

/** Clicks the icon itself, as hosts do on the left button. */
export async function activateTrayItem(env: Env): Promise<void> {
  await call(env, await onlyItem(env), `${ITEM}.Activate`, '0', '0');
}

type Place = readonly [name: string, path: string];

async function onlyItem(env: Env): Promise<Place> {
  const [item = '', ...more] = await trayItemNames(env);
  const [, name, path] = /^([^/]+)(\/.*)$/.exec(item) ?? [];
  if (name === undefined || path === undefined || more.length > 0) {
    throw new Error(`Not one icon in the tray: ${JSON.stringify([item, ...more])}`);
  }
  return [name, path];
}

async function property(env: Env, place: Place, owner: string, name: string): Promise<DBusValue> {
  const [held] = (await call(
    env,
    place,
    'org.freedesktop.DBus.Properties.Get',
    owner,
    name,
  )) as readonly DBusValue[];
  if (held === undefined) throw new Error(`No ${name}`);
  return held;
}

async function call(
  env: Env,
  [name, path]: Place,
  method: string,
  ...args: readonly string[]
): Promise<DBusValue> {
  const words = ['call', '--session', '--dest', name, '--object-path', path, '--method', method, ...args];
  const { stdout } = await run('gdbus', words, { env: env as NodeJS.ProcessEnv, maxBuffer: 1024 * 1024 });
  return parseGVariant(stdout);
}

/** Images come as width, height and four bytes for each pixel, the first of them alpha. */
function pixelsOf(pixmaps: DBusValue): TrayPixels {
  const [[widthPx, , bytes] = [0, 0, []]] = pixmaps as readonly (readonly [
    number,
    number,
    readonly number[],
  ])[];
  const argb = Buffer.from(bytes).toString('hex').match(/.{8}/g) ?? [];
  return { widthPx, pixels: argb.map((each) => (each.startsWith('ff') ? each.slice(2) : each.slice(0, 2))) };
}

function menuItemOf(layout: DBusValue): TrayMenuItem {
  const [id, facts, children] = layout as readonly [
    number,
    Readonly<Record<string, DBusValue>>,
    readonly DBusValue[],
  ];
  return {
    id,
    label: facts.type === 'separator' ? '---' : String(facts.label ?? ''),
    isEnabled: facts.enabled !== false,
    items: children.map(menuItemOf),
  };
}
