import { describe, expect, it } from 'vitest';
import { setHotkey, startHotkey, takeOtherHotkey } from '../../../../src/main/commands/hotkey.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import { hotkeyCandidates } from '../../../../src/shared/settings.ts';
import { alpha, stateWith } from '../sample-state.ts';

const [first, second, third] = hotkeyCandidates;

/** A system on which some accelerators belong to others. */
function systemWith(...taken: readonly (string | undefined)[]) {
  const asked: string[] = [];
  const register = (accelerator: string) => {
    asked.push(accelerator);
    return !taken.includes(accelerator);
  };
  return { asked, register, store: createStore(stateWith()) };
}

const unavailable = (accelerator: string) => ({ kind: 'hotkey-unavailable', accelerator }) as const;

describe('the hotkey at start', () => {
  it('works and is said to work', () => {
    const { store, register } = systemWith();
    expect(startHotkey(store, register, { isWayland: false })).toEqual(ok(null));
    expect(store.get()).toMatchObject({ hotkeyActive: true, notices: [] });
  });

  it('is said to be taken when it is, and no other is taken unasked', () => {
    const { store, register, asked } = systemWith(first);
    expect(startHotkey(store, register, { isWayland: false })).toEqual(fail(unavailable(first)));
    expect(store.get().hotkeyActive).toBe(false);
    expect(store.get().notices).toEqual([{ id: 'hotkey', failure: unavailable(first) }]);
    expect(asked).toEqual([first]);
  });

  it('is no matter of another program on Wayland, and nothing says so', () => {
    const { store, register } = systemWith(first);
    expect(startHotkey(store, register, { isWayland: true })).toEqual(fail(unavailable(first)));
    expect(store.get()).toMatchObject({ hotkeyActive: false, notices: [] });
  });
});

describe('another hotkey', () => {
  it('is the next that is free; it is kept and the notice goes', () => {
    const { store, register } = systemWith(first, second);
    startHotkey(store, register, { isWayland: false });
    expect(takeOtherHotkey(store, register)).toEqual(ok(null));
    expect(store.get()).toMatchObject({ hotkeyActive: true, notices: [], settings: { hotkey: third } });
  });

  it('is never the one that was just refused', () => {
    const { store, register, asked } = systemWith(first);
    takeOtherHotkey(store, register);
    expect(asked).toEqual([second]);
  });

  it('is none that opens a favourite', () => {
    const { register, asked } = systemWith();
    const favouriteHotkeys = { [environmentKey(alpha)]: second ?? '' };
    const store = createStore(stateWith({ favourites: [alpha], favouriteHotkeys }));
    expect(takeOtherHotkey(store, register)).toEqual(ok(null));
    expect(asked).toEqual([third]);
  });

  it('is said to be missing when all are taken, and the setting stays', () => {
    const { store, register, asked } = systemWith(...hotkeyCandidates);
    startHotkey(store, register, { isWayland: false });
    expect(takeOtherHotkey(store, register)).toEqual(fail(unavailable(first)));
    expect(asked).toEqual([...hotkeyCandidates]);
    expect(store.get().settings.hotkey).toBe(first);
    expect(store.get().notices).toHaveLength(1);
  });
});

describe('a hotkey that a person pressed', () => {
  const chosen = 'Control+Alt+K';

  it('is kept, and the notice of the one before goes', () => {
    const { store, register } = systemWith(first);
    startHotkey(store, register, { isWayland: false });
    expect(setHotkey(store, register, chosen)).toEqual(ok(null));
    expect(store.get()).toMatchObject({ hotkeyActive: true, notices: [], settings: { hotkey: chosen } });
  });

  it('that another program has changes nothing', () => {
    const { store, register } = systemWith(chosen);
    startHotkey(store, register, { isWayland: false });
    const before = store.get();
    expect(setHotkey(store, register, chosen)).toEqual(fail(unavailable(chosen)));
    expect(store.get()).toBe(before);
  });

  it('that opens a favourite is not taken from it', () => {
    const { register } = systemWith();
    const favouriteHotkeys = { [environmentKey(alpha)]: 'Alt+Control+K' };
    const store = createStore(stateWith({ favourites: [alpha], favouriteHotkeys }));
    expect(setHotkey(store, register, chosen)).toEqual(
      fail({ kind: 'hotkey-in-use', accelerator: chosen, opens: alpha }),
    );
    expect(store.get().settings.hotkey).toBe(first);
  });
});
