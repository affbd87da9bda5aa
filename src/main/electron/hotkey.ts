/** The global hotkey. */

import { globalShortcut } from 'electron';

/** @returns a function that registers an accelerator in place of the one before, and false when it is taken or is none */
export function createHotkey(onPress: () => void): (accelerator: string) => boolean {
  let current: string | null = null;
  return (accelerator) => {
    try {
      if (!globalShortcut.register(accelerator, onPress)) return false;
    } catch {
      return false; // thrown for text that is no accelerator, as an edited settings file may hold
    }
    if (current !== null && current !== accelerator) globalShortcut.unregister(current);
    current = accelerator;
    return true;
  };
}
