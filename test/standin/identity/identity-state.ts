// Everything that the stand-in remembers of people: clients, sign-ins under way, sessions, codes that were used.
import type { World } from '../world.ts';
import { createLoginSessions, type LoginSessions } from './login-sessions.ts';
import { createSsoClients, type SsoClients } from './sso-clients.ts';
import { createSsoGrants, type SsoGrants } from './sso-grants.ts';
import { createSsoSessions, type SsoSessions } from './sso-sessions.ts';

/** The state. */
export interface IdentityState {
  readonly clients: SsoClients;
  readonly grants: SsoGrants;
  readonly sessions: SsoSessions;
  readonly logins: LoginSessions;
  /** Codes of MFA devices that were taken, as `serial code`. */
  readonly usedMfaCodes: Set<string>;
}

/** Makes the state of a stand-in in which nobody has signed in yet. */
export function createIdentityState(world: World, now: () => number): IdentityState {
  return {
    clients: createSsoClients(now),
    grants: createSsoGrants(now),
    sessions: createSsoSessions(now),
    logins: createLoginSessions(world, now),
    usedMfaCodes: new Set(),
  };
}

/** Every secret that people or clients were given, for tests that look for them where they must not be. */
export function identitySecrets({ clients, grants, sessions, logins }: IdentityState): readonly string[] {
  const clientSecrets = clients.all().map(({ clientSecret }) => clientSecret);
  return [...clientSecrets, ...grants.secrets(), ...sessions.secrets(), ...logins.secrets()];
}
