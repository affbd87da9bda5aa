/** Keeps the tokens of IAM Identity Center sessions where the AWS CLI keeps them; in memory only what cannot be saved. */

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Failure, Result } from '../../shared/failure.ts';
import type { SsoSession } from '../../shared/sso.ts';
import { documentFromToken, type SsoToken, type TokenToKeep, tokenFromDocument } from '../core/sso-token.ts';
import { readCacheFile, removeCacheFile, writeCacheFile } from './sso-cache-file.ts';

/** The tokens of all sessions. */
export interface SsoTokenStore {
  /** @returns the token that is kept, also when it has ended; null when there is none that AWS would take */
  readonly read: (session: SsoSession) => Promise<SsoToken | null>;
  /**
   * Keeps a token. Where the file cannot be written it is kept until the process ends, and `onNotSaved` is told.
   *
   * @returns whether the session is still of that generation; where not, nothing is kept
   */
  readonly save: (kept: Omit<TokenToKeep, 'before'> & { readonly generation: number }) => Promise<boolean>;
  /** Remembers that AWS does not take this token any more. The file stays: another tool may be renewing it. */
  readonly refuse: (session: SsoSession, token: SsoToken) => void;
  /** @returns failure `token-not-removed`, after which the token is not used here any more */
  readonly remove: (session: SsoSession) => Promise<Result<null>>;
  /** @returns a number that each sign-in and sign-out of the session changes; a renewal from before is not to be saved after */
  readonly generation: (session: SsoSession) => number;
  /** Says that a new sign-in is about to be saved. */
  readonly begin: (session: SsoSession) => void;
}

/** Where tokens are kept, and who is told when they cannot be. */
export interface SsoTokenStoreOptions {
  /** `~/.aws/sso/cache`. */
  readonly cacheFolder: string;
  readonly onNotSaved?: ((failure: Failure) => void) | undefined;
}

/** @returns the path of a file in the cache: the AWS CLI's `{sha1}.json` */
export function cacheFilePath(cacheFolder: string, name: string): string {
  return join(cacheFolder, `${createHash('sha1').update(name, 'utf8').digest('hex')}.json`);
}

/** Reads nothing before it is asked. */
export function createSsoTokenStore({ cacheFolder, onNotSaved }: SsoTokenStoreOptions): SsoTokenStore {
  const unsaved = new Map<string, SsoToken>();
  const refused = new Map<string, string>();
  const generations = new Map<string, number>();
  const begin = ({ key }: SsoSession) => {
    generations.set(key, (generations.get(key) ?? 0) + 1);
  };
  const generationOf = ({ key }: SsoSession) => generations.get(key) ?? 0;
  const pathOf = ({ key }: SsoSession) => cacheFilePath(cacheFolder, key);

  return {
    read: async (session) => {
      const document = await readCacheFile(pathOf(session));
      const inFile = document === null ? null : tokenFromDocument(document, session);
      const newest = laterOf(inFile, unsaved.get(session.key) ?? null);
      return newest === null || refused.get(session.key) === newest.accessToken ? null : newest;
    },
    save: async ({ session, token, client, generation }) => {
      const path = pathOf(session);
      const isWanted = () => generationOf(session) === generation;
      const before = await readCacheFile(path);
      const document = documentFromToken({ session, token, client, before });
      const saved = await writeCacheFile(path, document, isWanted);
      if (!isWanted()) return false;
      if (saved.ok) unsaved.delete(session.key);
      else {
        unsaved.set(session.key, token);
        onNotSaved?.(saved.failure);
      }
      return true;
    },
    refuse: ({ key }, token) => {
      refused.set(key, token.accessToken);
    },
    remove: async (session) => {
      const { key } = session;
      begin(session);
      unsaved.delete(key);
      const path = pathOf(session);
      const removed = await removeCacheFile(path);
      if (!removed.ok) {
        const left = await readCacheFile(path);
        const token = left === null ? null : tokenFromDocument(left, session);
        if (token !== null) refused.set(key, token.accessToken);
      }
      return removed;
    },
    generation: generationOf,
    begin,
  };
}

function laterOf(one: SsoToken | null, other: SsoToken | null): SsoToken | null {
  if (one === null || other === null) return one ?? other;
  return other.expiresAtMs > one.expiresAtMs ? other : one;
}
