import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isChainTrusted } from '../../../../src/main/electron/certificate-chain.ts';
import { makeIssued } from './authorities.ts';

const host = 'env.airflow.eu-west-1.amazonaws.com';
const made: Record<string, string> = {};

beforeAll(async () => {
  const root = await makeIssued({ name: 'Corp root', isAuthority: true });
  const middle = await makeIssued({ name: 'Corp middle', isAuthority: true, issuer: root });
  const other = await makeIssued({ name: 'Other root', isAuthority: true });
  // The package signs only with keys of the leaf's own kind.
  const rsaRoot = await makeIssued({ name: 'RSA root', isAuthority: true, rsaBits: 2048 });
  const impostor = await makeIssued({ name: 'Corp root', isAuthority: true });
  const oldRoot = await makeIssued({ name: 'Old root', isAuthority: true, from: -30, to: -2 });
  const oldMiddle = await makeIssued({
    name: 'Old middle',
    isAuthority: true,
    issuer: root,
    from: -30,
    to: -2,
  });
  const person = await makeIssued({ name: 'A web server', host: 'intranet.corp', issuer: root });
  const leaf = (issuer: typeof root, more: object = {}) => makeIssued({ name: 'AWS', host, issuer, ...more });
  const all = {
    root,
    rsaRoot,
    middle,
    other,
    impostor,
    oldRoot,
    oldMiddle,
    person,
    good: await leaf(root, { usage: 'serverAuth' }),
    goodByMiddle: await leaf(middle),
    wildcard: await leaf(root, { host: '*.airflow.eu-west-1.amazonaws.com' }),
    byOther: await leaf(other),
    byImpostor: await leaf(impostor),
    byOldRoot: await leaf(oldRoot),
    byOldMiddle: await leaf(oldMiddle),
    byPerson: await leaf(person),
    expired: await leaf(root, { from: -30, to: -2 }),
    early: await leaf(root, { from: 2 }),
    wrongHost: await leaf(root, { host: 'evil.example' }),
    nameOnly: await makeIssued({ name: host, issuer: root }),
    forClients: await leaf(root, { usage: 'clientAuth' }),
    weak: await leaf(rsaRoot, { rsaBits: 1024 }),
    strongRsa: await leaf(rsaRoot, { rsaBits: 2048 }),
    selfSigned: await makeIssued({ name: 'AWS', host }),
  };
  for (const [name, { cert }] of Object.entries(all)) made[name] = cert;
});

const pems = (names: readonly string[]) => names.map((name) => made[name] ?? name);

const rows: readonly (readonly [string, readonly string[], readonly string[], boolean])[] = [
  ['signed by an authority of the bundle', ['good'], ['root'], true],
  ['the authority stands among others', ['good'], ['other', 'oldRoot', 'root'], true],
  ['the server sends the root as well', ['good', 'root'], ['root'], true],
  ['through an intermediate that the server sends', ['goodByMiddle', 'middle'], ['root'], true],
  ['the intermediate itself stands in the bundle', ['goodByMiddle'], ['middle'], true],
  ['a wildcard of the host', ['wildcard'], ['root'], true],
  ['an RSA key of 2048 bits', ['strongRsa'], ['rsaRoot'], true],
  ['wrong authority', ['byOther'], ['root'], false],
  ['another key under the name of the authority', ['byImpostor'], ['root'], false],
  ['the impostor is sent along', ['byImpostor', 'impostor'], ['root'], false],
  ['missing intermediate', ['goodByMiddle'], ['root'], false],
  ['an intermediate of somebody else', ['goodByMiddle', 'other'], ['root'], false],
  ['expired leaf', ['expired'], ['root'], false],
  ['a leaf of the day after tomorrow', ['early'], ['root'], false],
  ['expired authority', ['byOldRoot'], ['oldRoot'], false],
  ['expired intermediate', ['byOldMiddle', 'oldMiddle'], ['root'], false],
  ['wrong host', ['wrongHost'], ['root'], false],
  ['the host as common name alone', ['nameOnly'], ['root'], false],
  ['a certificate for clients', ['forClients'], ['root'], false],
  ['an RSA key of 1024 bits', ['weak'], ['rsaRoot'], false],
  ['an issuer that is no authority', ['byPerson', 'person'], ['root'], false],
  ['an issuer that is no authority, in the bundle', ['byPerson'], ['person'], false],
  ['self-signed leaf', ['selfSigned'], ['root'], false],
  ['self-signed leaf that stands in the bundle', ['selfSigned'], ['selfSigned'], false],
  ['an empty bundle', ['good'], [], false],
  [
    'a bundle of something else',
    ['good'],
    ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    false,
  ],
  ['no certificate at all', [], ['root'], false],
  ['something that is no certificate', ['not PEM'], ['root'], false],
];

describe('a chain by the authorities of a bundle', () => {
  it.each(rows)('%s: %j by %j is %s', (_what, chain, bundle, isTrusted) => {
    const question = { chain: pems(chain), bundle: pems(bundle).join('\n'), host, nowMs: Date.now() };
    expect(isChainTrusted(question)).toBe(isTrusted);
  });

  it('does not end up in circles', () => {
    const chain = pems(['goodByMiddle', ...Array.from({ length: 40 }, () => 'middle')]);
    expect(isChainTrusted({ chain, bundle: made.other ?? '', host, nowMs: Date.now() })).toBe(false);
  });

  it('is soon done with authorities that all vouch for each other', async () => {
    const first = await makeIssued({ name: 'Loop', isAuthority: true });
    const again = () => makeIssued({ name: 'Loop', isAuthority: true, issuer: first, keyOf: first });
    const loop = [first, ...(await Promise.all(Array.from({ length: 14 }, again)))];
    const leaf = await makeIssued({ name: 'AWS', host, issuer: first });
    const chain = [leaf, ...loop].map(({ cert }) => cert);
    const verify = vi.spyOn(X509Certificate.prototype, 'verify');
    expect(isChainTrusted({ chain, bundle: made.other ?? '', host, nowMs: Date.now() })).toBe(false);
    expect(verify.mock.calls.length).toBeGreaterThan(14);
    expect(verify.mock.calls.length).toBeLessThan(300);
  });
});
