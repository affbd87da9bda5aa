/** Which of Windsock's own hotkeys an accelerator is. */

import { type EnvironmentId, environmentKey } from '../../shared/environment.ts';
import type { AppState } from './app-state.ts';

/** What a hotkey of ours opens. */
export type HotkeyUser = 'picker' | EnvironmentId;

/** Electron knows several names for these keys. */
const otherNames: Readonly<Record<string, string>> = {
  ctrl: 'control',
  cmd: 'command',
  option: 'alt',
  meta: 'super',
  esc: 'escape',
  enter: 'return',
};

/** @returns what is the same for all ways to write one accelerator */
function keysOf(accelerator: string): string {
  const keys = accelerator.toLowerCase().split('+');
  return keys
    .map((key) => otherNames[key] ?? key)
    .sort()
    .join('+');
}

/** @returns what the accelerator opens; null where it is none of ours */
export function hotkeyUser({ settings }: Pick<AppState, 'settings'>, accelerator: string): HotkeyUser | null {
  const keys = keysOf(accelerator);
  if (keysOf(settings.hotkey) === keys) return 'picker';
  const favourite = settings.favourites.find((id) => {
    const own = settings.favouriteHotkeys[environmentKey(id)];
    return own !== undefined && keysOf(own) === keys;
  });
  return favourite ?? null;
}
