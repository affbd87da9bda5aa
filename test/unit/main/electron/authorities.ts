/** Makes authorities and the certificates that they vouch for. */

import { generate } from 'selfsigned';

/** A certificate with its key, both PEM. */
interface Issued {
  readonly key: string;
  readonly publicKey: string;
  readonly cert: string;
}

const dayMs = 86_400_000;

/** How a certificate differs from a good one. */
interface CertificateWish {
  readonly name: string;
  readonly isAuthority?: boolean;
  readonly host?: string;
  readonly issuer?: Issued;
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
  readonly usage?: 'serverAuth' | 'clientAuth';
  readonly rsaBits?: number;
  /** Whose key it has; one of its own without. */
  readonly keyOf?: Issued;
}

/** @returns a certificate; self-signed without an issuer, good from yesterday for 30 days */
export async function makeIssued(wish: CertificateWish): Promise<Issued> {
  const { name, isAuthority = false, host, issuer, from = -1, to = 30, usage, rsaBits, keyOf } = wish;
  const pems = await generate([{ name: 'commonName', value: name }], {
    ...(rsaBits === undefined ? { keyType: 'ec' as const } : { keyType: 'rsa' as const, keySize: rsaBits }),
    algorithm: 'sha256',
    ...(keyOf !== undefined && { keyPair: { publicKey: keyOf.publicKey, privateKey: keyOf.key } }),
    notBeforeDate: new Date(Date.now() + from * dayMs),
    notAfterDate: new Date(Date.now() + to * dayMs),
    ...(issuer !== undefined && { ca: issuer }),
    extensions: [
      { name: 'basicConstraints', cA: isAuthority, critical: true },
      ...(usage === undefined ? [] : [{ name: 'extKeyUsage' as const, [usage]: true }]),
      ...(host === undefined
        ? []
        : [{ name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: host }] }]),
    ],
  });
  return { key: pems.private, publicKey: pems.public, cert: pems.cert };
}
