import { describe, expect, it } from 'vitest';
import { createSignOutEverywhere } from '../../../../src/main/commands/sign-out-everywhere.ts';
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
    const signOutEverywhere = createSignOutEverywhere({
      store,
      cancelOpening: ({ name }) => done.push(`cancel ${name}`),
      forgetGuards: () => done.push('forget'),
      closeWindows: () => done.push('close'),
      emptySessions: async () => {
        done.push('empty');
      },
      signOut: async (key) => {
        done.push(`sign out of ${key}`);
        return key === 'lab' ? fail({ kind: 'offline' }) : ok(null);
      },
    });
    expect(await signOutEverywhere()).toEqual(ok(null));
    expect(done).toEqual(['cancel alpha', 'forget', 'close', 'sign out of corp', 'sign out of lab', 'empty']);
    expect(store.get().sessions).toEqual({});
    const failure = { kind: 'sign-out-unconfirmed', sessions: ['lab'] };
    expect(store.get().notices).toEqual([{ id: failure.kind, failure }]);
  });
});
