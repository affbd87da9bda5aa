/** Global hotkeys: keys that work while any program has the keyboard. */

import { globalShortcut } from 'electron';

/** The hotkeys, one for each owner. */
export interface Hotkeys {
  /** Registers an accelerator in place of the owner's one before. @returns false when it is taken or is none; the one before stays then */
  readonly take: (owner: string, accelerator: string) => boolean;
  readonly release: (owner: string) => void;
  readonly releaseAll: () => void;
}

/** @returns hotkeys, none registered yet */
export function createHotkeys(onPress: (owner: string) => void): Hotkeys {
  const current = new Map<string, string>();
  const release = (owner: string): void => {
    const accelerator = current.get(owner);
    if (accelerator !== undefined) globalShortcut.unregister(accelerator);
    current.delete(owner);
  };
  return {
    take: (owner, accelerator) => {
      if (current.get(owner) === accelerator) return true;
      try {
        if (!globalShortcut.register(accelerator, () => onPress(owner))) return false;
      } catch {
        return false; // thrown for text that is no accelerator, as an edited settings file may hold
      }
      release(owner);
      current.set(owner, accelerator);
      return true;
    },
    release,
    releaseAll: () => {
      for (const owner of [...current.keys()]) release(owner);
    },
  };
}
