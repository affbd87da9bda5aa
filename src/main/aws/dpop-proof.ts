/** Proves to AWS Sign-In that whoever uses a refresh token holds the key that it was given to (DPoP). */

import { createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';

/** The request that the proof is for. */
interface ProvenRequest {
  readonly method: string;
  /** Without query. */
  readonly url: string;
  readonly nowMs: number;
}

/**
 * SECURITY: the key stays in this function; the proof is good for one request.
 *
 * @param keyPem  the EC P-256 key of the cache file, as PEM
 * @returns the `DPoP` header's value; null when the key cannot be read
 * @see https://www.rfc-editor.org/rfc/rfc9449
 */
export function dpopProof(keyPem: string, { method, url, nowMs }: ProvenRequest): string | null {
  try {
    const key = createPrivateKey(keyPem);
    const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' });
    if (kty !== 'EC' || crv !== 'P-256') return null;
    const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } };
    const claims = { jti: randomUUID(), htm: method, htu: url, iat: Math.floor(nowMs / 1000) };
    const content = [header, claims].map((part) => base64url(JSON.stringify(part))).join('.');
    const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
    return `${content}.${signature.toString('base64url')}`;
  } catch {
    return null; // no key, or one of another kind
  }
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
