/** Makes a session trust the authorities of a CA bundle as well as the system's: the only place that touches a certificate's verdict. */

import type { Certificate, Session } from 'electron';
import { isChainTrusted } from './certificate-chain.ts';

/** Chromium's own verdict stays. */
const asChromiumSays = -3;
const trusted = 0;

/** The one verdict that a bundle may change: Chromium does not know who issued the certificate. */
const unknownIssuer = 'net::ERR_CERT_AUTHORITY_INVALID';

/** A chain that leads to itself must end. */
const maxChain = 16;

/**
 * SECURITY: for sessions of AWS calls only, never for pages. Any other verdict of Chromium stays, good or bad; this one is
 * changed only where the whole chain holds by the bundle, host name and dates included, since Chromium names just the
 * gravest of several faults.
 */
export function trustBundle(session: Session, bundle: string): void {
  session.setCertificateVerifyProc(({ hostname, certificate, verificationResult }, answer) => {
    const isJudged = verificationResult === unknownIssuer;
    const question = { chain: chainOf(certificate), bundle, host: hostname, nowMs: Date.now() };
    answer(isJudged && isChainTrusted(question) ? trusted : asChromiumSays);
  });
}

function chainOf(certificate: Certificate): readonly string[] {
  const chain: string[] = [];
  // The type knows no end of the chain; the last one has no issuer.
  let current: Certificate | undefined = certificate;
  while (current !== undefined && chain.length < maxChain) {
    chain.push(current.data);
    current = current.issuerCert as Certificate | undefined;
  }
  return chain;
}
