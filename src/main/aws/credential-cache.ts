/** The credentials of all profiles: resolved once for all that ask, kept until shortly before they expire. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { SsoSession } from '../../shared/sso.ts';
import type { AwsCall } from '../core/aws-failure.ts';
import type { ProfileDefinition, ProfileSet } from '../core/profiles.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import { abortFailure } from './aws-call.ts';
import { resolveCredentials } from './credentials.ts';
import type { AwsCredentials, CredentialsParts, SharedSources } from './credentials-request.ts';
import { createKeptCredentials, type KeptCredentials } from './kept-credentials.ts';
import { type ProcessCommand, processCommand } from './process-credentials.ts';
import { usableProfile } from './usable-profile.ts';
import { usualRegion } from './usual-region.ts';

/** Credentials that are good now, as a provider for a client that lives longer than they do. */
interface CurrentCredentials {
  readonly current: () => Promise<AwsCredentials>;
}

/** Asks no person: where one is needed, that is the failure. */
export interface CredentialCache {
  /** @returns the failure of `resolveCredentials`, or `cancelled` | `timeout` of this caller alone; never throws */
  readonly get: (request: {
    readonly definition: ProfileDefinition;
    readonly region: string;
    readonly call: AwsCall;
    readonly signal: AbortSignal;
  }) => Promise<Result<CurrentCredentials>>;
  /**
   * Finds out whether the profile has credentials now, whatever they are to be used for.
   *
   * @returns the failure of `resolveCredentials`, or `cancelled` of this caller alone; never throws
   */
  readonly check: (request: {
    readonly profile: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<null>>;
  /**
   * Assumes the role of a profile with the code of its MFA device, and keeps the credentials in memory.
   *
   * @returns failure `mfa-code-wrong` | what `resolveCredentials` says; never throws
   */
  readonly provideMfaCode: (request: {
    readonly profile: string;
    readonly code: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<null>>;
  /** @returns the command for the person to look at; null when the profile has none that can be run */
  readonly processCommand: (profile: string) => ProcessCommand | null;
  readonly drop: (profile: string) => void;
  /** Forgets what was got through a session, as after a sign-out. @returns the profiles that it concerns */
  readonly dropSession: (session: SsoSession) => readonly string[];
  /** A person gave what was missing: nobody is to wait for an attempt that began before. */
  readonly needMet: () => void;
  /** Stops what is under way, running programs included. */
  readonly dispose: () => void;
}

/** What resolving needs, apart from the profile. */
export interface CredentialCacheOptions extends CredentialsParts {
  readonly profiles: () => ProfileSet;
}

/** Resolves nothing before it is asked. */
export function createCredentialCache(options: CredentialCacheOptions): CredentialCache {
  const { environment, processRules, profiles } = options;
  const kept = createKeptCredentials();
  const resolving = createResolving(options, kept);
  const regionOf = (definition: ProfileDefinition) =>
    usualRegion(definition, environment, definition.value('role_arn'));
  return {
    get: async ({ definition, region, call, signal }) => {
      const { kind } = definition;
      // One region for STS per profile, so that all regions share a session.
      const start = resolving(definition, { region: definition.value('region') || region });
      try {
        const result = await kept.resolve({ definition, kind }, signal, start);
        // The client outlives these credentials, so its provider looks for newer ones first.
        return result.ok
          ? ok({ current: async () => kept.peek({ definition, kind }) ?? result.value })
          : result;
      } catch {
        // What is waited for never rejects: the signal aborted.
        return fail(abortFailure(signal, call));
      }
    },
    check: async ({ profile, signal }) => {
      const found = usableProfile(profiles(), profile);
      if (!found.ok) return found;
      const definition = found.value;
      const start = resolving(definition, { region: regionOf(definition) });
      const resolved = kept.resolve({ definition, kind: definition.kind }, signal, start);
      // What is waited for never rejects: the signal aborted.
      const result = await resolved.catch(() => fail({ kind: 'cancelled' }));
      return result.ok ? ok(null) : result;
    },
    provideMfaCode: async ({ profile, code, signal }) => {
      const found = usableProfile(profiles(), profile);
      if (!found.ok) return found;
      const definition = found.value;
      // Not joined: a code belongs to one attempt.
      const start = resolving(definition, { region: regionOf(definition), mfaCode: code });
      const result = await start(signal);
      if (!result.ok) return result;
      // What the files changed meanwhile may be another role: these are not its credentials.
      const isSame = profiles().definition(profile)?.fingerprint() === definition.fingerprint();
      if (isSame) kept.keep({ definition, kind: definition.kind }, result.value);
      return ok(null);
    },
    processCommand: (profile) => {
      const definition = profiles().definition(profile);
      return definition === null ? null : processCommand(definition, processRules);
    },
    drop: (profile) => kept.forget(({ name }) => name === profile),
    dropSession: ({ key }) => {
      const isMeant = ({ ssoSession }: ProfileDefinition) => ssoSession?.key === key;
      const names = kept.profiles(isMeant);
      kept.forget(isMeant);
      return names;
    },
    needMet: kept.forgetRunning,
    dispose: kept.dispose,
  };
}

type StartResolving = (
  definition: ProfileDefinition,
  how: { readonly region: string; readonly mfaCode?: string },
) => (signal: AbortSignal) => Promise<Result<AwsCredentials>>;

function createResolving(options: CredentialCacheOptions, kept: KeptCredentials): StartResolving {
  const { processRules, profiles } = options;
  // Ends before its callers' own deadlines do, so that a silent STS is named as such.
  const timeouts = { ...options.timeouts, actionMs: options.timeouts.actionMs * 0.9 };
  const sources: SharedSources = {
    resolve: async (definition, signal, start) => {
      try {
        return await kept.resolve({ definition, kind: definition.kindAsSource }, signal, start);
      } catch {
        return fail({ kind: 'cancelled' });
      }
    },
    refused: ({ name }) => kept.forget((each) => each.name === name),
  };
  return (definition, { region, mfaCode }) =>
    (signal) => {
      const limitMs = timeouts.actionMs + (definition.runsProcess ? processRules.timeoutMs : 0);
      return resolveCredentials({
        ...options,
        definition,
        profiles: profiles(),
        region,
        timeouts,
        signal: AbortSignal.any([signal, timeoutSignal(limitMs)]),
        sources,
        mfaCode,
      });
    };
}
