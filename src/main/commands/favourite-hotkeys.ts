/** Hotkeys of single favourites: put to work at start, changed on request, let go of with the favourite. */

import { type EnvironmentId, environmentKey, sameEnvironment } from '../../shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { AppState } from '../core/app-state.ts';
import { hotkeyUser } from '../core/hotkey-user.ts';
import { withFavouriteHotkey, withHotkeyOutcome } from '../core/state-favourites.ts';
import type { Store } from '../store.ts';

/** What it works with. */
interface FavouriteHotkeyParts {
  readonly store: Store<AppState>;
  /** Registers an accelerator for an owner, in place of the one before. @returns false when it is taken or cannot be one; the one before stays */
  readonly take: (owner: string, accelerator: string) => boolean;
  readonly release: (owner: string) => void;
}

/** What can be done about them. The owner of each is the `environmentKey` of its favourite. */
export interface FavouriteHotkeys {
  /**
   * Registers those of the settings. To be called once, after the picker's.
   *
   * @param isWayland  there it is no other program that has one; elsewhere each that is taken becomes a notice
   */
  readonly start: (surroundings: { readonly isWayland: boolean }) => void;
  /**
   * Gives a favourite a hotkey; an empty one takes it away. One that is refused leaves the one before at work.
   *
   * @returns failure `hotkey-in-use` | `hotkey-unavailable`; nothing happens to what is no favourite
   */
  readonly set: (id: EnvironmentId, accelerator: string) => Result<null>;
}

/** @returns the hotkeys of favourites; from now on one that leaves the settings is let go of, whatever took it out */
export function createFavouriteHotkeys({ store, take, release }: FavouriteHotkeyParts): FavouriteHotkeys {
  store.subscribe(({ settings: { favouriteHotkeys } }, before) => {
    if (favouriteHotkeys === before.settings.favouriteHotkeys) return;
    for (const key of Object.keys(before.settings.favouriteHotkeys)) {
      if (Object.hasOwn(favouriteHotkeys, key)) continue;
      release(key);
      store.update((state) => withHotkeyOutcome(state, key, null));
    }
  });

  /** @returns why not; null once it is registered */
  function register(favourite: EnvironmentId, accelerator: string): Failure | null {
    const opens = hotkeyUser(store.get(), accelerator);
    if (opens !== null && (opens === 'picker' || !sameEnvironment(opens, favourite)))
      return { kind: 'hotkey-in-use', accelerator, opens };
    const isTaken = !take(environmentKey(favourite), accelerator);
    return isTaken ? { kind: 'hotkey-unavailable', accelerator, favourite } : null;
  }

  return {
    start: ({ isWayland }) => {
      const { favourites, favouriteHotkeys } = store.get().settings;
      for (const id of favourites) {
        const key = environmentKey(id);
        const accelerator = favouriteHotkeys[key];
        if (accelerator === undefined) continue;
        const failure = register(id, accelerator);
        store.update((state) =>
          withHotkeyOutcome(state, key, failure === null ? true : isWayland ? null : failure),
        );
      }
    },
    set: (id, accelerator) => {
      const isFavourite = store.get().settings.favourites.some((each) => sameEnvironment(each, id));
      if (!isFavourite) return ok(null);
      if (accelerator !== '') {
        const failure = register(id, accelerator);
        if (failure !== null) return fail(failure);
        store.update((state) => withHotkeyOutcome(state, environmentKey(id), true));
      }
      store.update((state) => withFavouriteHotkey(state, id, accelerator));
      return ok(null);
    },
  };
}
