/** What the hotkey does: it toggles the picker, but the press that a first start asks for only shows that it arrived. */

import type { AppState } from '../core/app-state.ts';
import { isFirstRun, withHotkeyArrived } from '../core/state-life.ts';
import type { Store } from '../store.ts';

/** What it works with. */
interface PressHotkeyParts {
  readonly store: Store<AppState>;
  readonly showPicker: () => void;
  readonly togglePicker: () => void;
}

/** @returns what a press of the hotkey does */
export function createPressHotkey({ store, showPicker, togglePicker }: PressHotkeyParts): () => void {
  return () => {
    const { hotkeyArrived, settings, pickerVisible } = store.get();
    const isTry = isFirstRun(store.get()) && pickerVisible && hotkeyArrived !== settings.hotkey;
    store.update(withHotkeyArrived);
    if (isTry) showPicker();
    else togglePicker();
  };
}
