/** Builds the life of the app on its desktop: starting at login, and a picker that nobody finds open after an absence. */

import { createLoginItems, type LoginItems } from './commands/login-item.ts';
import type { ComposeOptions } from './compose-options.ts';
import type { AppState } from './core/app-state.ts';
import { shellCommand } from './core/shell-command.ts';
import { isFirstRun, withFirstRunDone } from './core/state-life.ts';
import { onAbsence } from './electron/absence.ts';
import { createLoginItem } from './electron/login-item.ts';
import { isWayland, ownCommand } from './electron/own-command.ts';
import type { PickerWindow } from './electron/picker-window.ts';
import type { Store } from './store.ts';

/** What other parts need of it. */
export interface Life {
  readonly loginItems: LoginItems;
  /** What a key of a Wayland desktop has to run; null where hotkeys need no such help. */
  readonly toggleCommand: string | null;
}

/** Looks at the login item now, and whenever the picker or the settings come. */
export function composeLife(
  { environment }: Pick<ComposeOptions, 'environment'>,
  store: Store<AppState>,
  picker: Pick<PickerWindow, 'hide'>,
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
  const toggleCommand = isWayland(environment)
    ? shellCommand([...ownCommand(environment), '--toggle'])
    : null;
  return { loginItems, toggleCommand };
}
