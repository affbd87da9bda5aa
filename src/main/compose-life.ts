/** Builds the life of the app on its desktop: the hotkey's press, starting at login, and a picker that nobody finds open after an absence. */

import type { EnvironmentId } from '../shared/environment.ts';
import { createLoginItems, type LoginItems } from './commands/login-item.ts';
import { createPressHotkey } from './commands/press-hotkey.ts';
import { type AppHotkeys, composeHotkeys } from './compose-hotkeys.ts';
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
export interface Life extends AppHotkeys {
  readonly loginItems: LoginItems;
  /** What a key of a Wayland desktop has to run; null where hotkeys need no such help. */
  readonly toggleCommand: string | null;
}

interface LifeParts {
  readonly picker: Pick<PickerWindow, 'show' | 'toggle' | 'hide'>;
  /** Opens a favourite whose hotkey was pressed. */
  readonly open: (id: EnvironmentId) => Promise<void>;
}

/** Registers the hotkeys. Looks at the login item now, and whenever the picker or the settings come. */
export function composeLife(
  { environment }: Pick<ComposeOptions, 'environment'>,
  store: Store<AppState>,
  { picker, open }: LifeParts,
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
  const hotkeys = composeHotkeys({
    store,
    pressed: createPressHotkey({ store, showPicker: picker.show, togglePicker: picker.toggle }),
    open,
    isWayland: toggleCommand !== null,
  });
  return { loginItems, ...hotkeys, toggleCommand };
}
