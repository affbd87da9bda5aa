/** Learns what an account is called once somebody is logged in to an environment of it; in nobody's way, and silent where it may not. */

import { type EnvironmentId, environmentIdFromKey } from '../../shared/environment.ts';
import type { Result } from '../../shared/failure.ts';
import { type AppState, environmentOf } from '../core/app-state.ts';
import { withAccountAliases, withProfileAccount } from '../core/state-production.ts';
import type { Store } from '../store.ts';

type Ask<T> = (request: { readonly profile: string; readonly region: string }) => Promise<Result<T>>;

/** What the use case works with. */
export interface LearnAccountParts {
  readonly store: Store<AppState>;
  /** Needs no permission. */
  readonly callerIdentity: Ask<{ readonly accountId: string }>;
  /** Null where the account has none. */
  readonly accountAlias: Ask<string | null>;
}

/**
 * Follows the logins: after one, IAM is asked for the account's alias, once a run for each account, or for each profile
 * where IAM does not say. What was known before stands there meanwhile, and for good where the account has no alias.
 *
 * @returns a function that ends it
 */
export function learnAccounts(parts: LearnAccountParts): () => void {
  const { store } = parts;
  /** Accounts that answered; profiles that asked, or may not. */
  const done = new Set<string>();
  const learn = async (id: EnvironmentId): Promise<void> => {
    const ofProfile = `profile:${id.profile}`;
    if (done.has(ofProfile)) return;
    // At once, so that two logins in a row ask once.
    done.add(ofProfile);
    // Perhaps there is a network at the next login.
    if (!(await isSettled(id))) done.delete(ofProfile);
  };
  /** @returns false where it is worth asking again */
  const isSettled = async (id: EnvironmentId): Promise<boolean> => {
    const accountId = await accountOf(parts, id);
    if (accountId === null) return false;
    if (done.has(accountId)) return true;
    const answer = await parts.accountAlias(id);
    if (!answer.ok) return answer.failure.kind === 'access-denied';
    done.add(accountId);
    const alias = answer.value;
    if (alias !== null) store.update((state) => withAccountAliases(state, [[accountId, alias]]));
    return true;
  };
  return store.subscribe((state, before) => {
    if (state.sessions === before.sessions) return;
    for (const [key, session] of Object.entries(state.sessions)) {
      const id = environmentIdFromKey(key);
      const isNew = session.loggedInAtMs !== before.sessions[key]?.loggedInAtMs;
      if (isNew && id !== null) void learn(id);
    }
  });
}

/** Where nothing tells it but AWS, AWS is asked: who logs in by a name that they typed sees the account as well. */
async function accountOf(
  { store, callerIdentity }: LearnAccountParts,
  id: EnvironmentId,
): Promise<string | null> {
  const { accountId } = environmentOf(store.get(), id);
  if (accountId !== undefined) return accountId;
  const answer = await callerIdentity(id);
  if (!answer.ok) return null;
  store.update((state) => withProfileAccount(state, id.profile, answer.value.accountId));
  return answer.value.accountId;
}
