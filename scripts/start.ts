// Starts the real app from this folder, with the arguments that the person gave.
import { buildIfStale } from './build.ts';
import { runProgram, SetupFailure } from './setup/command.mjs';
import { hasDisplay } from './setup/purpose.ts';

/** @throws SetupFailure where no window can be shown */
export function requireDisplay(): void {
  if (hasDisplay(process.platform, process.env)) return;
  throw new SetupFailure(
    'there is no display to show windows on (DISPLAY and WAYLAND_DISPLAY are unset); `npm run demo` works without one.',
  );
}

/** Builds when needed and runs the app until it ends; gives its exit code. */
export async function startApp(electronFile: string, args: readonly string[]): Promise<number> {
  const built = await buildIfStale();
  return built === 0 ? runProgram(electronFile, ['.', ...sandboxSwitches(), ...args]) : built;
}

/** Chromium does not start as root with its sandbox; this is for development machines, never in the product. */
function sandboxSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
