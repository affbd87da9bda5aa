// Makes the self-signed certificate of the Airflow side and the hash by which Chromium can be told to trust it.
import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A certificate for the stand-in's hosts. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** base64(sha256(SubjectPublicKeyInfo)), as `--ignore-certificate-errors-spki-list` wants it. */
  readonly spkiHash: string;
}

/** One wildcard for each parent domain: a wildcard stands for one label only. */
function toAltNames(hosts: readonly string[]): readonly string[] {
  const wildcards = hosts.map((host) => `*${host.slice(host.indexOf('.'))}`);
  return [...new Set(wildcards), 'localhost'];
}

/** Makes a certificate for these hosts (and their siblings), good from `sinceDays` ago for 30 days. */
export async function makeCertificate(hosts: readonly string[], sinceDays = 1): Promise<Certificate> {
  const dayMs = 86_400_000;
  const pems = await generate([{ name: 'commonName', value: 'Windsock stand-in' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - sinceDays * dayMs),
    notAfterDate: new Date(Date.now() + (30 - sinceDays) * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: toAltNames(hosts).map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const spki = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: pems.private,
    cert: pems.cert,
    spkiHash: createHash('sha256').update(spki).digest('base64'),
  };
}
