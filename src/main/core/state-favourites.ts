/** Favourites: which they are, in which order, and the hotkeys of their own. */

import { type EnvironmentId, environmentKey, sameEnvironment } from '../../shared/environment.ts';
import type { Failure } from '../../shared/failure.ts';
import { maxFavourites } from '../../shared/settings.ts';
import { type AppState, withNotice, withoutNotice, withSettings } from './app-state.ts';

/** Makes an environment a favourite, or no longer one; new ones come last, and one that goes takes its hotkey along. */
export function withFavourite(state: AppState, id: EnvironmentId, isFavourite: boolean): AppState {
  const { favourites: before, favouriteHotkeys } = state.settings;
  const others = before.filter((each) => !sameEnvironment(each, id));
  if (others.length < before.length === isFavourite) return state;
  const favourites = isFavourite ? [...before, id].slice(-maxFavourites) : others;
  const stay = new Set(favourites.map(environmentKey));
  const kept = Object.entries(favouriteHotkeys).filter(([key]) => stay.has(key));
  return withSettings(state, { favourites, favouriteHotkeys: Object.fromEntries(kept) });
}

/** Puts a favourite at this place among all, counted from 0; beyond an end, at that end. */
export function withFavouriteMoved(state: AppState, id: EnvironmentId, toIndex: number): AppState {
  const { favourites } = state.settings;
  const from = favourites.findIndex((each) => sameEnvironment(each, id));
  const to = Math.min(Math.max(toIndex, 0), favourites.length - 1);
  const favourite = favourites[from];
  if (favourite === undefined || from === to) return state;
  return withSettings(state, { favourites: favourites.toSpliced(from, 1).toSpliced(to, 0, favourite) });
}

/** Gives a favourite a hotkey in place of the one before; an empty one takes it away. */
export function withFavouriteHotkey(state: AppState, id: EnvironmentId, accelerator: string): AppState {
  const key = environmentKey(id);
  const { [key]: before = '', ...others } = state.settings.favouriteHotkeys;
  if (before === accelerator) return state;
  return withSettings(state, {
    favouriteHotkeys: accelerator === '' ? others : { ...others, [key]: accelerator },
  });
}

/** Says whether the hotkey of a favourite, by its `environmentKey`, works: `true`, or why not; `null` where it has none. */
export function withHotkeyOutcome(state: AppState, key: string, outcome: true | Failure | null): AppState {
  const others = state.activeFavouriteHotkeys.filter((each) => each !== key);
  const id = `hotkey/${key}`;
  const told =
    outcome === true || outcome === null
      ? withoutNotice(state, id)
      : withNotice(state, { id, failure: outcome });
  return { ...told, activeFavouriteHotkeys: outcome === true ? [...others, key] : others };
}
