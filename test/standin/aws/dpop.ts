// Reads and checks a DPoP proof (RFC 9449): a small JWT by which a client shows that it holds its key.
import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import type { Incoming } from '../loopback-server.ts';
import { type JsonBody, textOf, toJsonBody } from './json-body.ts';

/** A proof that was found good. */
export interface DpopProof {
  readonly id: string;
  /** The thumbprint (RFC 7638) of the key. */
  readonly thumbprint: string;
}

const MAX_AGE_MS = 5 * 60_000;

/** The thumbprint of an EC key. */
export function thumbprintOf({ crv, x, y }: JsonWebKey): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv, kty: 'EC', x, y }))
    .digest('base64url');
}

function toPart(text: string | undefined): JsonBody {
  return toJsonBody(Buffer.from(text ?? '', 'base64url'));
}

function isSignedBy(jwk: JsonWebKey, proof: string): boolean {
  const end = proof.lastIndexOf('.');
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const signature = Buffer.from(proof.slice(end + 1), 'base64url');
    return verify('sha256', Buffer.from(proof.slice(0, end)), { key, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
}

/** Checks the `DPoP` header of a request; the text says what is wrong with it. */
export function checkDpop(incoming: Incoming, nowMs: number): DpopProof | string {
  const proof = incoming.headers.dpop ?? '';
  const [header, payload] = proof.split('.').map(toPart);
  if (header === undefined || payload === undefined) return 'DPoP proof is missing';
  if (textOf(header, 'typ') !== 'dpop+jwt' || textOf(header, 'alg') !== 'ES256')
    return 'DPoP header is wrong';
  const jwk = header.jwk as JsonWebKey | undefined;
  if (jwk?.kty !== 'EC' || jwk.crv !== 'P-256' || jwk.d !== undefined) return 'DPoP key is wrong';
  if (!isSignedBy(jwk, proof)) return 'DPoP signature is wrong';
  if (textOf(payload, 'htm') !== incoming.method) return 'DPoP htm is wrong';
  const target = /^https?:\/\/([^/:]+)(?::\d+)?(\/[^?#]*)$/.exec(textOf(payload, 'htu'));
  if (target?.[1] !== incoming.host || target[2] !== incoming.path) return 'DPoP htu is wrong';
  if (!(Math.abs(Number(payload.iat) * 1000 - nowMs) <= MAX_AGE_MS)) return 'DPoP iat is too far off';
  const id = textOf(payload, 'jti');
  return id === '' ? 'DPoP jti is missing' : { id, thumbprint: thumbprintOf(jwk) };
}
