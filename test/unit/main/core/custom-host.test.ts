import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loginHostFor, typedHostFrom } from '../../../../src/main/core/custom-host.ts';
import { airflowHostFrom } from '../../../../src/shared/airflow-host.ts';
import { customHostFrom } from '../../../../src/shared/host-name.ts';

const own = '387f0bcd-8d14-4f9f-80dd-834a1dbf2c11.c10.us-west-2.airflow.amazonaws.com';
const acme = 'airflow.acme.example';

/** Hosts that a person may allow. */
const possible: readonly string[] = [
  acme,
  'acme.io',
  'a.b',
  'data-airflow.eu.acme.co.uk',
  'airflow.corp.internal',
  '3com.com',
  '1.2.3.4.com',
  '0x7f.acme.example',
  'xn--bcher-kva.example',
  'airflow.xn--p1ai',
  'd111111abcdef8.cloudfront.net',
  // Look like AWS's own and are not: the prompt shows them whole.
  'x.airflow.amazonaws.com.evil.com',
  `${own}.evil.com`,
  'x.lambda-url.us-east-1.on.aws',
  `${'a'.repeat(63)}.example`,
];

/** Hosts to which no token goes, whatever anybody says. */
const hopeless: readonly (readonly [why: string, host: string])[] = [
  ['nothing', ''],
  ['a single label', 'airflow'],
  ['a single label', 'intranet'],
  ['this computer', 'localhost'],
  ['this computer', 'LOCALHOST'],
  ['this computer', 'airflow.localhost'],
  ['this computer', 'localhost.localdomain'],
  ['a neighbour by mDNS', 'airflow.local'],
  ['a port', `${acme}:443`],
  ['a port', `${acme}:8443`],
  ['a port', `${acme}:`],
  ['user info', `mara@${acme}`],
  ['user info', `mara:secret@${acme}`],
  ['user info that looks like AWS', `${own}@evil.example`],
  ['an IP address', '127.0.0.1'],
  ['an IP address', '10.0.3.4'],
  ['an IP address in one number', '2130706433'],
  ['an IP address in hexadecimal', '0x7f000001'],
  ['an IP address in hexadecimal', '0x7f.0x0.0x0.0x1'],
  ['an IP address in octal', '0177.0.0.01'],
  ['a short IP address', '127.1'],
  ['an IPv6 address', '::1'],
  ['an IPv6 address', '[::1]'],
  ['an IPv6 address', '[fd00::1]'],
  ['a number as its last label', 'acme.1'],
  ['a scheme', `https://${acme}`],
  ['a scheme', `http://${acme}`],
  ['a path', `${acme}/`],
  ['a path', `evil.example/.${acme}`],
  ['a query', `${acme}?x`],
  ['a fragment', `evil.example#.${acme}`],
  ['a backslash', `evil.example\\.${acme}`],
  ['a percent sign', 'airflow%2eacme.example'],
  ['a NUL', `evil.example\0.${acme}`],
  ['a line end', `${acme}\n`],
  ['a space', ` ${acme}`],
  ['a tab', `airflow.\tacme.example`],
  ['an underscore', 'air_flow.acme.example'],
  ['a trailing dot', `${acme}.`],
  ['two dots', 'airflow..acme.example'],
  ['a leading dot', `.${acme}`],
  ['a hyphen at an end', '-airflow.acme.example'],
  ['a hyphen at an end', 'airflow-.acme.example'],
  ['a wildcard', '*.acme.example'],
  ['a comma', `${acme},evil.example`],
  ['a long label', `${'a'.repeat(64)}.example`],
  ['a long name', `${'a.'.repeat(130)}example`],
  ['other letters', 'bücher.example'],
  ['a Cyrillic a', 'аirflow.acme.example'],
  ['a full stop of China', 'airflow\u3002acme\u3002example'],
  ['full-width letters', 'ａirflow.acme.example'],
  ['the Kelvin sign', '\u212Aafka.acme.example'],
  ['a letter that is not seen', 'air\u200bflow.acme.example'],
  ['a mark of direction', 'airflow.\u202eacme.example'],
  ['Punycode of nothing', 'xn--.example'],
  ['Punycode of ASCII', 'xn--acme-.example'],
];

describe('a host that is none of AWS’s', () => {
  test.each(possible)('%s may be asked about', (host) => {
    expect(customHostFrom(host)).toBe(host);
    expect(customHostFrom(host.toUpperCase())).toBe(host);
    expect(loginHostFor(host, undefined)).toEqual({ verdict: 'ask', host });
  });

  test.each(hopeless)('is refused without a question: %s in %j', (_why, host) => {
    expect(customHostFrom(host)).toBeNull();
    expect(loginHostFor(host, undefined)).toEqual({ verdict: 'refuse' });
    expect(loginHostFor(host, acme)).toEqual({ verdict: 'refuse' });
    // Even if it came into the settings.
    expect(loginHostFor(host, host)).toEqual({ verdict: 'refuse' });
  });

  test('is what Chromium goes to, letter for letter, whatever is put around or into it', () => {
    const noise = fc.stringMatching(/^[a-zA-Z0-9.@:#/?\\%_\u00e4\u200b -]{0,12}$/);
    fc.assert(
      fc.property(fc.constantFrom(...possible), noise, noise, fc.nat(60), (host, before, after, at) => {
        const accepted = customHostFrom(before + host.slice(0, at) + after + host.slice(at));
        if (accepted === null) return;
        const { host: gone, hostname, username, pathname, search, hash } = new URL(`https://${accepted}/`);
        expect({ gone, hostname, username, pathname, search, hash }).toEqual({
          gone: accepted,
          hostname: accepted,
          username: '',
          pathname: '/',
          search: '',
          hash: '',
        });
        expect(accepted).toMatch(/^[a-z0-9.-]+\.(?:[a-z0-9-]*[a-z][a-z0-9-]*)$/);
      }),
      { numRuns: 3_000 },
    );
  });

  test('is refused at once for a very long text', () => {
    expect(customHostFrom(`${'a-'.repeat(500_000)}.example`)).toBeNull();
    expect(customHostFrom(`${'a.'.repeat(125)}-`)).toBeNull();
  });
});

describe('where a login goes', () => {
  test.each([
    ['AWS’s own host', own, undefined, { verdict: 'go', host: own }],
    ['AWS’s own host in capitals', own.toUpperCase(), undefined, { verdict: 'go', host: own }],
    ['the domain that the person set, before AWS’s own', own, acme, { verdict: 'go', host: acme }],
    ['the host that was allowed', acme, acme, { verdict: 'go', host: acme }],
    ['the host that was allowed, in capitals', acme.toUpperCase(), acme, { verdict: 'go', host: acme }],
    ['nowhere before a question, for the first one', acme, undefined, { verdict: 'ask', host: acme }],
    [
      'nowhere before a question, for another one',
      'evil.example',
      acme,
      { verdict: 'ask', host: 'evil.example' },
    ],
    ['nowhere before a question, for a host below', `x.${acme}`, acme, { verdict: 'ask', host: `x.${acme}` }],
  ] as const)('%s', (_what, answered, custom, expected) => {
    expect(loginHostFor(answered, custom)).toEqual(expected);
  });

  test('never to a host that is neither AWS’s nor the person’s', () => {
    const text = fc.constantFrom(own, ...possible, ...hopeless.map(([, host]) => host));
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (answered, custom) => {
        const target = loginHostFor(answered, custom);
        if (target.verdict !== 'go') return;
        expect(target.host === custom || airflowHostFrom(answered) === target.host).toBe(true);
      }),
    );
  });
});

describe('a host as people type it', () => {
  test.each([
    [` ${acme} `, acme],
    [`https://${acme}`, acme],
    [`HTTPS://${acme.toUpperCase()}/home?x=1#top`, acme],
    [`https://${acme}:8443/`, null],
    [`https://mara@${acme}/`, null],
    [`https://evil.example\\@${acme}/`, null],
    [`http://${acme}/`, null],
    ['https://', null],
    [`https:/${acme}`, null],
    [`javascript://${acme}/%0aalert(1)`, null],
    ['localhost:8080', null],
    ['https://bücher.example/', null],
  ])('%j is %s', (typed, host) => {
    expect(typedHostFrom(typed)).toBe(host);
  });
});
