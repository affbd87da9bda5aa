// Verifies AWS Signature Version 4 on a request, as the services do it.
// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Incoming } from '../loopback-server.ts';
import type { Caller, KeyRing } from './key-ring.ts';

/** What an Authorization header says, before anything is believed. */
export interface SignedClaim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Why a signature was not accepted. */
export type SignatureRefusal =
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown-key' }
  | { readonly kind: 'expired-key' }
  | { readonly kind: 'mismatch'; readonly detail: string };

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/** Reads the Authorization header; undefined when there is none or it is not SigV4. */
export function claimOf(incoming: Incoming): SignedClaim | undefined {
  const match = HEADER.exec(incoming.headers.authorization ?? '');
  const [, accessKeyId, date, region, service, signedHeaders, signature] = match ?? [];
  if (!accessKeyId || !date || !region || !service || !signedHeaders || !signature) return undefined;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(';'), signature };
}

function escapeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return text; // A broken escape cannot be signed well; the comparison fails later on.
  }
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const mark = pair.indexOf('=');
      const name = mark < 0 ? pair : pair.slice(0, mark);
      return `${escapeUri(decodeUri(name))}=${escapeUri(decodeUri(mark < 0 ? '' : pair.slice(mark + 1)))}`;
    })
    .toSorted()
    .join('&');
}

function canonicalPath(path: string): string {
  // Every service but S3 encodes the path of the wire once more.
  return path.split('/').map(escapeUri).join('/');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function expectedSignature(incoming: Incoming, claim: SignedClaim, secretAccessKey: string): string {
  const headers = claim.signedHeaders.map(
    (name) => `${name}:${(incoming.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  const canonicalRequest = [
    incoming.method,
    canonicalPath(incoming.path),
    canonicalQuery(incoming.query),
    headers.join(''),
    claim.signedHeaders.join(';'),
    sha256(incoming.body),
  ].join('\n');
  const scope = `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    incoming.headers['x-amz-date'] ?? '',
    scope,
    sha256(canonicalRequest),
  ].join('\n');
  const dateKey = hmac(`AWS4${secretAccessKey}`, claim.date);
  const signingKey = hmac(hmac(hmac(dateKey, claim.region), claim.service), 'aws4_request');
  return hmac(signingKey, stringToSign).toString('hex');
}

function dateMs(amzDate: string): number {
  return Date.parse(amzDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function dateProblem(incoming: Incoming, claim: SignedClaim, nowMs: number): string | undefined {
  const amzDate = incoming.headers['x-amz-date'] ?? '';
  const signedMs = dateMs(amzDate);
  if (Number.isNaN(signedMs) || !amzDate.startsWith(claim.date)) {
    return 'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.';
  }
  // STS bears with 15 minutes, the services of these days with 5.
  const minutes = claim.service === 'sts' ? 15 : 5;
  const skewMs = minutes * 60_000;
  const dateOf = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
  if (nowMs - signedMs > skewMs) {
    return `Signature expired: ${amzDate} is now earlier than ${dateOf(nowMs - skewMs)} (${dateOf(nowMs)} - ${minutes} min.)`;
  }
  if (signedMs - nowMs > skewMs) {
    return `Signature not yet current: ${amzDate} is still later than ${dateOf(nowMs + skewMs)} (${dateOf(nowMs)} + ${minutes} min.)`;
  }
  return undefined;
}

const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** Checks the signature of a request: the caller behind it, or why it is refused. */
export function verifySignature(options: {
  incoming: Incoming;
  service: string;
  keyRing: KeyRing;
  nowMs: number;
}): Caller | SignatureRefusal {
  const { incoming, service, keyRing, nowMs } = options;
  const claim = claimOf(incoming);
  if (claim === undefined) return { kind: 'missing' };
  if (claim.service !== service) {
    return { kind: 'mismatch', detail: `Credential should be scoped to correct service: '${service}'. ` };
  }
  const caller = keyRing.find(claim.accessKeyId);
  if (caller === undefined) return { kind: 'unknown-key' };
  if ((caller.key.sessionToken ?? '') !== (incoming.headers['x-amz-security-token'] ?? '')) {
    return { kind: 'unknown-key' };
  }
  const problem = dateProblem(incoming, claim, nowMs);
  if (problem !== undefined) return { kind: 'mismatch', detail: problem };
  const isComplete = claim.signedHeaders.includes('host') && claim.signedHeaders.includes('x-amz-date');
  const expected = Buffer.from(expectedSignature(incoming, claim, caller.key.secretAccessKey));
  if (!isComplete || !timingSafeEqual(expected, Buffer.from(claim.signature))) {
    return { kind: 'mismatch', detail: MISMATCH };
  }
  if ((caller.key.expiresAtMs ?? Number.POSITIVE_INFINITY) <= nowMs) return { kind: 'expired-key' };
  return caller;
}
