/** IAM Identity Center sessions: whether they are signed in, signing in and out, and what they open. */

import { join } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import type { SignInPhase } from '../../shared/prompt.ts';
import { type SignInFlow, type SsoSession, type SsoSessionState, ssoSessionName } from '../../shared/sso.ts';
import { tokenFromAnswer } from '../core/sso-answers.ts';
import { isAlive } from '../core/sso-token.ts';
import { pause, timeoutSignal } from '../timeout-signal.ts';
import { type AwsTimeouts, defaultTimeouts, type OnAwsError } from './aws-call.ts';
import type { AwsCredentials } from './credentials-request.ts';
import { type AwsRequestHandler, clientRequestHandler } from './request-handler.ts';
import { createServerClock, type ServerClock } from './server-clock.ts';
import { createSsoAccess, type SsoAccessRequest } from './sso-access.ts';
import { signInWithBrowser } from './sso-browser-flow.ts';
import { createSsoClients } from './sso-clients.ts';
import { signInWithDeviceCode } from './sso-device-flow.ts';
import type { SsoGrant, SsoSignInParts } from './sso-grant.ts';
import {
  type AccountsRequest,
  listAccounts,
  logOut,
  type RoleRequest,
  roleCredentials,
} from './sso-portal.ts';
import { createSsoRegistrations } from './sso-registrations.ts';
import { createSsoTokenStore, type SsoTokenStore } from './sso-token-store.ts';

/** One whole sign-in. */
interface SignInRequest {
  readonly session: SsoSession;
  readonly flow: SignInFlow;
  readonly signal: AbortSignal;
  /** Gets `waiting` with the link to open, then `finishing`. */
  readonly onProgress: (phase: SignInPhase) => void;
}

/** The sessions. Only `signIn` ever needs a person, and nothing here runs by itself. */
export interface SsoSessions {
  /** @returns what the token file says now; asks nothing of the network */
  readonly state: (session: SsoSession) => Promise<SsoSessionState>;
  /** @returns an access token that is good now, renewed where due; failure `person-needed` | of the network */
  readonly accessToken: (request: SsoAccessRequest) => Promise<Result<string>>;
  /**
   * Runs until the person has confirmed in the page, which somebody else opens. Success also where the token cannot be
   * saved: it then holds until the process ends, and `onNotSaved` was told.
   *
   * @returns failure `sign-in-refused` | `sign-in-page-not-trusted` | `sign-in-listener-failed` | `cancelled` | of the network
   */
  readonly signIn: (request: SignInRequest) => Promise<Result<null>>;
  /** Ends the sign-in at AWS, where it can be reached, and removes the token. @returns failure `token-not-removed` */
  readonly signOut: (request: {
    readonly session: SsoSession;
    readonly signal: AbortSignal;
  }) => Promise<Result<null>>;
  /** @returns failure `sso-role-not-assigned` | `person-needed` | `answer-incomplete` | of the network */
  readonly roleCredentials: (request: RoleRequest) => Promise<Result<AwsCredentials>>;
  /** Streams accounts with their roles. @returns failure `person-needed` | of the network; what came before it holds */
  readonly listAccounts: (request: AccountsRequest) => Promise<Result<null>>;
}

/** What sessions need of the world. */
export interface SsoSessionsOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** The home folder; tokens stand in `.aws/sso/cache` of it, as the AWS CLI has it. */
  readonly home: string;
  /** Left out, the SDK's own handler is used. */
  readonly requestHandler?: AwsRequestHandler | undefined;
  readonly timeouts?: AwsTimeouts | undefined;
  readonly nowMs: () => number;
  /** Left out, one of its own is kept. */
  readonly clock?: ServerClock | undefined;
  readonly onError?: OnAwsError | undefined;
  /** Is told when a token could not be saved; the sign-in works until the process ends. */
  readonly onNotSaved?: ((failure: Failure) => void) | undefined;
  /** How long a person has to confirm in the browser, in milliseconds. */
  readonly signInTimeoutMs?: number | undefined;
  /** Waits between two questions whether the person has confirmed; given in tests. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<unknown>) | undefined;
}

const defaultSignInTimeoutMs = 10 * 60_000;

/** @returns where the AWS CLI keeps the tokens of IAM Identity Center */
export function ssoCacheFolder(home: string): string {
  return join(home, '.aws', 'sso', 'cache');
}

/** Reads nothing, loads no SDK and asks nothing before it is asked. */
export function createSsoSessions(options: SsoSessionsOptions): SsoSessions {
  const { environment, onError, onNotSaved, nowMs, timeouts = defaultTimeouts, wait = pause } = options;
  const cacheFolder = ssoCacheFolder(options.home);
  const clock = options.clock ?? createServerClock(nowMs);
  const requestHandler = clientRequestHandler(options.requestHandler, timeouts);
  const clients = createSsoClients({ environment, requestHandler, timeouts, clock, onError });
  const store = createSsoTokenStore({ cacheFolder, onNotSaved });
  const access = createSsoAccess({ clients, store, clock, timeouts, wait });
  const registrations = createSsoRegistrations({ cacheFolder, clients, clock });
  const portal = { clients, access };
  const signInTimeoutMs = options.signInTimeoutMs ?? defaultSignInTimeoutMs;

  return {
    state: access.state,
    accessToken: async (request) => {
      const token = await access.token(request);
      return token.ok ? ok(token.value.accessToken) : token;
    },
    signIn: async (request) => {
      const grant = await runFlow({ clients, registrations, wait }, request, signInTimeoutMs);
      if (!grant.ok) return grant;
      return keep({ store, clock }, request.session, grant.value);
    },
    signOut: async ({ session, signal }) => {
      const token = await store.read(session);
      // From here first: AWS may be long in answering, or not to be reached at all.
      const removed = await store.remove(session);
      if (token !== null && isAlive(token, clock.now()))
        void logOut(portal, { session, profile: ssoSessionName(session), signal, token });
      return removed;
    },
    roleCredentials: (request) => roleCredentials(portal, request),
    listAccounts: (request) => listAccounts(portal, request),
  };
}

function runFlow(
  parts: SsoSignInParts,
  { session, flow, signal, onProgress }: SignInRequest,
  timeoutMs: number,
): Promise<Result<SsoGrant>> {
  const run = flow === 'browser' ? signInWithBrowser : signInWithDeviceCode;
  return run(parts, { session, onProgress, signal: AbortSignal.any([signal, timeoutSignal(timeoutMs)]) });
}

async function keep(
  { store, clock }: { readonly store: SsoTokenStore; readonly clock: ServerClock },
  session: SsoSession,
  { answer, client }: SsoGrant,
): Promise<Result<null>> {
  const token = tokenFromAnswer(answer, { client, nowMs: clock.now() });
  if (token === null) return fail({ kind: 'answer-incomplete', operation: 'CreateToken' });
  store.begin(session);
  await store.save({ session, token, client, generation: store.generation(session) });
  return ok(null);
}
