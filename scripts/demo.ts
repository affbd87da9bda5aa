// The demo: the real app on sample profiles, against the embedded stand-in, in a temporary HOME.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Desktop } from '../test/desktop/start-desktop.ts';
import { makeHome, windsockEnvironment, windsockSwitches } from '../test/desktop/start-windsock.ts';
import { startStandin } from '../test/standin/start-standin.ts';
import { runTour } from './demo/tour.ts';
import { say } from './setup/command.mjs';
import { hasDisplay } from './setup/purpose.ts';

/** With a display the app stays open to be played with; without one the tour is taken in a virtual one. */
export async function runDemo(electronFile: string): Promise<number> {
  if (!hasDisplay(process.platform, process.env)) return runTour();
  return play(electronFile);
}

/** Starts the app on the person's own display and waits until they quit it. */
async function play(electronFile: string): Promise<number> {
  const standin = await startStandin();
  const home = await makeHome(standin);
  const ownDisplay: Pick<Desktop, 'env'> = { env: displayVariables() };
  const start = { desktop: ownDisplay, standin, home };
  const app = spawn(electronFile, [...windsockSwitches(start), '.'], {
    env: windsockEnvironment(start),
    stdio: 'inherit',
  });
  say(
    'Windsock runs on sample environments: nothing leaves this computer, and its HOME is deleted at the end.',
  );
  say(
    'press Enter on the first row to find them, then try: Alt+Shift+Space, "orp", Enter. Quit from the tray menu, or press Ctrl+C here.',
  );
  process.once('SIGINT', () => app.kill('SIGTERM'));
  try {
    const [code] = await once(app, 'exit');
    return typeof code === 'number' ? code : 0;
  } finally {
    await standin.close();
    await home.remove();
  }
}

/** What a program needs to appear on the display that this one was started on. */
function displayVariables(): Readonly<Record<string, string>> {
  const names = ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'XDG_SESSION_TYPE', 'XDG_CURRENT_DESKTOP'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
