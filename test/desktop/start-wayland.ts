// A Wayland session of one's own on Linux, which nobody sees: a compositor without a keyboard, and a message bus. No tray, and no portal.
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram, startTalkingProgram } from './processes.ts';
import { until } from './start-desktop.ts';

/** The session. */
export interface WaylandSession {
  /** The variables with which a program appears in this session, and on no X11 screen. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** @returns the session, once its compositor takes clients */
export async function startWayland(): Promise<WaylandSession> {
  // The path of a socket has to be short.
  const folder = await mkdtemp(join(tmpdir(), 'windsock-wl-'));
  const base = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, LC_ALL: 'C.UTF-8' };
  const bus = await startTalkingProgram('dbus-daemon', ['--session', '--nofork', '--print-address=1'], base);
  const args = [
    '--backend=headless-backend.so',
    '--socket=wl',
    '--no-config',
    '--width=1280',
    '--height=800',
  ];
  const weston = startProgram('weston', args, base);
  const isThere = () =>
    access(join(folder, 'wl')).then(
      () => true,
      () => false,
    );
  await until('the compositor', isThere);
  return {
    env: {
      DISPLAY: '',
      WAYLAND_DISPLAY: 'wl',
      XDG_RUNTIME_DIR: folder,
      XDG_SESSION_TYPE: 'wayland',
      DBUS_SESSION_BUS_ADDRESS: bus.firstLine,
    },
    close: async () => {
      await weston.end();
      await bus.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
