// A desktop of one's own on Linux: a virtual screen, a message bus, a window manager and a panel with a tray.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Program, startProgram, startTalkingProgram } from './processes.ts';
import { trayItemNames } from './tray-item.ts';

/** What a person would do at the desktop, and what programs need to appear on it. */
export interface Desktop {
  /** The variables with which a program appears on this desktop. */
  readonly env: Readonly<Record<string, string>>;
  readonly screen: { readonly width: number; readonly height: number };
  /** Presses keys for real, as `alt+shift+space` or `Return` (xdotool's names). */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  /** Clicks at a point of the screen; button 1 is the left one. */
  readonly click: (x: number, y: number, button?: 1 | 3) => Promise<void>;
  /** Holds the left button down at the first point, and lets it go at the second. */
  readonly drag: (
    from: readonly [x: number, y: number],
    to: readonly [x: number, y: number],
  ) => Promise<void>;
  /** Moves the mouse there, and presses nothing. */
  readonly point: (x: number, y: number) => Promise<void>;
  /** Clicks Windsock's icon in the tray with the right button, once it is there. @returns when its menu is on the screen */
  readonly openTrayMenu: () => Promise<void>;
  /** Ends the panel, which hosts the tray. */
  readonly endPanel: () => Promise<void>;
  readonly startPanel: () => void;
  /** Writes the whole screen to a PNG file. */
  readonly screenshot: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const run = promisify(execFile);

const SCREEN = { width: 1440, height: 900 };
/** The panel stands at the top of the screen, this high; its tray icons begin at its left. */
const PANEL_HEIGHT = 32;

const PANEL_CONFIG = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="true"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="${PANEL_HEIGHT}"/>
      <property name="icon-size" type="uint" value="22"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
`;

/** @returns a desktop, once a window manager runs on it; the panel appears a moment later */
export async function startDesktop(): Promise<Desktop> {
  const home = await mkdtemp(join(tmpdir(), 'windsock-desktop-'));
  const base = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), LC_ALL: 'C.UTF-8' };
  const programs: Program[] = [];
  const { width, height } = SCREEN;
  const xvfb = await startTalkingProgram(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-ac'],
    base,
  );
  programs.push(xvfb);
  const bus = await startTalkingProgram('dbus-daemon', ['--session', '--nofork', '--print-address=1'], base);
  programs.push(bus);
  const shown = { DISPLAY: `:${xvfb.firstLine}`, DBUS_SESSION_BUS_ADDRESS: bus.firstLine };
  const env = { ...base, ...shown };
  await writePanelConfig(join(home, 'config'));
  // Openbox runs its start-up command once it manages windows.
  programs.push(await startTalkingProgram('openbox', ['--startup', 'echo ready'], env));
  let panel = startProgram('xfce4-panel', [], env);
  await run('xsetroot', ['-solid', '#5b6b7c'], { env });
  const xdotool = async (...args: readonly string[]) => {
    await run('xdotool', args, { env });
  };
  return {
    env: { ...shown, XDG_CURRENT_DESKTOP: 'XFCE' },
    screen: SCREEN,
    press: (...keys) => xdotool('key', '--clearmodifiers', ...keys),
    type: (text) => xdotool('type', '--clearmodifiers', text),
    click: (x, y, button = 1) => xdotool('mousemove', `${x}`, `${y}`, 'click', `${button}`),
    drag: async ([x, y], [toX, toY]) => {
      await xdotool('mousemove', `${x}`, `${y}`, 'mousedown', '1');
      await xdotool('mousemove', `${(x + toX) / 2}`, `${(y + toY) / 2}`);
      await xdotool('mousemove', `${toX}`, `${toY}`, 'mouseup', '1');
    },
    point: (x, y) => xdotool('mousemove', `${x}`, `${y}`),
    openTrayMenu: async () => {
      await until('a tray icon', async () => (await trayItemNames(env)).length > 0);
      // Off the icon, whose tooltip would be taken for the menu; and a menu that was just left may still be there.
      await xdotool('mousemove', `${width / 2}`, `${height / 2}`);
      await until('the last menu to go', async () => !(await isTrayMenuOpen(env)));
      await xdotool('mousemove', `${PANEL_HEIGHT / 2}`, `${PANEL_HEIGHT / 2}`, 'click', '3');
      await until('the tray menu', () => isTrayMenuOpen(env));
    },
    endPanel: () => panel.end(),
    startPanel: () => {
      panel = startProgram('xfce4-panel', [], env);
    },
    screenshot: async (file) => {
      await mkdir(dirname(file), { recursive: true });
      await run('scrot', ['--overwrite', '--pointer', file], { env });
    },
    close: async () => {
      await panel.end();
      for (const program of programs.reverse()) await program.end();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function writePanelConfig(configHome: string): Promise<void> {
  const folder = join(configHome, 'xfce4/xfconf/xfce-perchannel-xml');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'xfce4-panel.xml'), PANEL_CONFIG);
}

/** Whether a window of the tray is on the screen below the panel: its menu or its tooltip. */
async function isTrayMenuOpen(env: NodeJS.ProcessEnv): Promise<boolean> {
  // The tray is the panel's only plugin that is a program of its own, and these are of the class "wrapper".
  const search = ['search', '--onlyvisible', '--class', 'wrapper', 'getwindowgeometry', '%@'];
  const found = await run('xdotool', search, { env }).catch(() => null);
  const tops = [...(found?.stdout ?? '').matchAll(/Position: -?\d+,(-?\d+)/g)].map(([, y]) => Number(y));
  return tops.some((top) => top >= PANEL_HEIGHT);
}

/** Waits for something outside of any page to be there, or true; looks every 50 ms. @throws after 30 s */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`Waited 30 s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
