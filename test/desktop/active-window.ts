// Looks which window is on the screen and has the keyboard, for apps that Playwright cannot drive.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Desktop, until } from './start-desktop.ts';

const run = promisify(execFile);

/** @returns the title of the visible window with the keyboard; null when there is none */
export async function activeWindowTitle({ env }: Desktop): Promise<string | null> {
  const ask = async (...args: readonly string[]): Promise<readonly string[]> => {
    const asked = run('xdotool', args, { env: { ...process.env, ...env } });
    // xdotool fails where it finds no window.
    const { stdout } = await asked.catch(() => ({ stdout: '' }));
    return stdout.trim().split('\n');
  };
  const [active = ''] = await ask('getactivewindow');
  // Openbox goes on to name a window that was hidden when there is no other one.
  const visible = await ask('search', '--onlyvisible', '--name', '.*');
  if (active === '' || !visible.includes(active)) return null;
  const [title = ''] = await ask('getwindowname', active);
  return title;
}

/** Waits until the window with the keyboard has a title like that. */
export async function untilTitle(
  desktop: Desktop,
  what: string,
  isIt: (title: string | null) => boolean,
): Promise<void> {
  await until(what, async () => isIt(await activeWindowTitle(desktop)));
}

/** Some 2 s. */
const LOOKS_BETWEEN_KEYS = 40;

/** Presses keys, once more where nothing came of them: nobody can ask such an app whether its first page listens yet. */
export async function pressUntil(
  desktop: Desktop,
  keys: readonly string[],
  what: string,
  isThere: () => boolean | Promise<boolean>,
): Promise<void> {
  let looks = 0;
  await until(what, async () => {
    if (await isThere()) return true;
    if (looks % LOOKS_BETWEEN_KEYS === 0) await desktop.press(...keys);
    looks += 1;
    return false;
  });
}
