/** Signs in with a device code: the person confirms a code on AWS's page while this computer keeps asking for the token. */

import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { ssoSessionName } from '../../shared/sso.ts';
import { signInPageVerdict } from '../core/sign-in-page.ts';
import { type DeviceAuthorization, deviceAuthorizationFrom } from '../core/sso-answers.ts';
import { signInFailure } from '../core/sso-refusal.ts';
import type { SsoClientRegistration } from '../core/sso-registration.ts';
import type { SsoAnswer } from './sso-clients.ts';
import { abortedSignIn, type SsoGrant, type SsoSignInParts, type SsoSignInRequest } from './sso-grant.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628: each `slow_down` makes the interval longer by this. */
const slowDownMs = 5_000;
/** A train may pass a tunnel: only this many failures in a row end the waiting. */
const maxFailuresInARow = 3;

/** @returns what CreateToken answered after the person confirmed */
export async function signInWithDeviceCode(
  parts: SsoSignInParts,
  request: SsoSignInRequest,
): Promise<Result<SsoGrant>> {
  const started = await start(parts, request);
  if (!started.ok) return started;
  const { authorization } = started.value;
  const link = trustedLink(authorization);
  if (!link.ok) return link;
  request.onProgress({ phase: 'waiting', link: link.value, code: authorization.userCode });
  const grant = await poll(parts, request, started.value);
  if (grant.ok) request.onProgress({ phase: 'finishing' });
  // `aborted` may have come in the middle of a call, which knows nothing of sign-ins.
  return !grant.ok && request.signal.aborted ? fail(abortedSignIn(request.session, request.signal)) : grant;
}

interface Started {
  readonly authorization: DeviceAuthorization;
  readonly client: SsoClientRegistration;
}

/** Registers anew, once, where the service has forgotten the client that was kept. */
async function start(
  parts: SsoSignInParts,
  request: SsoSignInRequest,
  isAgain = false,
): Promise<Result<Started>> {
  const { session, signal } = request;
  const operation = 'StartDeviceAuthorization';
  const registration = await parts.registrations.get({ session, flow: 'device-code', signal });
  if (!registration.ok) return registration;
  const client = registration.value;
  const answer = await parts.clients.oidc({
    operation,
    session,
    profile: ssoSessionName(session),
    signal,
    run: ({ client: oidc, sdk, signal: abortSignal }) =>
      oidc.send(
        new sdk.StartDeviceAuthorizationCommand({
          clientId: client.clientId,
          clientSecret: client.clientSecret,
          startUrl: session.startUrl,
        }),
        { abortSignal },
      ),
  });
  if (!answer.ok) return answer;
  if (answer.value.answered) {
    const authorization = deviceAuthorizationFrom(answer.value.answer);
    return authorization === null
      ? fail({ kind: 'answer-incomplete', operation })
      : ok({ authorization, client });
  }
  const { refusal } = answer.value;
  if (!/_client$/.test(refusal) || isAgain) return fail(signInFailure({ operation, session, refusal }));
  await parts.registrations.drop({ session, flow: 'device-code' });
  return start(parts, request, true);
}

/** SECURITY: a page that is none of AWS's own is never shown, so never opened. */
function trustedLink(authorization: DeviceAuthorization): Result<string> {
  const plain = signInPageVerdict(authorization.verificationUri);
  const complete = signInPageVerdict(authorization.verificationUriComplete);
  if (!plain.trusted) return fail({ kind: 'sign-in-page-not-trusted', host: plain.host });
  return complete.trusted
    ? ok(complete.href)
    : fail({ kind: 'sign-in-page-not-trusted', host: complete.host });
}

async function poll(
  parts: SsoSignInParts,
  request: SsoSignInRequest,
  started: Started,
): Promise<Result<SsoGrant>> {
  const { session, signal } = request;
  const { authorization, client } = started;
  let intervalMs = authorization.intervalMs;
  let failures = 0;
  for (let waitedMs = 0; waitedMs < authorization.lifeMs; ) {
    await parts.wait(intervalMs, signal);
    waitedMs += intervalMs;
    if (signal.aborted) return fail(abortedSignIn(session, signal));
    const answer = await createToken(parts, request, started);
    if (!answer.ok) {
      failures += 1;
      if (!isPassing(answer.failure) || failures >= maxFailuresInARow) return answer;
      continue;
    }
    failures = 0;
    if (answer.value.answered) return ok({ answer: answer.value.answer, client });
    const { refusal } = answer.value;
    if (refusal === 'slow_down') intervalMs += slowDownMs;
    else if (refusal !== 'authorization_pending') {
      if (/_client$/.test(refusal)) await parts.registrations.drop({ session, flow: 'device-code' });
      return fail(signInFailure({ operation: 'CreateToken', session, refusal }));
    }
  }
  return fail({ kind: 'sign-in-refused', session, error: 'expired_token' });
}

function createToken(
  { clients }: SsoSignInParts,
  { session, signal }: SsoSignInRequest,
  { authorization, client }: Started,
): Promise<Result<SsoAnswer<SsoGrant['answer']>>> {
  return clients.oidc({
    operation: 'CreateToken',
    session,
    profile: ssoSessionName(session),
    signal,
    run: ({ client: oidc, sdk, signal: abortSignal }) =>
      oidc.send(
        new sdk.CreateTokenCommand({
          grantType,
          clientId: client.clientId,
          clientSecret: client.clientSecret,
          deviceCode: authorization.deviceCode,
        }),
        { abortSignal },
      ),
  });
}

const passingKinds: ReadonlySet<Failure['kind']> = new Set<Failure['kind']>([
  'offline',
  'timeout',
  'host-not-found',
  'connection-refused',
  'connection-reset',
  'network',
  'aws-internal',
  'throttled',
]);

function isPassing({ kind }: Failure): boolean {
  return passingKinds.has(kind);
}
