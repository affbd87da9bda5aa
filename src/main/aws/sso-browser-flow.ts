/** Signs in with PKCE: the browser asks the person and hands a code back to this computer. */

import { createHash, randomBytes } from 'node:crypto';
import { isRegionName } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { ssoSessionName } from '../../shared/sso.ts';
import { signInPageVerdict } from '../core/sign-in-page.ts';
import { authorizeUrl } from '../core/sso-authorize-url.ts';
import { signInFailure } from '../core/sso-refusal.ts';
import { type SsoClientRegistration, scopesOf } from '../core/sso-registration.ts';
import { untilAborted } from './aws-call.ts';
import { type CallbackListener, listenForCallback, type SsoCallback } from './sso-callback-listener.ts';
import { abortedSignIn, type SsoGrant, type SsoSignInParts, type SsoSignInRequest } from './sso-grant.ts';

/** @returns what CreateToken answered for the code that the browser brought; nothing listens any more then */
export async function signInWithBrowser(
  parts: SsoSignInParts,
  request: SsoSignInRequest,
): Promise<Result<SsoGrant>> {
  const { session, signal } = request;
  if (!isRegionName(session.region)) return fail({ kind: 'region-name-invalid', region: session.region });
  const registration = await parts.registrations.get({ session, flow: 'browser', signal });
  if (!registration.ok) return registration;
  const state = randomBytes(32).toString('base64url');
  const listener = await listenForCallback({ state });
  if (!listener.ok) return listener;
  const verifier = randomBytes(48).toString('base64url');
  const attempt = { client: registration.value, listener: listener.value, state, verifier };
  try {
    const callback = await askPerson(request, attempt);
    return callback.ok ? await redeem(parts, request, { ...attempt, callback: callback.value }) : callback;
  } finally {
    await listener.value.close();
  }
}

interface Attempt {
  readonly client: SsoClientRegistration;
  readonly listener: CallbackListener;
  readonly state: string;
  /** SECURITY: what proves that the code was asked for here; it goes to CreateToken alone. */
  readonly verifier: string;
}

async function askPerson(
  { session, signal, onProgress }: SsoSignInRequest,
  { client, listener, state, verifier }: Attempt,
): Promise<Result<SsoCallback>> {
  const page = authorizeUrl({
    region: session.region,
    clientId: client.clientId,
    redirectUri: listener.redirectUri,
    state,
    codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
    scopes: scopesOf(session),
  });
  const verdict = signInPageVerdict(page);
  if (!verdict.trusted) return fail({ kind: 'sign-in-page-not-trusted', host: verdict.host });
  onProgress({ phase: 'waiting', link: verdict.href });
  try {
    return ok(await untilAborted(signal, listener.callback));
  } catch {
    return fail(abortedSignIn(session, signal)); // the callback itself never rejects
  }
}

async function redeem(
  { clients, registrations }: SsoSignInParts,
  { session, signal, onProgress }: SsoSignInRequest,
  attempt: Attempt & { readonly callback: SsoCallback },
): Promise<Result<SsoGrant>> {
  const { callback, client, listener, verifier } = attempt;
  if (callback.kind === 'error') return fail({ kind: 'sign-in-refused', session, error: callback.error });
  onProgress({ phase: 'finishing' });
  const operation = 'CreateToken';
  const answer = await clients.oidc({
    operation,
    session,
    profile: ssoSessionName(session),
    signal,
    run: ({ client: oidc, sdk, signal: abortSignal }) =>
      oidc.send(
        new sdk.CreateTokenCommand({
          grantType: 'authorization_code',
          clientId: client.clientId,
          clientSecret: client.clientSecret,
          code: callback.code,
          codeVerifier: verifier,
          redirectUri: listener.redirectUri,
        }),
        { abortSignal },
      ),
  });
  if (!answer.ok) return answer;
  if (answer.value.answered) return ok({ answer: answer.value.answer, client });
  const { refusal } = answer.value;
  // The next sign-in registers anew.
  if (/_client$/.test(refusal)) await registrations.drop({ session, flow: 'browser' });
  return fail(signInFailure({ operation, session, refusal }));
}
