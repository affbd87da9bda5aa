// Sessions of `aws login`: the codes that AWS Sign-In's page gives, and refresh tokens bound to a key of the client.
import { createPublicKey, randomBytes } from 'node:crypto';
import { thumbprintOf } from '../aws/dpop.ts';
import type { LoginSession, World } from '../world.ts';
import { fitsChallenge } from './sso-grants.ts';

/** What the page of AWS Sign-In was asked for. */
interface LoginRequest {
  readonly id: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly codeChallenge: string;
}

/** What a code or a refresh token was good for: the identity, and the next refresh token. */
export interface LoginGrant {
  readonly session: LoginSession;
  readonly refreshToken: string;
}

/** Why one was not: too old, or never good for this client and its key. */
type LoginRefusal = 'expired' | 'invalid';

/** All login sessions. */
export interface LoginSessions {
  askConsent(of: Omit<LoginRequest, 'id'>): LoginRequest;
  findConsent(id: string): LoginRequest | undefined;
  /** The identities that somebody may choose on the page. */
  choices(): readonly LoginSession[];
  giveCode(request: LoginRequest, session: LoginSession): string;
  redeem(
    of: LoginProof & { code: string; codeVerifier: string; redirectUri: string },
  ): LoginGrant | LoginRefusal;
  renew(of: LoginProof & { refreshToken: string }): LoginGrant | LoginRefusal;
  /** Notes the id of a DPoP proof, and says whether it is new. */
  isNewProof(id: string): boolean;
  secrets(): readonly string[];
}

/** Who asks: the client, and the thumbprint of the key with which it signed its DPoP proof. */
interface LoginProof {
  readonly clientId: string;
  readonly thumbprint: string;
}

const CODE_LIFE_MS = 300_000;

/** Makes the login sessions of a stand-in: those of the world, as `aws login` has left them. */
export function createLoginSessions(world: World, now: () => number): LoginSessions {
  const requests = new Map<string, LoginRequest>();
  const codes = new Map<string, { request: LoginRequest; session: LoginSession; expiresAtMs: number }>();
  const refreshTokens = new Map<string, { session: LoginSession; thumbprint: string }>();
  const proofs = new Set<string>();
  const secrets: string[] = [];
  const choices = (): readonly LoginSession[] => world.loginSessions ?? [];

  const keepRefreshToken = (session: LoginSession, thumbprint: string, refreshToken: string): LoginGrant => {
    refreshTokens.set(refreshToken, { session, thumbprint });
    secrets.push(refreshToken);
    return { session, refreshToken };
  };
  const newRefreshToken = (): string => randomBytes(180).toString('base64');
  for (const session of choices()) {
    const jwk = createPublicKey(session.dpopKey).export({ format: 'jwk' });
    keepRefreshToken(session, thumbprintOf(jwk), session.refreshToken);
  }

  return {
    askConsent: (of) => {
      const request = { ...of, id: randomBytes(12).toString('base64url') };
      requests.set(request.id, request);
      return request;
    },
    findConsent: (id) => requests.get(id),
    choices,
    giveCode: (request, session) => {
      const code = randomBytes(60).toString('base64url');
      requests.delete(request.id);
      codes.set(code, { request, session, expiresAtMs: now() + CODE_LIFE_MS });
      secrets.push(code);
      return code;
    },
    redeem: ({ code, codeVerifier, redirectUri, clientId, thumbprint }) => {
      const entry = codes.get(code);
      codes.delete(code);
      if (entry === undefined) return 'invalid';
      if (entry.expiresAtMs <= now()) return 'expired';
      const { request, session } = entry;
      const isMeant = request.clientId === clientId && request.redirectUri === redirectUri;
      if (!isMeant || !fitsChallenge(codeVerifier, request.codeChallenge)) return 'invalid';
      return keepRefreshToken(session, thumbprint, newRefreshToken());
    },
    renew: ({ refreshToken, thumbprint }) => {
      const entry = refreshTokens.get(refreshToken);
      if (entry === undefined) return 'expired';
      if (entry.thumbprint !== thumbprint) return 'invalid';
      refreshTokens.delete(refreshToken);
      if ((entry.session.endsAtMs ?? Number.POSITIVE_INFINITY) <= now()) return 'expired';
      return keepRefreshToken(entry.session, thumbprint, newRefreshToken());
    },
    isNewProof: (id) => {
      const isNew = !proofs.has(id);
      proofs.add(id);
      return isNew;
    },
    secrets: () => secrets,
  };
}
