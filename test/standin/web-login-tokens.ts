// Mints web login tokens and redeems each of them once within 60 seconds.
import { randomBytes } from 'node:crypto';
import type { AirflowRole, WorldEnvironment } from './world.ts';

/** How long a web login token is good for. */
const TOKEN_LIFE_MS = 60_000;

/** A token as tests see it. */
export interface MintedToken {
  readonly token: string;
  readonly environment: string;
  readonly region: string;
  readonly account: string;
  readonly accessKeyId: string;
  readonly mintedAtMs: number;
  readonly usedAtMs?: number;
}

/** For whom a token was minted: what the Airflow side shows after the login. */
export interface LoginIdentity {
  /** `user/mara` or `assumed-role/mwaa-admin`. */
  readonly airflowIdentity: string;
  readonly role: AirflowRole;
}

/** Why a token was not taken. */
export type TokenRefusal = 'unknown-token' | 'other-environment' | 'used-token' | 'expired-token';

/** The tokens of one stand-in. */
export interface WebLoginTokens {
  mint(of: { environment: WorldEnvironment; accessKeyId: string; identity: LoginIdentity }): string;
  redeem(token: string, host: string): LoginIdentity | TokenRefusal;
  minted(environmentName?: string): readonly MintedToken[];
  /** Replaces every token that was ever minted by a placeholder. */
  redact(text: string): string;
}

interface Entry {
  readonly host: string;
  readonly identity: LoginIdentity;
  public: MintedToken;
}

function newToken(environment: WorldEnvironment, atMs: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { env: environment.name, exp: Math.floor((atMs + TOKEN_LIFE_MS) / 1000) };
  return `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}.${randomBytes(32).toString('base64url')}`;
}

/** Makes an empty store of tokens. */
export function createWebLoginTokens(now: () => number): WebLoginTokens {
  const entries = new Map<string, Entry>();

  const mint: WebLoginTokens['mint'] = ({ environment, accessKeyId, identity }) => {
    const mintedAtMs = now();
    const token = newToken(environment, mintedAtMs);
    const { name, region, account, host } = environment;
    entries.set(token, {
      host,
      identity,
      public: { token, environment: name, region, account, accessKeyId, mintedAtMs },
    });
    return token;
  };

  const redeem: WebLoginTokens['redeem'] = (token, host) => {
    const entry = entries.get(token);
    if (entry === undefined) return 'unknown-token';
    if (entry.host !== host) return 'other-environment';
    if (entry.public.usedAtMs !== undefined) return 'used-token';
    const usedAtMs = now();
    if (usedAtMs - entry.public.mintedAtMs > TOKEN_LIFE_MS) return 'expired-token';
    entry.public = { ...entry.public, usedAtMs };
    return entry.identity;
  };

  const minted: WebLoginTokens['minted'] = (environmentName) =>
    [...entries.values()]
      .map((entry) => entry.public)
      .filter((token) => environmentName === undefined || token.environment === environmentName);

  const redact = (text: string): string => {
    if (text === '') return text;
    let clean = text;
    for (const token of entries.keys()) clean = clean.replaceAll(token, '[web-login-token]');
    return clean;
  };

  return { mint, redeem, minted, redact };
}
