import { describe, expect, it } from 'vitest';
import { createSignOutEverywhere } from '../../../../src/main/commands/sign-out-everywhere.ts';
import { withSession } from '../../../../src/main/core/state-windows.ts';
import { createStore } from '../../../../src/main/store.ts';
import { environmentKey } from '../../../../src/shared/environment.ts';
import { fail, ok } from '../../../../src/shared/failure.ts';
import type { SsoSessionState } from '../../../../src/shared/sso.ts';
import { alpha, stateWith } from '../sample-state.ts';

const session = (key: string, state: SsoSessionState['state']): SsoSessionState => ({
  session: { key, form: 'sso-session', startUrl: `https://${key}.awsapps.com/start`, region: 'eu-west-1' },
  state,
});

describe('signing out everywhere', () => {
  it('ends what is on its way, closes, empties, signs out, and names what AWS did not confirm', async () => {
    const done: string[] = [];
    const store = createStore(
      stateWith(
        {},
        {
          openings: { [environmentKey(alpha)]: { phase: 'minting' } },
          sessions: { [environmentKey(alpha)]: { host: 'h', loggedInAtMs: 1, phase: 'signed-in' } },
          ssoSessions: [
            session('corp', 'signed-in'),
            session('old', 'signed-out'),
            session('lab', 'signed-in'),
          ],
        },
      ),
    );
    const ends = async (what: string) => {
      done.push(what);
      // As a login that is cancelled: it lands or not, and only then is it over.
      await new Promise((resolve) => setTimeout(resolve));
      done.push(`${what} is over`);
      store.update((state) => withSession(state, alpha, { host: 'h', loggedInAtMs: 2, phase: 'signed-in' }));
    };
    const signOutEverywhere = createSignOutEverywhere({
      store,
      cancelOpening: ({ name }) => ends(`cancel ${name}`),
      forgetGuards: () => ends('forget'),
      closeWindows: () => ends('close'),
      emptySessions: async () => {
        done.push('empty');
      },
      signOut: async (key) => {
        done.push(`sign out of ${key}`);
        return key === 'lab' ? fail({ kind: 'offline' }) : ok(null);
      },
    });
    expect(await signOutEverywhere()).toEqual(ok(null));
    expect(done).toEqual([
      ...['cancel alpha', 'forget', 'close'],
      ...['cancel alpha is over', 'forget is over', 'close is over'],
      ...['sign out of corp', 'sign out of lab', 'empty'],
    ]);
    expect(store.get().sessions).toEqual({});
    const failure = { kind: 'sign-out-unconfirmed', sessions: ['lab'] };
    expect(store.get().notices).toEqual([{ id: failure.kind, failure }]);
  });
});
