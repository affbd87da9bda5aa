// The web sessions of the Airflow side: makes, reads and expires the cookies `session` (2) and `_token` (3).
import { createHmac, randomUUID } from 'node:crypto';
import type { Incoming } from '../loopback-server.ts';
import type { LoginIdentity } from '../web-login-tokens.ts';
import { airflowMajor, type WorldEnvironment } from '../world.ts';

/** How long a web session lives. */
const SESSION_LIFE_MS = 12 * 3_600_000;

/**
 * What a stranger meets after a forced expiry. Airflow 2: a 302 to the `login-page` (the default) or to `console-sso`, the page without
 * `login=true`. Airflow 3: 401 `unauthorized` (the default) or 403 `invalid-jwt` from the API.
 */
export type ExpiryManner = 'login-page' | 'console-sso' | 'unauthorized' | 'invalid-jwt';

/** What the cookies of a request amount to. `broken`: a cookie that this web server cannot even read. */
export type SessionState =
  | { readonly kind: 'none' | 'expired' | 'broken' }
  | { readonly kind: 'valid'; readonly identity: LoginIdentity };

/** The sessions of all hosts. */
export interface AirflowSessions {
  /** Starts a session; gives the Set-Cookie value. */
  start(environment: WorldEnvironment, identity: LoginIdentity): string;
  read(environment: WorldEnvironment, incoming: Incoming): SessionState;
  expire(host: string, manner?: ExpiryManner): void;
  mannerOf(environment: WorldEnvironment): ExpiryManner;
}

/** The name of the session cookie of an environment's version. */
export function cookieNameOf(environment: WorldEnvironment): 'session' | '_token' {
  return airflowMajor(environment) === 3 ? '_token' : 'session';
}

/** A Set-Cookie value with the attributes that MWAA's web servers use. */
export function toSetCookie(name: string, value: string): string {
  return `${name}=${value}; Max-Age=${SESSION_LIFE_MS / 1000}; Path=/; HttpOnly; Secure; SameSite=Lax`;
}

// A fixed key: a cookie of an earlier run is then an expired one, and only garbage is broken.
const SIGNING_KEY = 'windsock stand-in';

function sign(host: string, payload: string): string {
  return createHmac('sha256', SIGNING_KEY).update(`${host}\n${payload}`).digest('base64url');
}

function newPayload(environment: WorldEnvironment, identity: LoginIdentity, nowMs: number): string {
  if (airflowMajor(environment) === 2) return randomUUID();
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    sub: identity.airflowIdentity,
    role: identity.role,
    aud: 'apache-airflow',
    jti: randomUUID(),
    iat: Math.floor(nowMs / 1000),
    exp: Math.floor((nowMs + SESSION_LIFE_MS) / 1000),
  };
  return `${part({ alg: 'HS512', typ: 'JWT' })}.${part(claims)}`;
}

function isWellFormed(host: string, value: string): boolean {
  const dot = value.lastIndexOf('.');
  return dot > 0 && sign(host, value.slice(0, dot)) === value.slice(dot + 1);
}

function cookieValue(incoming: Incoming, name: string): string | undefined {
  for (const part of (incoming.headers.cookie ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return undefined;
}

/** Makes an empty store of sessions. */
export function createAirflowSessions(now: () => number): AirflowSessions {
  const live = new Map<string, { host: string; identity: LoginIdentity; endsAtMs: number }>();
  const manners = new Map<string, ExpiryManner>();

  const start: AirflowSessions['start'] = (environment, identity) => {
    const payload = newPayload(environment, identity, now());
    const value = `${payload}.${sign(environment.host, payload)}`;
    live.set(value, { host: environment.host, identity, endsAtMs: now() + SESSION_LIFE_MS });
    return toSetCookie(cookieNameOf(environment), value);
  };

  const read: AirflowSessions['read'] = (environment, incoming) => {
    const bearer = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
    const isBearerKnown = airflowMajor(environment) === 3;
    const value = (isBearerKnown ? bearer : undefined) ?? cookieValue(incoming, cookieNameOf(environment));
    if (value === undefined) return { kind: 'none' };
    const session = live.get(value);
    if (session !== undefined && session.host === environment.host && session.endsAtMs > now()) {
      return { kind: 'valid', identity: session.identity };
    }
    return { kind: isWellFormed(environment.host, value) ? 'expired' : 'broken' };
  };

  const expire: AirflowSessions['expire'] = (host, manner) => {
    for (const [value, session] of live) if (session.host === host) live.delete(value);
    if (manner === undefined) manners.delete(host);
    else manners.set(host, manner);
  };

  const mannerOf: AirflowSessions['mannerOf'] = (environment) =>
    manners.get(environment.host) ?? (airflowMajor(environment) === 3 ? 'unauthorized' : 'login-page');

  return { start, read, expire, mannerOf };
}
