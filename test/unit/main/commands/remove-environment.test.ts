import { describe, expect, it } from 'vitest';
import { createRemoveEnvironment } from '../../../../src/main/commands/remove-environment.ts';
import { knownEnvironments, withTypedEnvironments } from '../../../../src/main/core/app-state.ts';
import { withSession, withWindowBounds } from '../../../../src/main/core/state-windows.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { ok } from '../../../../src/shared/failure.ts';
import { alpha, stateWith } from '../sample-state.ts';

describe('removing an environment', () => {
  it('ends what goes on first, so that nothing writes it down again, and empties its session last', async () => {
    const store = createStore(withTypedEnvironments(stateWith(), [alpha]));
    const done: string[] = [];
    const end = async (what: string) => {
      await new Promise((resolve) => setTimeout(resolve));
      done.push(what);
      // What a login that lands and a window that closes leave behind.
      store.update((state) =>
        withWindowBounds(
          withSession(state, alpha, { host: 'h', loggedInAtMs: 1, phase: 'signed-in' }),
          alpha,
          { x: 1, y: 2, width: 3, height: 4 },
        ),
      );
    };
    const remove = createRemoveEnvironment({
      store,
      cancelOpening: () => end('opening'),
      forgetGuard: () => end('renewal'),
      closeWindows: () => end('windows'),
      emptySession: async () => {
        expect(knownEnvironments(store.get())).toEqual([]);
        done.push('emptied');
      },
    });
    expect(await remove(alpha)).toEqual(ok(null));
    expect(done).toEqual(['opening', 'renewal', 'windows', 'emptied']);
    const { sessions, settings } = store.get();
    expect(sessions).toEqual({});
    expect(JSON.stringify(settings)).not.toContain(JSON.stringify(environmentKey(alpha)).slice(1, -1));
  });
});
