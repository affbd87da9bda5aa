/** What both ways of signing in share. */

import type { CreateTokenCommandOutput } from '@aws-sdk/client-sso-oidc';
import type { Failure } from '../../shared/failure.ts';
import type { SignInPhase } from '../../shared/prompt.ts';
import type { SsoSession } from '../../shared/sso.ts';
import type { SsoClientRegistration } from '../core/sso-registration.ts';
import { isTimeUp } from './aws-call.ts';
import type { SsoClients } from './sso-clients.ts';
import type { SsoRegistrations } from './sso-registrations.ts';

/** What a sign-in is made with. */
export interface SsoSignInParts {
  readonly clients: SsoClients;
  readonly registrations: SsoRegistrations;
  /** Resolves after that time, or as soon as the signal aborts; never rejects. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** One sign-in. The signal also carries its deadline. */
export interface SsoSignInRequest {
  readonly session: SsoSession;
  readonly signal: AbortSignal;
  readonly onProgress: (phase: SignInPhase) => void;
}

/** CreateToken's answer, and the client that it was given to. */
export interface SsoGrant {
  readonly answer: Pick<CreateTokenCommandOutput, 'accessToken' | 'expiresIn' | 'refreshToken'>;
  readonly client: SsoClientRegistration;
}

/** @returns what an aborted signal means: nobody confirmed in time, or the person cancelled */
export function abortedSignIn(session: SsoSession, signal: AbortSignal): Failure {
  return isTimeUp(signal)
    ? { kind: 'sign-in-refused', session, error: 'expired_token' }
    : { kind: 'cancelled' };
}
