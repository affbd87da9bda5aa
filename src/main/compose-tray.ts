/** Joins the items of the tray menu to the use cases. */

import type { EnvironmentId } from '../shared/environment.ts';
import { assertNever } from '../shared/failure.ts';
import type { ProxyLogins } from './commands/proxy-logins.ts';
import type { UpdateWork } from './commands/updates.ts';
import type { Person } from './compose-person.ts';
import { showSettings } from './compose-settings.ts';
import { type AppState, withNotice, withoutNotice } from './core/app-state.ts';
import type { TrayCommand } from './core/tray-items.ts';
import { logFolder } from './electron/log.ts';
import { showFolder } from './electron/open-outside.ts';
import type { PickerWindow } from './electron/picker-window.ts';
import type { SettingsWindow } from './electron/settings-window.ts';
import type { Store } from './store.ts';

/** What a click in the tray works with. */
interface TrayParts {
  readonly store: Store<AppState>;
  readonly person: Pick<Person, 'opening' | 'authenticate'>;
  readonly goOn: ProxyLogins['goOn'];
  readonly picker: PickerWindow;
  readonly settings: SettingsWindow;
  readonly open: (id: EnvironmentId) => Promise<void>;
  readonly updates: Pick<UpdateWork, 'restart'>;
  readonly quit: () => void;
}

/** @returns what opens an environment for the tray and for hotkeys: nobody waits at a page, so the picker comes and shows the failed row */
export function composeOpenUnseen({ person, goOn, picker }: Pick<TrayParts, 'person' | 'goOn' | 'picker'>) {
  return async (id: EnvironmentId): Promise<void> => {
    const outcome = await goOn(() => person.opening.open(id, { picker: 'hide', query: '' }));
    if (!outcome.ok && outcome.failure.kind !== 'cancelled') picker.show();
  };
}

/** @returns what a click in the tray does */
export function composeTrayCommands({
  store,
  person,
  goOn,
  open,
  picker,
  settings,
  updates,
  quit,
}: TrayParts) {
  const signIn = async (profile: string) => {
    const noticeId = `sign-in/${profile}`;
    store.update((state) => withoutNotice(state, noticeId));
    const outcome = await goOn(() => person.authenticate(profile));
    if (outcome.ok || outcome.failure.kind === 'cancelled') return;
    store.update((state) => withNotice(state, { id: noticeId, failure: outcome.failure }));
    picker.show();
  };
  return (command: TrayCommand): void => {
    switch (command.kind) {
      case 'show-picker':
        picker.show();
        break;
      case 'open':
        void open(command.id);
        break;
      case 'sign-in':
        void signIn(command.profile);
        break;
      case 'show-settings':
        showSettings({ store, picker, settings }, command.section);
        break;
      case 'restart-to-update':
        updates.restart();
        break;
      case 'show-logs':
        showFolder(logFolder());
        break;
      case 'quit':
        quit();
        break;
      default:
        assertNever(command);
    }
  };
}
