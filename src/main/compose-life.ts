/** Builds the life of the app on its desktop: the hotkey, starting at login, windows that stay in reach, and no picker left open by who goes away. */

import { startHotkey } from './commands/hotkey.ts';
import { createLoginItems, type LoginItems } from './commands/login-item.ts';
import { createPressHotkey } from './commands/press-hotkey.ts';
import type { ComposeOptions } from './compose-options.ts';
import type { AppState } from './core/app-state.ts';
import { shellCommand } from './core/shell-command.ts';
import { isFirstRun, withFirstRunDone } from './core/state-life.ts';
import { onAbsence } from './electron/absence.ts';
import { createHotkey } from './electron/hotkey.ts';
import { createLoginItem } from './electron/login-item.ts';
import { isWayland, ownCommand } from './electron/own-command.ts';
import type { PickerWindow } from './electron/picker-window.ts';
import { keepWindowsReachable } from './electron/reachable-windows.ts';
import type { Store } from './store.ts';

/** What other parts need of it. */
export interface Life {
  readonly loginItems: LoginItems;
  /** Registers an accelerator in place of the one before. @returns false when it is taken or cannot be one */
  readonly hotkey: (accelerator: string) => boolean;
  /** What a key of a Wayland desktop has to run; null where hotkeys need no such help. */
  readonly toggleCommand: string | null;
}

/** Registers the hotkey. Looks at the login item now, and whenever the picker or the settings come. */
export function composeLife(
  { environment }: Pick<ComposeOptions, 'environment'>,
  store: Store<AppState>,
  picker: Pick<PickerWindow, 'show' | 'toggle' | 'hide'>,
): Life {
  const loginItems = createLoginItems({ store, ...createLoginItem(environment) });
  store.subscribe((state, before) => {
    const hasPickerCome = state.pickerVisible && !before.pickerVisible;
    if (hasPickerCome || state.settingsAsked !== before.settingsAsked) void loginItems.look();
  });
  // What was opened once may be forgotten; that it was opened stays.
  store.subscribe((state) => {
    if (!isFirstRun(state)) store.update(withFirstRunDone);
  });
  void loginItems.look();
  onAbsence(picker.hide);
  keepWindowsReachable();
  const toggleCommand = isWayland(environment)
    ? shellCommand([...ownCommand(environment), '--toggle'])
    : null;
  const hotkey = createHotkey(
    createPressHotkey({ store, showPicker: picker.show, togglePicker: picker.toggle }),
  );
  startHotkey(store, hotkey, { isWayland: toggleCommand !== null });
  return { loginItems, hotkey, toggleCommand };
}
