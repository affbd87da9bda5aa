// Sign-ins that wait for their person: device codes, requests for consent, and the codes that consent gives.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { IdentityCenter, IdentityCenterUser } from '../world.ts';
import type { SsoClient } from './sso-clients.ts';

/** What a person decided; `pending` until then. */
type Decision =
  | { readonly kind: 'pending' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'allowed'; readonly user: IdentityCenterUser };

/** A device code and the short one that a person compares. */
interface DeviceGrant {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly client: SsoClient;
  readonly center: IdentityCenter;
  readonly expiresAtMs: number;
  readonly intervalMs: number;
  decision: Decision;
  lastPollMs: number;
  isUsed: boolean;
}

/** What an authorize page was asked for. */
interface ConsentRequest {
  readonly id: string;
  readonly client: SsoClient;
  readonly center: IdentityCenter;
  readonly redirectUri: string;
  readonly state: string;
  readonly codeChallenge: string;
}

/** A code that a browser hands back, good once and for a short time. */
interface CodeGrant {
  readonly code: string;
  readonly request: ConsentRequest;
  readonly user: IdentityCenterUser;
  readonly expiresAtMs: number;
  isUsed: boolean;
}

/** All grants. */
export interface SsoGrants {
  startDevice(client: SsoClient, center: IdentityCenter): DeviceGrant;
  findDevice(deviceCode: string): DeviceGrant | undefined;
  /** By the code that people type: any case, with or without its dash. */
  findUserCode(userCode: string): DeviceGrant | undefined;
  askConsent(of: Omit<ConsentRequest, 'id'>): ConsentRequest;
  findConsent(id: string): ConsentRequest | undefined;
  giveCode(request: ConsentRequest, user: IdentityCenterUser): CodeGrant;
  findCode(code: string): CodeGrant | undefined;
  /** Every device code and authorization code so far; user codes are no secrets. */
  secrets(): readonly string[];
}

const CODE_LIFE_MS = 60_000;
const USER_CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

function newUserCode(): string {
  const letters = Array.from({ length: 8 }, () => USER_CODE_LETTERS[randomInt(USER_CODE_LETTERS.length)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

function plainUserCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z]/g, '');
}

/** Whether a verifier is the one of an S256 challenge. */
export function fitsChallenge(codeVerifier: string, codeChallenge: string): boolean {
  return createHash('sha256').update(codeVerifier).digest('base64url') === codeChallenge;
}

/** Makes the grants of a stand-in; none yet. */
export function createSsoGrants(now: () => number): SsoGrants {
  const devices = new Map<string, DeviceGrant>();
  const byUserCode = new Map<string, DeviceGrant>();
  const requests = new Map<string, ConsentRequest>();
  const codes = new Map<string, CodeGrant>();

  const startDevice: SsoGrants['startDevice'] = (client, center) => {
    const grant: DeviceGrant = {
      deviceCode: randomBytes(48).toString('base64url'),
      userCode: newUserCode(),
      client,
      center,
      expiresAtMs: now() + (center.deviceCodeLifeMs ?? 600_000),
      intervalMs: (center.pollIntervalS ?? 1) * 1000,
      decision: { kind: 'pending' },
      lastPollMs: Number.NEGATIVE_INFINITY,
      isUsed: false,
    };
    devices.set(grant.deviceCode, grant);
    byUserCode.set(plainUserCode(grant.userCode), grant);
    return grant;
  };
  const askConsent: SsoGrants['askConsent'] = (of) => {
    const request = { ...of, id: randomBytes(12).toString('base64url') };
    requests.set(request.id, request);
    return request;
  };
  const giveCode: SsoGrants['giveCode'] = (request, user) => {
    const code = randomBytes(60).toString('base64url');
    const grant = { code, request, user, expiresAtMs: now() + CODE_LIFE_MS, isUsed: false };
    requests.delete(request.id);
    codes.set(code, grant);
    return grant;
  };

  return {
    startDevice,
    findDevice: (deviceCode) => devices.get(deviceCode),
    findUserCode: (userCode) => byUserCode.get(plainUserCode(userCode)),
    askConsent,
    findConsent: (id) => requests.get(id),
    giveCode,
    findCode: (code) => codes.get(code),
    secrets: () => [...devices.keys(), ...codes.keys()],
  };
}
