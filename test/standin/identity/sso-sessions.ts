// Sessions of Identity Centers: who has signed in, with which tokens, and until when.
import { randomBytes } from 'node:crypto';
import type { IdentityCenter, IdentityCenterUser } from '../world.ts';
import type { SsoClient } from './sso-clients.ts';

/** A person's session. */
export interface SsoSession {
  readonly center: IdentityCenter;
  readonly user: IdentityCenterUser;
  readonly client: SsoClient;
  readonly startedAtMs: number;
}

/** What a client gets for a grant. */
export interface SsoTokens {
  readonly accessToken: string;
  readonly expiresInS: number;
  /** Only clients that registered with scopes can renew. */
  readonly refreshToken?: string;
}

/** All sessions. */
export interface SsoSessions {
  start(of: Pick<SsoSession, 'center' | 'user' | 'client'>): SsoTokens;
  /** New tokens for a refresh token, which is good once; undefined when it is unknown, another client's or too old. */
  renew(refreshToken: string, client: SsoClient): SsoTokens | undefined;
  /** The session of an access token that is good now. */
  find(accessToken: string): SsoSession | undefined;
  /** Ends the session of an access token, and says whether there was one. */
  end(accessToken: string): boolean;
  /** Ends every session, as an administrator may. */
  endAll(): void;
  /** Every token that was ever given out. */
  secrets(): readonly string[];
}

const HOUR_MS = 3_600_000;

/** The form of Identity Center's tokens: opaque, with a prefix, some hundred characters. */
function newToken(prefix: string): string {
  return `${prefix}${randomBytes(90).toString('base64url')}`;
}

/** Makes the sessions of a stand-in; none yet. */
export function createSsoSessions(now: () => number): SsoSessions {
  const accessTokens = new Map<string, { session: SsoSession; expiresAtMs: number }>();
  const refreshTokens = new Map<string, SsoSession>();
  const secrets: string[] = [];

  const give = (session: SsoSession): SsoTokens => {
    const lifeMs = session.center.accessTokenLifeMs ?? HOUR_MS;
    const accessToken = newToken('aoaAAAAAG');
    accessTokens.set(accessToken, { session, expiresAtMs: now() + lifeMs });
    secrets.push(accessToken);
    const tokens = { accessToken, expiresInS: Math.floor(lifeMs / 1000) };
    if (session.client.scopes.length === 0) return tokens;
    const refreshToken = newToken('aorAAAAAG');
    refreshTokens.set(refreshToken, session);
    secrets.push(refreshToken);
    return { ...tokens, refreshToken };
  };
  const endSession = (session: SsoSession): void => {
    for (const [token, entry] of accessTokens) if (entry.session === session) accessTokens.delete(token);
    for (const [token, owner] of refreshTokens) if (owner === session) refreshTokens.delete(token);
  };
  const isOver = ({ center, startedAtMs }: SsoSession): boolean =>
    now() - startedAtMs >= (center.sessionLifeMs ?? 8 * HOUR_MS);
  const find: SsoSessions['find'] = (accessToken) => {
    const entry = accessTokens.get(accessToken);
    return entry !== undefined && entry.expiresAtMs > now() ? entry.session : undefined;
  };

  return {
    start: (of) => give({ ...of, startedAtMs: now() }),
    renew: (refreshToken, client) => {
      const session = refreshTokens.get(refreshToken);
      if (session === undefined || session.client !== client) return undefined;
      refreshTokens.delete(refreshToken);
      return isOver(session) ? undefined : give(session);
    },
    find,
    end: (accessToken) => {
      const session = find(accessToken);
      if (session !== undefined) endSession(session);
      return session !== undefined;
    },
    endAll: () => {
      accessTokens.clear();
      refreshTokens.clear();
    },
    secrets: () => secrets,
  };
}
