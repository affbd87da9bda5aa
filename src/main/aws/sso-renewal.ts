/** Renews one access token with its refresh token, beside an AWS CLI that may do the same at the same moment. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import type { SsoSession } from '../../shared/sso.ts';
import { tokenFromAnswer } from '../core/sso-answers.ts';
import { isAlive, isRenewalDue, renewalOf, type SsoRenewal, type SsoToken } from '../core/sso-token.ts';
import type { AwsTimeouts } from './aws-call.ts';
import type { ServerClock } from './server-clock.ts';
import type { SsoClients } from './sso-clients.ts';
import type { SsoTokenStore } from './sso-token-store.ts';

/** What tokens are renewed with. */
export interface SsoRenewalParts {
  readonly clients: SsoClients;
  readonly store: SsoTokenStore;
  readonly clock: ServerClock;
  readonly timeouts: AwsTimeouts;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Which token. */
interface RenewalRequest {
  readonly session: SsoSession;
  readonly profile: string;
  /** The access token that AWS did not take, where it is renewed for that. */
  readonly notTaken: string | undefined;
  readonly signal: AbortSignal;
}

/** Between the moment when another program's refresh token was taken and the moment when it has written its file. */
const otherWriterMs = 250;

/**
 * @returns a token that works, which is the old one where AWS refused to renew it before its end; null when only a person
 *          can help; failure of the network; never throws
 */
export async function renewToken(
  parts: SsoRenewalParts,
  request: RenewalRequest,
): Promise<Result<SsoToken | null>> {
  const { store, clock } = parts;
  const { session } = request;
  const generation = store.generation(session);
  // Another program may have renewed it since.
  const kept = await store.read(session);
  if (kept === null) return ok(null);
  if (!isRenewalDue(kept, clock.now()) && kept.accessToken !== request.notTaken) return ok(kept);
  const renewal = renewalOf(kept, clock.now());
  const stillGood = () => (isAlive(kept, clock.now()) && kept.accessToken !== request.notTaken ? kept : null);
  if (renewal === null) return ok(stillGood());
  const renewed = await askForNew(parts, request, renewal);
  if (!renewed.ok) return renewed;
  if (renewed.value === null) return ok((await writtenByOther(parts, request, kept)) ?? stillGood());
  // Signed out or in since: what was just got is of a sign-in that is over.
  const isKept = await store.save({ session, token: renewed.value, client: renewal, generation });
  return ok(isKept ? renewed.value : await store.read(session));
}

/** @returns null when AWS refused */
async function askForNew(
  { clients, clock }: SsoRenewalParts,
  { session, profile, signal }: RenewalRequest,
  renewal: SsoRenewal,
): Promise<Result<SsoToken | null>> {
  const operation = 'CreateToken';
  const { refreshToken, ...client } = renewal;
  const answer = await clients.oidc({
    operation,
    session,
    profile,
    signal,
    run: ({ client: oidc, sdk, signal: abortSignal }) =>
      oidc.send(
        new sdk.CreateTokenCommand({
          grantType: 'refresh_token',
          clientId: client.clientId,
          clientSecret: client.clientSecret,
          refreshToken,
        }),
        { abortSignal },
      ),
  });
  if (!answer.ok) return answer;
  if (!answer.value.answered) {
    const isBusy = answer.value.refusal === 'slow_down';
    const place = { profile, region: session.region };
    return isBusy ? fail({ kind: 'throttled', operation, place }) : ok(null);
  }
  const token = tokenFromAnswer(answer.value.answer, {
    client,
    nowMs: clock.now(),
    renewedWith: refreshToken,
  });
  return token === null ? fail({ kind: 'answer-incomplete', operation }) : ok(token);
}

/** A refresh token works once: when it is refused, another program may have used it and have the next token. */
async function writtenByOther(
  { store, clock, wait }: SsoRenewalParts,
  { session, signal }: RenewalRequest,
  kept: SsoToken,
): Promise<SsoToken | null> {
  for (let look = 0; look < 2; look++) {
    if (look > 0) await wait(otherWriterMs, signal);
    const now = await store.read(session);
    if (now !== null && now.accessToken !== kept.accessToken && isAlive(now, clock.now())) return now;
  }
  return null;
}
