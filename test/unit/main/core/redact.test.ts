import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../../src/main/core/redact.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P';
const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keyId = 'ASIAIOSFODNN7EXAMPLE';
const host = 'abc.c1.eu-west-1.airflow.amazonaws.com';

describe('a log line keeps no', () => {
  it.each([
    ['login token', `load https://${host}/aws_mwaa/aws-console-sso?login=true#c4nary failed`, 'c4nary'],
    ['query', `https://${host}/home?_token=c4nary&a=b`, 'c4nary'],
    ['password of a proxy', 'proxy http://user:c4nary@proxy.example:8080/', 'c4nary'],
    ['JSON web token', `Bearer ${jwt}`, 'eyJ'],
    ['JSON web token cut short', 'got eyJhbGciOiJIUzI1NiJ9.c4nary', 'c4nary'],
    ['encrypted token of five parts', 'eyJhbGciOiJSU0EifQ.a4nary.b4nary.c4nary.d4nary', '4nary'],
    ['access key id', `key ${keyId} is unknown`, keyId],
    ['access key id within a word', `Credential=x${keyId}_`, keyId],
    ['bare secret key', `with ${secretKey}, retrying`, secretKey],
    ['secret in an assignment', 'aws_secret_access_key = c4nary', 'c4nary'],
    ['secret in JSON', '{"SecretAccessKey":"c4nary","b":1}', 'c4nary'],
    ['session token in a header', 'x-amz-security-token: c4nary', 'c4nary'],
    ['session token in the environment', 'AWS_SESSION_TOKEN=c4nary', 'c4nary'],
    ['web login token in JSON', '{"WebToken":"c4nary"}', 'c4nary'],
    ['token under a longer name', 'csrf_token=c4nary', 'c4nary'],
    ['password under a longer name', "db_password: 'c4nary'", 'c4nary'],
    ['client secret', 'client_secret=c4nary&a=b', 'c4nary'],
    ['client secret in JSON', '{"clientSecret":"c4nary"}', 'c4nary'],
    ['code that a person types in', 'user_code: WXYZ-KLMN', 'WXYZ'],
    ['code of a device in JSON', '{"deviceCode":"c4nary"}', 'c4nary'],
    ['bearer header', 'Authorization: Bearer c4nary.a-b_c', 'c4nary'],
    ['basic header', 'proxy-authorization: Basic YWJjOmM0bmFyeQ==', 'YWJj'],
    ['bearer without its header', 'sent Bearer c4nary-1', 'c4nary'],
    [
      'signature of a request',
      'Authorization: AWS4-HMAC-SHA256 SignedHeaders=host, Signature=c4nary',
      'c4nary',
    ],
    ['cookie', 'Cookie: a=b; session=c4nary', 'c4nary'],
    ['cookie that is set', 'Set-Cookie: session="c4nary"; Path=/; HttpOnly', 'c4nary'],
    ['cookies in a list', "{ 'set-cookie': [ 'a=b; Path=/',\n  'session=c4nary' ] }", 'c4nary'],
    ['fragment of a path', 'load /aws_mwaa/aws-console-sso?login=true#c4nary', 'c4nary'],
    ['fragment of a relative path', "href='aws_mwaa/sso#c4nary'", 'c4nary'],
    ['one-time code', 'TokenCode=123456', '123456'],
    ['MFA code', 'mfa_code: 123456', '123456'],
    ['MFA code in a sentence', 'MFA one time pass code 123456 was refused', '123456'],
    ['MFA code behind its name', 'one-time code: "123456"', '123456'],
    ['passcode', 'Passcode is 123456.', '123456'],
    ['code of a device in a sentence', 'the user code ABCD-EFGH has expired', 'ABCD'],
    ['code of a device alone', 'Enter KZXR-PLJV.', 'KZXR'],
    ['secret key under a shorter name', '{ secretKey: "c4nary" }', 'c4nary'],
    ['code of a sign-in', 'answered code=c4nary&state=1', 'c4nary'],
    ['code of a sign-in under its name', 'authorization_code: c4nary', 'c4nary'],
    ['verifier of a sign-in', '{"codeVerifier":"c4nary"}', 'c4nary'],
    ['account id', 'arn:aws:iam::123456789012:role/a', '123456789012'],
    ['account id within a word', 'acct_123456789012_eu', '123456789012'],
    ['escaped secret', encodeURIComponent(secretKey), secretKey.slice(0, 10)],
  ])('%s', (_what, text, secret) => {
    expect(redact(text)).not.toContain(secret);
  });
});

describe('a log line keeps', () => {
  it.each([
    'Windsock 0.1.0 is ready on Electron 45.4.1',
    `GetEnvironment failed: ThrottlingException ERR_TIMED_OUT (${host})`,
    'at start (file:///app/out/main/index.js:12:5)',
    'settings.json.bad-1768435200000',
    'profile my-team in eu-west-1: environment analytics-prod_2',
    'https://docs.aws.amazon.com/mwaa/latest/API/',
    'cookies: 3 of 5 kept, no token asked for (a/b, c/d)',
    'node_modules/@aws-sdk/client-mwaa',
    'MFA was cancelled after 12345 ms; exit code 137, code=ERR_TIMED_OUT, code=500',
    'request 123456 of the MFA device arn:aws:iam::aws:mfa/phone',
    'UTF-8, READ-ONLY-MODE, PROD-EU, AWS4-HMAC',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('the host and the path of a URL', () => {
    expect(redact(`https://${host}/home?a=b`)).toBe(`https://${host}/home[cut]`);
  });
});

const chars = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((all) => all.join(''));
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const url64 = `${upper}${upper.toLowerCase()}0123456789_-`;

const secrets: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ['access key id', chars(`${upper}234567`, 16).map((rest) => `AKIA${rest}`)],
  ['secret key', chars(`${upper}${upper.toLowerCase()}0123456789+/`, 40)],
  ['session token', chars(`${upper}${upper.toLowerCase()}0123456789+/`, 100, 300).map((all) => `${all}==`)],
  [
    'JSON web token',
    fc
      .tuple(chars(url64, 10, 60), chars(url64, 10, 60), chars(url64, 20, 60))
      .map(([head, body, sign]) => `eyJ${head}.eyJ${body}.${sign}`),
  ],
  ['account id', chars('123456789', 12)],
];

describe('in whatever text, none survives:', () => {
  const around = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      'token=',
      '"secretAccessKey":"',
      'https://h/#',
      'https://u:',
      'eyJ',
      'AKIA',
      ' ',
      '=',
      '/',
      '%2F',
      '\n',
    ),
  );

  it.each(secrets)('%s', (what, secret) => {
    fc.assert(
      fc.property(around, secret, around, (before, planted, after) => {
        // Beside other digits, twelve of them are no account id any more.
        const isGlued = /\d$/.test(before) || /^\d/.test(after);
        if (what === 'account id' && isGlued) return;
        expect(redact(`${before}${planted}${after}`)).not.toContain(planted);
      }),
      { numRuns: 1_000 },
    );
  });

  it('a one-time code, whatever it is called', () => {
    const called = fc.constantFrom(
      'MFA',
      'MFA code',
      'mfa_code',
      'otp',
      'One-time pass code',
      'passcode',
      'code',
    );
    const between = fc.constantFrom(' ', ': ', '=', '="', ' is ', ' (', " '");
    const after = fc.constantFrom('', ' ', '.', '"', ')', '\n', ' refused');
    fc.assert(
      fc.property(called, between, chars('0123456789', 6), after, (name, is, code, end) => {
        expect(redact(`${name}${is}${code}${end}`)).not.toContain(code);
      }),
    );
  });

  it('a code that signs a device in', () => {
    const edge = fc.constantFrom('', ' ', '"', "'", '(', ')', ':', '=', '.', ',', '\n');
    fc.assert(
      fc.property(edge, chars(upper, 4), chars(upper, 4), edge, (before, first, second, after) => {
        expect(redact(`${before}${first}-${second}${after}`)).not.toContain(`${first}-${second}`);
      }),
    );
  });

  it('and a long line takes no long time', () => {
    const startedAtMs = performance.now();
    const units = [
      'a',
      'eyJ',
      'a.',
      '/',
      '://',
      'AKIA',
      '1',
      'token=',
      '/#',
      "/#'",
      'cookie',
      'cookie:[',
      'basic ',
      'code=',
      'mfa ',
      'ABCD-',
    ];
    for (const unit of units) redact(unit.repeat(20_000));
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  });
});
