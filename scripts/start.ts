// Starts the real app from this folder, with the arguments that the person gave.
import { buildIfStale } from './build.ts';
import { runProgram, SetupFailure } from './setup/command.mjs';
import { hasDisplay } from './setup/purpose.ts';

/** Builds when needed and runs the app until it ends; gives its exit code. */
export async function startApp(electronFile: string, args: readonly string[]): Promise<number> {
  if (!hasDisplay(process.platform, process.env)) {
    throw new SetupFailure(
      'there is no display to show windows on (DISPLAY and WAYLAND_DISPLAY are unset); `npm run demo` works without one.',
    );
  }
  const built = await buildIfStale();
  return built === 0 ? runProgram(electronFile, ['.', ...sandboxSwitches(), ...args]) : built;
}

/** Chromium does not start as root with its sandbox; this is for development machines, never in the product. */
function sandboxSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
