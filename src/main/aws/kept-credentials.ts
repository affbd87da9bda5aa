/** Keeps resolved credentials in memory, and resolves anew those that are about to end. */

import { ok, type Result } from '../../shared/failure.ts';
import type { ProfileKind } from '../../shared/profile.ts';
import type { ProfileDefinition } from '../core/profiles.ts';
import { createJoinedWork } from '../joined-work.ts';
import type { AwsCredentials } from './credentials-request.ts';

/** A profile in one of the two parts that it can play: as a source it may be of another kind, with other credentials. */
interface KeptOf {
  readonly definition: ProfileDefinition;
  readonly kind: ProfileKind;
}

type Resolving = (signal: AbortSignal) => Promise<Result<AwsCredentials>>;

/** The credentials that are kept, and those under way. */
export interface KeptCredentials {
  /** @returns those that are kept while they are good, else what `start` gives, once for all that ask; rejects as soon as the signal aborts */
  readonly resolve: (of: KeptOf, signal: AbortSignal, start: Resolving) => Promise<Result<AwsCredentials>>;
  readonly peek: (of: KeptOf) => AwsCredentials | undefined;
  readonly keep: (of: KeptOf, credentials: AwsCredentials) => void;
  readonly forget: (isMeant: (definition: ProfileDefinition) => boolean) => void;
  /** Whoever asks from now on starts anew; what is kept stays. */
  readonly forgetRunning: () => void;
  /** @returns the names of all profiles with kept credentials that are meant */
  readonly profiles: (isMeant: (definition: ProfileDefinition) => boolean) => readonly string[];
  /** Stops what is under way and forgets everything. */
  readonly dispose: () => void;
}

/** Longer than the five minutes before expiry at which the SDK asks its provider anew. */
const renewBeforeMs = 6 * 60_000;
/** Where renewing fails, what is kept is used until then. */
const lastMomentMs = 60_000;

/** Keeps nothing before it is asked. */
export function createKeptCredentials(): KeptCredentials {
  const kept = new Map<string, { readonly of: KeptOf; readonly credentials: AwsCredentials }>();
  const asked = new Map<string, KeptOf>();
  const work = createJoinedWork<Result<AwsCredentials>>((key, result) => {
    const of = asked.get(key);
    if (result.ok && of !== undefined) kept.set(key, { of, credentials: result.value });
  });
  const meant = (isMeant: (definition: ProfileDefinition) => boolean) =>
    [...kept].filter(([, { of }]) => isMeant(of.definition));

  return {
    resolve: async (of, signal, start) => {
      const key = keyOf(of);
      const known = kept.get(key)?.credentials;
      if (known !== undefined && !endsWithin(known, renewBeforeMs)) return ok(known);
      asked.set(key, of);
      const renewed = await work.join(key, signal, start);
      const isStillKept = known !== undefined && kept.get(key)?.credentials === known;
      return !renewed.ok && isStillKept && !endsWithin(known, lastMomentMs) ? ok(known) : renewed;
    },
    peek: (of) => kept.get(keyOf(of))?.credentials,
    keep: (of, credentials) => kept.set(keyOf(of), { of, credentials }),
    forget: (isMeant) => {
      for (const [key] of meant(isMeant)) kept.delete(key);
      work.forget((key) => {
        const of = asked.get(key);
        return of !== undefined && isMeant(of.definition);
      });
    },
    forgetRunning: () => work.forget(() => true),
    profiles: (isMeant) => [...new Set(meant(isMeant).map(([, { of }]) => of.definition.name))],
    dispose: () => {
      work.abortAll();
      kept.clear();
    },
  };
}

function keyOf({ definition, kind }: KeptOf): string {
  return `${kind}/${definition.name}`;
}

function endsWithin({ expiration }: AwsCredentials, ms: number): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < ms;
}
