/** Builds the life of the app on its desktop: starting at login, what is said to who is elsewhere, windows in reach, no picker left open. */

import { createLoginItems, type LoginItems } from './commands/login-item.ts';
import type { ComposeOptions } from './compose-options.ts';
import type { Windows } from './compose-windows.ts';
import { announcementOf, isStillNews } from './core/announcement.ts';
import type { AppState } from './core/app-state.ts';
import { shellCommand } from './core/shell-command.ts';
import { isFirstRun, withFirstRunDone } from './core/state-life.ts';
import { onAbsence } from './electron/absence.ts';
import { createLoginItem } from './electron/login-item.ts';
import { announceToAbsent } from './electron/notifications.ts';
import { isWayland, ownCommand } from './electron/own-command.ts';
import { keepWindowsReachable } from './electron/reachable-windows.ts';
import type { Store } from './store.ts';

/** What other parts need of it. */
export interface Life {
  readonly loginItems: LoginItems;
  /** What a key of a Wayland desktop has to run; null where hotkeys need no such help. */
  readonly toggleCommand: string | null;
}

/** Looks at the login item now, and whenever what shows it comes: the settings, and the picker of a first start. */
export function composeLife(
  { environment }: Pick<ComposeOptions, 'environment'>,
  store: Store<AppState>,
  { picker, prompt }: Pick<Windows, 'picker' | 'prompt'>,
): Life {
  const loginItems = createLoginItems({ store, ...createLoginItem(environment) });
  store.subscribe((state, before) => {
    const hasPickerCome = state.pickerVisible && !before.pickerVisible;
    // Asking the system takes time that the picker of every day has not.
    if ((hasPickerCome && isFirstRun(state)) || state.settingsAsked !== before.settingsAsked)
      void loginItems.look();
  });
  // What was opened once may be forgotten; that it was opened stays.
  store.subscribe((state) => {
    if (!isFirstRun(state)) store.update(withFirstRunDone);
  });
  void loginItems.look();
  const comeBack = () => (prompt.isOpen() ? prompt.focus() : picker.show());
  store.subscribe((state, before) => {
    const announcement = announcementOf(state, before);
    if (announcement === null) return;
    const isNews = () => isStillNews(announcement, store.get(), before);
    announceToAbsent(announcement, { isNews, onClick: comeBack });
  });
  onAbsence(picker.hide);
  keepWindowsReachable();
  const toggleCommand = isWayland(environment)
    ? shellCommand([...ownCommand(environment), '--toggle'])
    : null;
  return { loginItems, toggleCommand };
}
