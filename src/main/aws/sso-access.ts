/** Access tokens that are good now: read from the cache, renewed ahead of their end while in use, never from a timer. */

import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { SsoSession, SsoSessionState } from '../../shared/sso.ts';
import { dnsSuffix } from '../core/aws-endpoint.ts';
import { isAlive, isRenewalDue, renewalOf, type SsoToken } from '../core/sso-token.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import { abortFailure, untilAborted } from './aws-call.ts';
import { renewToken, type SsoRenewalParts } from './sso-renewal.ts';

/** Who asks for a token, and until when. */
export interface SsoAccessRequest {
  readonly session: SsoSession;
  /** For the failure's words. */
  readonly profile: string;
  readonly signal: AbortSignal;
}

/** The access tokens of all sessions. None of it ever asks a person. */
export interface SsoAccess {
  readonly state: (session: SsoSession) => Promise<SsoSessionState>;
  /** @returns a token that is good now; failure `person-needed` | of the network; never throws */
  readonly token: (request: SsoAccessRequest) => Promise<Result<SsoToken>>;
  /** @returns another token than the one that AWS did not take, as `token` */
  readonly tokenInsteadOf: (request: SsoAccessRequest, notTaken: SsoToken) => Promise<Result<SsoToken>>;
  /** Remembers that AWS does not take this token. */
  readonly refuse: (session: SsoSession, token: SsoToken) => void;
}

/** As the AWS CLI: while a token still works, renewing it is tried this often at most. */
const renewAgainAfterMs = 60_000;

/** Reads and asks nothing before it is asked. */
export function createSsoAccess(parts: SsoRenewalParts): SsoAccess {
  const { store, clock } = parts;
  const failedAtMs = new Map<string, number>();
  const renew = createJoinedRenewals(parts);

  const token = async (request: SsoAccessRequest): Promise<Result<SsoToken>> => {
    const { session } = request;
    const kept = await store.read(session);
    if (kept === null) return personNeeded(request);
    if (!isRenewalDue(kept, clock.now())) return ok(kept);
    const triedAtMs = failedAtMs.get(session.key) ?? Number.NEGATIVE_INFINITY;
    const mayWait = isAlive(kept, clock.now());
    if (mayWait && Math.abs(clock.now() - triedAtMs) < renewAgainAfterMs) return ok(kept);
    if (!mayWait && renewalOf(kept, clock.now()) === null) return lastLook(parts, request, kept);
    const renewed = await renew(request);
    if (!renewed.ok && !mayWait) return renewed;
    if (!renewed.ok || renewed.value === null || isRenewalDue(renewed.value, clock.now()))
      failedAtMs.set(session.key, clock.now());
    if (!renewed.ok) return isAlive(kept, clock.now()) ? ok(kept) : renewed;
    return renewed.value === null ? personNeeded(request) : ok(renewed.value);
  };

  return {
    token,
    refuse: store.refuse,
    tokenInsteadOf: async (request, notTaken) => {
      const renewed = await renew(request, notTaken.accessToken);
      if (!renewed.ok) return renewed;
      if (renewed.value !== null && renewed.value.accessToken !== notTaken.accessToken)
        return ok(renewed.value);
      store.refuse(request.session, notTaken);
      return personNeeded(request);
    },
    state: async (session) => {
      const kept = await store.read(session);
      if (kept === null) return { session, state: 'signed-out' };
      const isGood = isAlive(kept, clock.now()) || renewalOf(kept, clock.now()) !== null;
      return { session, state: isGood ? 'signed-in' : 'signed-out', expiresAtMs: kept.expiresAtMs };
    },
  };
}

/** @returns the failure that says who has to sign in where */
export function personNeeded({ session, profile }: Pick<SsoAccessRequest, 'session' | 'profile'>) {
  return fail({ kind: 'person-needed', profile, need: { kind: 'sign-in', session } });
}

/**
 * A token that has ended by this computer's clock alone may be good: before AWS's time is known, one call that needs the
 * token tells both.
 */
async function lastLook(
  { clients, clock }: SsoRenewalParts,
  request: SsoAccessRequest,
  kept: SsoToken,
): Promise<Result<SsoToken>> {
  if (clock.offsetMs() !== undefined) return personNeeded(request);
  const { session, profile, signal } = request;
  const answer = await clients.portal({
    operation: 'ListAccounts',
    session,
    profile,
    signal,
    run: ({ client, sdk, signal: abortSignal }) =>
      client.send(new sdk.ListAccountsCommand({ accessToken: kept.accessToken, maxResults: 1 }), {
        abortSignal,
      }),
  });
  const isGood = answer.ok && answer.value.answered && isAlive(kept, clock.now());
  return isGood ? ok(kept) : personNeeded(request);
}

type Renew = (request: SsoAccessRequest, notTaken?: string) => Promise<Result<SsoToken | null>>;

/** Equal renewals become one; a caller that goes away does not end it for the others. */
function createJoinedRenewals(parts: SsoRenewalParts): Renew {
  const running = new Map<string, Promise<Result<SsoToken | null>>>();
  // Ends before its callers' own deadlines do, so that a silent service is named as such.
  const timeoutMs = parts.timeouts.actionMs * 0.9;

  return async ({ session, profile, signal }, notTaken) => {
    const { key } = session;
    const renewing =
      running.get(key) ??
      renewToken(parts, { session, profile, notTaken, signal: timeoutSignal(timeoutMs) }).finally(() =>
        running.delete(key),
      );
    running.set(key, renewing);
    try {
      return await untilAborted(signal, renewing);
    } catch {
      // What is waited for never rejects: the signal aborted.
      return fail(abortedRenewal({ session, profile, signal }, timeoutMs));
    }
  };
}

function abortedRenewal({ session, profile, signal }: SsoAccessRequest, timeoutMs: number): Failure {
  const { region } = session;
  const host = `oidc.${region}.${dnsSuffix(region)}`;
  return abortFailure(signal, { operation: 'CreateToken', place: { profile, region }, host, timeoutMs });
}
