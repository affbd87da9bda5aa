/** Judges a server's certificates by authorities that a person named: signatures, dates, host name, and who may vouch for whom. */

import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

/** What a server showed, and by what it is judged. */
interface ChainQuestion {
  /** PEM texts as the server sent them, its own first. */
  readonly chain: readonly string[];
  /** PEM texts of the trusted authorities in one file. */
  readonly bundle: string;
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

const pemForm = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Longer chains do not occur; a server could send them to keep us busy. */
const maxSent = 16;

const serverAuth = '1.3.6.1.5.5.7.3.1';
const anyUsage = '2.5.29.37.0';
const minRsaBits = 2048;

/**
 * Every authority on the way must be marked as one and be valid now; the last must stand in the bundle. Name
 * constraints are not read: an authority that a person put into the bundle may vouch for any host.
 *
 * @returns whether the server may be trusted; never throws
 */
export function isChainTrusted({ chain, bundle, host, nowMs }: ChainQuestion): boolean {
  const [leaf, ...sent] = chain.slice(0, maxSent).flatMap(parsed);
  if (leaf === undefined || !isForHost(leaf, host) || !isForServers(leaf) || !isValid(leaf, nowMs))
    return false;
  const mayVouch = (each: X509Certificate) => each.ca && isValid(each, nowMs);
  const anchors = (bundle.match(pemForm) ?? []).flatMap(parsed).filter(mayVouch);
  const between = sent.filter(mayVouch);
  // SECURITY: each is looked at once; authorities that all vouch for each other would make more ways than can be walked.
  const seen = new Set<string>();
  const leadsToAnchor = (certificate: X509Certificate): boolean => {
    seen.add(certificate.fingerprint256);
    if (anchors.some((anchor) => isIssuedBy(certificate, anchor))) return true;
    return between.some(
      (next) => !seen.has(next.fingerprint256) && isIssuedBy(certificate, next) && leadsToAnchor(next),
    );
  };
  return leadsToAnchor(leaf);
}

function parsed(pem: string): readonly X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return []; // one that cannot be read vouches for nothing
  }
}

function isForHost(leaf: X509Certificate, host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return (isIP(name) === 0 ? leaf.checkHost(name, { subject: 'never' }) : leaf.checkIP(name)) !== undefined;
}

/** A certificate that names no use may be used for anything. */
function isForServers({ keyUsage }: X509Certificate): boolean {
  // The type says that there always is one; OpenSSL gives none for certificates that name no use.
  const uses: readonly string[] | undefined = keyUsage;
  return uses === undefined || uses.includes(serverAuth) || uses.includes(anyUsage);
}

function isValid({ validFrom, validTo, publicKey }: X509Certificate, nowMs: number): boolean {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  const isStrong = bits === undefined || bits >= minRsaBits;
  return isStrong && Date.parse(validFrom) <= nowMs && nowMs <= Date.parse(validTo);
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false; // a key of another kind than the signature
  }
}
