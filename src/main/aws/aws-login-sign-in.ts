/** Signs in as `aws login` does: AWS Sign-In's page asks the person, and keys come for the code that the browser brings. */

import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isRegionName } from '../../shared/environment.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { SignInPhase } from '../../shared/prompt.ts';
import { awsEndpoint } from '../core/aws-endpoint.ts';
import { awsLoginClientId, awsLoginUrl } from '../core/aws-login-url.ts';
import { cleanMessage } from '../core/clean-message.ts';
import type { ProfileDefinition, ProfileSet } from '../core/profiles.ts';
import { signInPageVerdict } from '../core/sign-in-page.ts';
import { timeoutSignal } from '../timeout-signal.ts';
import {
  type AwsTimeouts,
  callAws,
  isTimeUp,
  type OnAwsError,
  untilAborted,
  withDeadline,
} from './aws-call.ts';
import { awsLoginFile, newLoginFrom } from './aws-login-token.ts';
import type { ClientRequestHandler } from './request-handler.ts';
import { createOAuth2Token, signInReason } from './signin-client.ts';
import { writeCacheFile } from './sso-cache-file.ts';
import { type CallbackListener, listenForCallback } from './sso-callback-listener.ts';
import { usualRegion } from './usual-region.ts';

/** What signing in needs of the world. */
export interface AwsLoginOptions {
  readonly profiles: () => ProfileSet;
  readonly environment: NodeJS.ProcessEnv;
  readonly requestHandler: ClientRequestHandler;
  readonly timeouts: AwsTimeouts;
  readonly onError?: OnAwsError | undefined;
  /** How long a person has to agree in the browser, in milliseconds. */
  readonly signInTimeoutMs?: number | undefined;
}

/** One sign-in. */
interface AwsLoginRequest {
  readonly profile: string;
  /** Who has to sign in: the profile's `login_session`. */
  readonly loginSession: string;
  readonly signal: AbortSignal;
  /** Gets `waiting` with the link to open, then `finishing`. */
  readonly onProgress: (phase: SignInPhase) => void;
}

/**
 * Runs until the person has agreed in the page, which somebody else opens, and the token stands where the AWS CLI keeps it.
 *
 * @returns failure `aws-login-refused` | `aws-login-other-identity` | `sign-in-page-not-trusted` | `sign-in-listener-failed` |
 *          `token-not-saved` | `cancelled` | what `awsFailure` says; never throws
 */
export type AwsLogin = (request: AwsLoginRequest) => Promise<Result<null>>;

const operation = 'CreateOAuth2Token';
const defaultSignInTimeoutMs = 10 * 60_000;

/** Asks nothing before it is asked. */
export function createAwsLogin(options: AwsLoginOptions): AwsLogin {
  const { profiles, environment, signInTimeoutMs = defaultSignInTimeoutMs } = options;
  return async (request) => {
    const { profile } = request;
    const definition = profiles().definition(profile);
    if (definition === null) return fail({ kind: 'profile-missing', profile });
    const region = usualRegion(definition, environment, request.loginSession);
    if (!isRegionName(region)) return fail({ kind: 'region-name-invalid', region });
    const state = randomBytes(32).toString('base64url');
    const listener = await listenForCallback({ state });
    if (!listener.ok) return listener;
    const attempt = {
      ...request,
      signal: AbortSignal.any([request.signal, timeoutSignal(signInTimeoutMs)]),
      definition,
      region,
      listener: listener.value,
      state,
      verifier: randomBytes(48).toString('base64url'),
    };
    try {
      const code = await askPerson(attempt);
      return code.ok ? await redeem(options, attempt, code.value) : code;
    } finally {
      await listener.value.close();
    }
  };
}

interface Attempt extends AwsLoginRequest {
  readonly definition: ProfileDefinition;
  readonly region: string;
  readonly listener: CallbackListener;
  readonly state: string;
  /** SECURITY: what proves that the code was asked for here; it goes to CreateOAuth2Token alone. */
  readonly verifier: string;
}

async function askPerson(attempt: Attempt): Promise<Result<string>> {
  const { profile, region, listener, state, verifier, signal, onProgress } = attempt;
  const page = awsLoginUrl({
    region,
    redirectUri: listener.redirectUri,
    state,
    codeChallenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const verdict = signInPageVerdict(page);
  if (!verdict.trusted) return fail({ kind: 'sign-in-page-not-trusted', host: verdict.host });
  onProgress({ phase: 'waiting', link: verdict.href });
  try {
    const callback = await untilAborted(signal, listener.callback);
    if (callback.kind === 'code') return ok(callback.code);
    return fail({ kind: 'aws-login-refused', profile, error: callback.error });
  } catch {
    return fail(aborted(attempt)); // the callback itself never rejects
  }
}

/** Nobody agreed in time, or the person cancelled. */
function aborted({ profile, signal }: Attempt): Failure {
  return isTimeUp(signal)
    ? { kind: 'aws-login-refused', profile, error: 'expired_token' }
    : { kind: 'cancelled' };
}

async function redeem(options: AwsLoginOptions, attempt: Attempt, code: string): Promise<Result<null>> {
  const { profile, definition, region, loginSession } = attempt;
  const { environment } = options;
  const endpoint = awsEndpoint({ service: 'signin', region, definition, environment });
  if (!endpoint.ok) return endpoint;
  attempt.onProgress({ phase: 'finishing' });
  // A new key for each sign-in: whoever has an old one can renew nothing of this.
  const dpopKey = newKey();
  const answer = await sendCode(options, attempt, { ...endpoint.value, code, dpopKey });
  if (!answer.ok) return answer;
  const login = newLoginFrom(answer.value ?? undefined, {
    clientId: awsLoginClientId,
    dpopKey,
    region,
    nowMs: Date.now(),
  });
  if (login === null) return fail({ kind: 'answer-incomplete', operation });
  // SECURITY: as the AWS CLI compares them; the profile is never given somebody else's keys.
  if (login.loginSession !== loginSession) {
    const actual = cleanMessage(login.loginSession);
    return fail({ kind: 'aws-login-other-identity', profile, expected: loginSession, actual });
  }
  const written = await writeCacheFile(awsLoginFile(loginSession, environment), login.document);
  // Nothing else holds the token, so that the next attempt would ask again.
  return written.ok || written.failure.kind !== 'token-not-saved'
    ? written
    : fail({ ...written.failure, isLost: true });
}

type TokenAnswer = Awaited<ReturnType<typeof createOAuth2Token>>;

async function sendCode(
  { environment, requestHandler, timeouts, onError }: AwsLoginOptions,
  { profile, definition, region, verifier, listener, signal }: Attempt,
  to: { readonly host: string; readonly url: string; readonly code: string; readonly dpopKey: string },
): Promise<Result<TokenAnswer>> {
  const { host, url, code, dpopKey } = to;
  const tokenInput = {
    clientId: awsLoginClientId,
    grantType: 'authorization_code',
    code,
    codeVerifier: verifier,
    redirectUri: listener.redirectUri,
  };
  const sent = await callAws<TokenAnswer | string>({
    call: { operation, place: { profile, region }, host, timeoutMs: timeouts.actionMs },
    signal: withDeadline(signal, timeouts.actionMs),
    onError,
    run: async (ownSignal) => {
      const to = { definition, environment, requestHandler, region, url, dpopKey, tokenInput };
      try {
        return await createOAuth2Token({ ...to, signal: ownSignal });
      } catch (error) {
        const reason = signInReason(error);
        if (!codeRefusals.has(reason)) throw error;
        return reason;
      }
    },
  });
  if (!sent.ok) return sent;
  if (typeof sent.value !== 'string') return ok(sent.value);
  const error = sent.value === 'AUTHCODE_EXPIRED' ? 'expired_token' : 'invalid_grant';
  return fail({ kind: 'aws-login-refused', profile, error });
}

/** What AWS Sign-In says when only another sign-in helps. */
const codeRefusals: ReadonlySet<string> = new Set([
  'AUTHCODE_EXPIRED',
  'TOKEN_EXPIRED',
  'USER_CREDENTIALS_CHANGED',
]);

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // As the AWS CLI writes it.
  return privateKey.export({ type: 'sec1', format: 'pem' }).toString();
}
