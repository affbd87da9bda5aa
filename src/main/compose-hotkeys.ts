/** Joins the global hotkeys to what they open: the picker, and single favourites. */

import { type EnvironmentId, environmentIdFromKey } from '../shared/environment.ts';
import { createFavouriteHotkeys, type FavouriteHotkeys } from './commands/favourite-hotkeys.ts';
import { startHotkey } from './commands/hotkey.ts';
import { createPressHotkey } from './commands/press-hotkey.ts';
import type { AppState } from './core/app-state.ts';
import { createHotkeys } from './electron/hotkey.ts';
import { log } from './electron/log.ts';
import type { PickerWindow } from './electron/picker-window.ts';
import type { Store } from './store.ts';

interface HotkeyParts {
  readonly store: Store<AppState>;
  readonly picker: Pick<PickerWindow, 'show' | 'toggle'>;
  /** Opens a favourite whose hotkey was pressed. */
  readonly open: (id: EnvironmentId) => Promise<void>;
  readonly isWayland: boolean;
}

/** All global hotkeys. */
export interface AppHotkeys {
  /** Registers the picker's in place of the one before. @returns false when it is taken or cannot be one */
  readonly hotkey: (accelerator: string) => boolean;
  readonly favouriteHotkeys: Pick<FavouriteHotkeys, 'set'>;
  /** While a hotkey is recorded, none does its work. */
  readonly recordHotkey: (isRecording: boolean) => void;
}

/** No key of an environment is without a slash. */
const pickerOwner = 'picker';

/** Registers the hotkeys of the settings, the picker's first. */
export function composeHotkeys({ store, picker, open, isWayland }: HotkeyParts): AppHotkeys {
  const pressPicker = createPressHotkey({ store, showPicker: picker.show, togglePicker: picker.toggle });
  const { take, release, releaseAll } = createHotkeys((owner) => {
    const id = environmentIdFromKey(owner);
    if (id === null) pressPicker();
    else open(id).catch((bug: unknown) => log.error('A hotkey opened nothing', bug));
  });
  const hotkey = (accelerator: string) => take(pickerOwner, accelerator);
  const favouriteHotkeys = createFavouriteHotkeys({ store, take, release });
  const start = (): void => {
    startHotkey(store, hotkey, { isWayland });
    favouriteHotkeys.start({ isWayland });
  };
  start();
  let isRecording = false;
  return {
    hotkey,
    favouriteHotkeys,
    recordHotkey: (isNow) => {
      if (isRecording === isNow) return;
      isRecording = isNow;
      if (isNow) releaseAll();
      else start();
    },
  };
}
