import { describe, expect, it, vi } from 'vitest';
import { learnAccounts } from '../../../../src/main/commands/learn-account.ts';
import { environmentOf } from '../../../../src/main/core/app-state.ts';
import { withSession } from '../../../../src/main/core/state-windows.ts';
import { createStore } from '../../../../src/main/store.ts';
import { type EnvironmentId, environmentKey } from '../../../../src/shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../../../src/shared/failure.ts';
import type { Settings } from '../../../../src/shared/settings.ts';
import { idOf, listed, profileOf, stateWith } from '../sample-state.ts';

const account = '412233445566';
const alpha = idOf('alpha');
const asAdmin = idOf('alpha', { profile: 'admin' });
const typed = idOf('typed', { profile: 'ops' });
const denied: Failure = {
  kind: 'access-denied',
  operation: 'ListAccountAliases',
  place: { profile: 'dev', region: 'eu-west-1' },
  message: '',
};

function learning(answers: readonly Result<string | null>[], settings: Partial<Settings> = {}) {
  const found = Object.fromEntries(
    [alpha, asAdmin].map((id) => [environmentKey(id), listed(id, { accountId: account })]),
  );
  const store = createStore(
    stateWith(settings, { found, profiles: ['dev', 'admin', 'ops'].map((name) => profileOf(name)) }),
  );
  const left = [...answers];
  const accountAlias = vi.fn(async () => left.shift() ?? ok(null));
  const callerIdentity = vi.fn(async () => ok({ accountId: account }));
  const end = learnAccounts({ store, accountAlias, callerIdentity });
  let loggedInAtMs = 0;
  const logIn = async (id: EnvironmentId) => {
    loggedInAtMs += 1;
    store.update((state) => withSession(state, id, { host: 'h', loggedInAtMs, phase: 'signed-in' }));
    await vi.waitFor(() => undefined);
    await Promise.resolve();
  };
  return {
    store,
    accountAlias,
    callerIdentity,
    end,
    logIn,
    aliases: () => store.get().settings.accountAliases,
  };
}

describe('the name of an account', () => {
  it('is asked for after a login, once for all that lead to it', async () => {
    const { logIn, accountAlias, aliases } = learning([ok('acme-data')]);
    await logIn(alpha);
    await vi.waitFor(() => expect(aliases()).toEqual({ [account]: 'acme-data' }));
    await logIn(alpha);
    await logIn(asAdmin);
    expect(accountAlias.mock.calls).toEqual([[alpha]]);
  });

  it('is asked for once by a profile that may not ask, and then by another', async () => {
    const { logIn, accountAlias, aliases } = learning([fail(denied), ok('acme-data')]);
    await logIn(alpha);
    await logIn(alpha);
    expect(accountAlias).toHaveBeenCalledTimes(1);
    await logIn(asAdmin);
    await vi.waitFor(() => expect(aliases()).toEqual({ [account]: 'acme-data' }));
  });

  it('is asked for again where it was the network that failed', async () => {
    const { logIn, accountAlias, aliases } = learning([fail({ kind: 'offline' }), ok('acme-data')]);
    await logIn(alpha);
    await vi.waitFor(() => expect(accountAlias).toHaveBeenCalledTimes(1));
    await vi.waitFor(async () => {
      await logIn(alpha);
      expect(aliases()).toEqual({ [account]: 'acme-data' });
    });
  });

  it('stays as it was where the account has no alias, and changes where it has another', async () => {
    const accountAliases = { [account]: 'Acme Data (portal)' };
    const without = learning([ok(null)], { accountAliases });
    await without.logIn(alpha);
    expect(without.aliases()).toBe(accountAliases);
    const renamed = learning([ok('acme-new')], { accountAliases });
    await renamed.logIn(alpha);
    await vi.waitFor(() => expect(renamed.aliases()).toEqual({ [account]: 'acme-new' }));
  });

  it('needs the account, which AWS tells where nothing else does', async () => {
    const { store, logIn, callerIdentity, aliases } = learning([ok('acme-data')]);
    expect(environmentOf(store.get(), typed).accountId).toBeUndefined();
    await logIn(typed);
    await vi.waitFor(() => expect(aliases()).toEqual({ [account]: 'acme-data' }));
    expect(environmentOf(store.get(), typed).accountId).toBe(account);
    await logIn(typed);
    expect(callerIdentity).toHaveBeenCalledTimes(1);
  });

  it('is asked for once by two logins in a row, while the account is not known yet', async () => {
    const { logIn, callerIdentity, accountAlias, aliases } = learning([ok('acme-data')]);
    await Promise.all([logIn(typed), logIn(typed)]);
    await vi.waitFor(() => expect(aliases()).toEqual({ [account]: 'acme-data' }));
    expect(callerIdentity).toHaveBeenCalledTimes(1);
    expect(accountAlias).toHaveBeenCalledTimes(1);
  });

  it('is asked for again where AWS did not tell the account', async () => {
    const { logIn, callerIdentity, aliases } = learning([ok('acme-data')]);
    callerIdentity.mockResolvedValueOnce(fail({ kind: 'offline' }) as never);
    await logIn(typed);
    await vi.waitFor(() => expect(callerIdentity).toHaveBeenCalledTimes(1));
    await vi.waitFor(async () => {
      await logIn(typed);
      expect(aliases()).toEqual({ [account]: 'acme-data' });
    });
  });

  it('is nobody’s matter after the end', async () => {
    const { end, logIn, accountAlias } = learning([ok('acme-data')]);
    end();
    await logIn(alpha);
    expect(accountAlias).not.toHaveBeenCalled();
  });
});
