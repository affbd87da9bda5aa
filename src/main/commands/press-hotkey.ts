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
    if (isTry) showPicker();
    else togglePicker();
    // After that: news that the page gets first would hold up that it is on the screen.
    store.update(withHotkeyArrived);
  };
}
