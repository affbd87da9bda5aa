/** Registers Windsock as a client of a session's OIDC service, once for as long as the registration lasts. */

import { fail, ok, type Result } from '../../shared/failure.ts';
import { type SignInFlow, type SsoSession, ssoSessionName } from '../../shared/sso.ts';
import { registrationFromAnswer } from '../core/sso-answers.ts';
import { signInFailure } from '../core/sso-refusal.ts';
import {
  documentFromRegistration,
  type RegistrationWish,
  registrationCacheKey,
  registrationFromDocument,
  registrationWish,
  type SsoClientRegistration,
} from '../core/sso-registration.ts';
import type { ServerClock } from './server-clock.ts';
import { readCacheFile, removeCacheFile, writeCacheFile } from './sso-cache-file.ts';
import type { SsoClients } from './sso-clients.ts';
import { cacheFilePath } from './sso-token-store.ts';

/** Whose registration, for which flow. */
interface RegistrationRequest {
  readonly session: SsoSession;
  readonly flow: SignInFlow;
}

/** The registrations of all sessions. */
export interface SsoRegistrations {
  /** @returns a kept registration or a new one; failure `sign-in-refused` | `throttled` | of the network; never throws */
  readonly get: (
    request: RegistrationRequest & { readonly signal: AbortSignal },
  ) => Promise<Result<SsoClientRegistration>>;
  /** Forgets one that the service no longer knows. */
  readonly drop: (request: RegistrationRequest) => Promise<void>;
}

/** Reads and registers nothing before it is asked. */
export function createSsoRegistrations(parts: {
  readonly cacheFolder: string;
  readonly clients: SsoClients;
  readonly clock: ServerClock;
}): SsoRegistrations {
  const { cacheFolder, clients, clock } = parts;
  const pathOf = (session: SsoSession, wish: RegistrationWish) =>
    cacheFilePath(cacheFolder, registrationCacheKey(session, wish));

  return {
    get: async ({ session, flow, signal }) => {
      const wish = registrationWish(session, flow);
      const path = pathOf(session, wish);
      const document = await readCacheFile(path);
      const known = document === null ? null : registrationFromDocument(document, clock.now());
      if (known !== null) return ok(known);
      const registered = await register({ clients, clock, session, wish, signal });
      // One that cannot be kept is made again next time; that the token cannot be kept either is said then.
      if (registered.ok) await writeCacheFile(path, documentFromRegistration(registered.value, wish));
      return registered;
    },
    drop: async ({ session, flow }) => {
      await removeCacheFile(pathOf(session, registrationWish(session, flow)));
    },
  };
}

async function register(request: {
  readonly clients: SsoClients;
  readonly clock: ServerClock;
  readonly session: SsoSession;
  readonly wish: RegistrationWish;
  readonly signal: AbortSignal;
}): Promise<Result<SsoClientRegistration>> {
  const { clients, clock, session, wish, signal } = request;
  const operation = 'RegisterClient';
  const { scopes, grantTypes, redirectUris, ...plain } = wish;
  const answer = await clients.oidc({
    operation,
    session,
    profile: ssoSessionName(session),
    signal,
    run: ({ client, sdk, signal: abortSignal }) =>
      client.send(
        new sdk.RegisterClientCommand({
          ...plain,
          ...(scopes && { scopes: [...scopes] }),
          ...(grantTypes && { grantTypes: [...grantTypes] }),
          ...(redirectUris && { redirectUris: [...redirectUris] }),
        }),
        { abortSignal },
      ),
  });
  if (!answer.ok) return answer;
  if (!answer.value.answered)
    return fail(signInFailure({ operation, session, refusal: answer.value.refusal }));
  const registration = registrationFromAnswer(answer.value.answer, clock.now());
  return registration === null ? fail({ kind: 'answer-incomplete', operation }) : ok(registration);
}
