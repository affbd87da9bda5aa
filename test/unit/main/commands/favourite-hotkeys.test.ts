import { describe, expect, it } from 'vitest';
import { createFavouriteHotkeys } from '../../../../src/main/commands/favourite-hotkeys.ts';
import { type AppState, withoutEnvironment } from '../../../../src/main/core/app-state.ts';
import { withFavourite } from '../../../../src/main/core/state-favourites.ts';
import { createStore } from '../../../../src/main/store.ts';
import { type EnvironmentId, environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import { alpha, beta, idOf, stateWith } from '../sample-state.ts';

const [a, b] = [environmentKey(alpha), environmentKey(beta)];

/** A system on which some accelerators belong to other programs. */
function systemWith(favouriteHotkeys: Readonly<Record<string, string>>, ...taken: readonly string[]) {
  const registered = new Map<string, string>();
  const store = createStore(stateWith({ hotkey: 'Alt+Space', favourites: [alpha, beta], favouriteHotkeys }));
  const hotkeys = createFavouriteHotkeys({
    store,
    take: (owner, accelerator) => {
      if (taken.includes(accelerator)) return false;
      registered.set(owner, accelerator);
      return true;
    },
    release: (owner) => registered.delete(owner),
  });
  return { ...hotkeys, store, registered };
}

const unavailable = (accelerator: string, favourite = alpha) =>
  ({ kind: 'hotkey-unavailable', accelerator, favourite }) as const;

describe('at start', () => {
  it('those of favourites work, and those of nothing are left alone', () => {
    const { start, store, registered } = systemWith({
      [b]: 'Alt+B',
      [environmentKey(idOf('gone'))]: 'Alt+G',
    });
    start({ isWayland: false });
    expect([...registered]).toEqual([[b, 'Alt+B']]);
    expect(store.get()).toMatchObject({ activeFavouriteHotkeys: [b], notices: [] });
  });

  it('each that another program has is a notice, is kept, and keeps no other from working', () => {
    const { start, store, registered } = systemWith({ [a]: 'Alt+A', [b]: 'Alt+B' }, 'Alt+A');
    start({ isWayland: false });
    expect([...registered]).toEqual([[b, 'Alt+B']]);
    expect(store.get().notices).toEqual([{ id: `hotkey/${a}`, failure: unavailable('Alt+A') }]);
    expect(store.get().settings.favouriteHotkeys).toEqual({ [a]: 'Alt+A', [b]: 'Alt+B' });
  });

  it('one that Wayland does not take is said nowhere', () => {
    const { start, store } = systemWith({ [a]: 'Alt+A' }, 'Alt+A');
    start({ isWayland: true });
    expect(store.get()).toMatchObject({ activeFavouriteHotkeys: [], notices: [] });
  });

  it('of two favourites with the same keys the first has them', () => {
    const { start, store, registered } = systemWith({ [a]: 'Alt+A', [b]: 'alt+a' });
    start({ isWayland: false });
    expect([...registered]).toEqual([[a, 'Alt+A']]);
    const failure = { kind: 'hotkey-in-use', accelerator: 'alt+a', opens: alpha };
    expect(store.get().notices).toEqual([{ id: `hotkey/${b}`, failure }]);
  });
});

describe('a hotkey that a person gives', () => {
  it('works at once, in place of the one before, and takes its notice along', () => {
    const { start, set, store, registered } = systemWith({ [a]: 'Alt+A' }, 'Alt+A');
    start({ isWayland: false });
    expect(set(alpha, 'Alt+C')).toEqual(ok(null));
    expect([...registered]).toEqual([[a, 'Alt+C']]);
    expect(store.get()).toMatchObject({
      activeFavouriteHotkeys: [a],
      notices: [],
      settings: { favouriteHotkeys: { [a]: 'Alt+C' } },
    });
  });

  it.each([
    ['of another program', 'Alt+X', unavailable('Alt+X')],
    ['of the picker', 'alt+space', { kind: 'hotkey-in-use', accelerator: 'alt+space', opens: 'picker' }],
    ['of another favourite', 'Alt+B', { kind: 'hotkey-in-use', accelerator: 'Alt+B', opens: beta }],
  ] as const)('%s is refused, and the one before goes on working', (_what, accelerator, failure) => {
    const { start, set, store, registered } = systemWith({ [a]: 'Alt+A', [b]: 'Alt+B' }, 'Alt+X');
    start({ isWayland: false });
    const before = store.get();
    expect(set(alpha, accelerator)).toEqual(fail(failure));
    expect(store.get()).toBe(before);
    expect([...registered]).toEqual([
      [a, 'Alt+A'],
      [b, 'Alt+B'],
    ]);
  });

  it('goes when it is made empty', () => {
    const { start, set, store, registered } = systemWith({ [a]: 'Alt+A' });
    start({ isWayland: false });
    expect(set(alpha, '')).toEqual(ok(null));
    expect([...registered]).toEqual([]);
    expect(store.get()).toMatchObject({ activeFavouriteHotkeys: [], settings: { favouriteHotkeys: {} } });
  });

  it('is none where there is no such favourite any more', () => {
    const { set, store, registered } = systemWith({});
    const before = store.get();
    expect(set(idOf('gone'), 'Alt+G')).toEqual(ok(null));
    expect(store.get()).toBe(before);
    expect([...registered]).toEqual([]);
  });
});

describe('a favourite that goes', () => {
  it.each([
    ['as a favourite', (state: AppState, id: EnvironmentId) => withFavourite(state, id, false)],
    ['altogether', withoutEnvironment],
  ])('%s lets go of its hotkey and takes its notice along', (_how, goes) => {
    const { start, store, registered } = systemWith({ [a]: 'Alt+A', [b]: 'Alt+B' }, 'Alt+B');
    start({ isWayland: false });
    store.update((state) => goes(goes(state, alpha), beta));
    expect([...registered]).toEqual([]);
    expect(store.get()).toMatchObject({ activeFavouriteHotkeys: [], notices: [] });
  });
});
