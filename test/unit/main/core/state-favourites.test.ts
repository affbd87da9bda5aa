import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  withFavourite,
  withFavouriteHotkey,
  withFavouriteMoved,
  withHotkeyOutcome,
} from '../../../../src/main/core/state-favourites.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { maxFavourites } from '../../../../src/shared/settings.ts';
import { alpha, beta, idOf, stateWith } from '../sample-state.ts';

const key = environmentKey(alpha);

describe('favourites', () => {
  it('come last when new, go when they are none any more, and asking twice is asking once', () => {
    const both = withFavourite(withFavourite(stateWith(), alpha, true), beta, true);
    expect(both.settings.favourites).toEqual([alpha, beta]);
    expect(withFavourite(both, { ...alpha }, true)).toBe(both);
    const one = withFavourite(both, { ...alpha }, false);
    expect(one.settings.favourites).toEqual([beta]);
    expect(withFavourite(one, alpha, false)).toBe(one);
  });

  it('stay bounded, and the new one stays', () => {
    const favourites = Array.from({ length: maxFavourites }, (_, at) => idOf(`f${at}`));
    const favouriteHotkeys = { [environmentKey(idOf('f0'))]: 'Alt+A', [environmentKey(idOf('f1'))]: 'Alt+B' };
    const { settings } = withFavourite(stateWith({ favourites, favouriteHotkeys }), alpha, true);
    expect(settings.favourites).toHaveLength(maxFavourites);
    expect(settings.favourites.at(-1)).toEqual(alpha);
    expect(Object.values(settings.favouriteHotkeys)).toEqual(['Alt+B']);
  });
});

describe('the order of favourites', () => {
  const names = ['a', 'b', 'c', 'd'];
  const state = stateWith({ favourites: names.map((name) => idOf(name)) });

  it.each([
    ['a', 2, 'bcad'],
    ['d', 0, 'dabc'],
    ['b', 1, 'abcd'],
    ['b', 99, 'acdb'],
    ['c', -1, 'cabd'],
    ['x', 0, 'abcd'],
  ])('%s moved to %i', (name, to, expected) => {
    const moved = withFavouriteMoved(state, idOf(name), to);
    expect(moved.settings.favourites.map((id) => id.name).join('')).toBe(expected);
    if (expected === 'abcd') expect(moved).toBe(state);
  });

  it('is a permutation after any moves, and a move back restores it', () => {
    const lists = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 12 });
    fc.assert(
      fc.property(lists, fc.nat(14), fc.integer({ min: -2, max: 14 }), (all, from, to) => {
        const before = stateWith({ favourites: all.map((name) => idOf(name)) });
        const id = idOf(all[from] ?? 'none of them');
        const after = withFavouriteMoved(before, id, to);
        expect(new Set(after.settings.favourites)).toEqual(new Set(before.settings.favourites));
        expect(after.settings.favourites).toHaveLength(all.length);
        const others = (state: typeof before) =>
          state.settings.favourites.filter(({ name }) => name !== id.name);
        expect(others(after)).toEqual(others(before));
        expect(withFavouriteMoved(after, id, from).settings.favourites).toEqual(before.settings.favourites);
      }),
    );
  });
});

describe('the hotkey of a favourite', () => {
  const state = stateWith({ favourites: [alpha, beta] });

  it('is set, replaced and taken away', () => {
    const set = withFavouriteHotkey(state, alpha, 'Alt+A');
    expect(set.settings.favouriteHotkeys).toEqual({ [key]: 'Alt+A' });
    expect(withFavouriteHotkey(set, alpha, 'Alt+A')).toBe(set);
    const replaced = withFavouriteHotkey(set, alpha, 'Alt+B');
    expect(replaced.settings.favouriteHotkeys).toEqual({ [key]: 'Alt+B' });
    expect(withFavouriteHotkey(replaced, alpha, '').settings.favouriteHotkeys).toEqual({});
    expect(withFavouriteHotkey(state, alpha, '')).toBe(state);
  });

  it('goes with its favourite, and no other', () => {
    const both = withFavouriteHotkey(withFavouriteHotkey(state, alpha, 'Alt+A'), beta, 'Alt+B');
    expect(withFavourite(both, alpha, false).settings.favouriteHotkeys).toEqual({
      [environmentKey(beta)]: 'Alt+B',
    });
  });

  it('works, or a notice says why not', () => {
    const failure = { kind: 'hotkey-unavailable', accelerator: 'Alt+A', favourite: alpha } as const;
    const failed = withHotkeyOutcome(state, key, failure);
    expect(failed).toMatchObject({ activeFavouriteHotkeys: [], notices: [{ failure }] });
    const works = withHotkeyOutcome(failed, key, true);
    expect(works).toMatchObject({ activeFavouriteHotkeys: [key], notices: [] });
    expect(withHotkeyOutcome(works, key, true).activeFavouriteHotkeys).toEqual([key]);
    expect(withHotkeyOutcome(works, key, null)).toEqual(state);
  });
});
