import { describe, expect, it } from 'vitest';
import { createLoginItems } from '../../../../src/main/commands/login-item.ts';
import { createStore } from '../../../../src/main/store.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import type { LoginItem } from '../../../../src/shared/snapshot.ts';
import { stateWith } from '../sample-state.ts';

const notSet = { kind: 'login-item-not-set', folder: '/f', problem: 'EACCES' } as const;

describe('starting at login', () => {
  it('is what the system says after it was set, not what was asked for', async () => {
    const store = createStore(stateWith());
    const blocked: LoginItem = { state: 'blocked', reason: { kind: 'login-item-blocked', system: 'mac' } };
    const items = createLoginItems({ store, read: async () => blocked, set: async () => ok(null) });
    expect(await items.set(true)).toEqual(ok(null));
    expect(store.get().loginItem).toEqual(blocked);
  });

  it('says why it was not set', async () => {
    const store = createStore(stateWith());
    const items = createLoginItems({
      store,
      read: async () => ({ state: 'off' }),
      set: async () => fail(notSet),
    });
    expect(await items.set(true)).toEqual(fail(notSet));
    expect(store.get().loginItem).toEqual({ state: 'off' });
  });
});
