import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { airflowHostFrom, isAirflowHost, regionOfHost } from '../../../src/shared/airflow-host.ts';

const id = '387f0bcd-8d14-4f9f-80dd-834a1dbf2c11';

const trusted: readonly string[] = [
  `${id}.c10.us-west-2.airflow.amazonaws.com`,
  `${id}-vpce.c10.us-west-2.airflow.amazonaws.com`,
  `${id}.c3.airflow.eu-west-1.on.aws`,
  `${id}-vpce.c68.airflow.us-east-1.on.aws`,
  `${id}.c2.us-gov-west-1.airflow.amazonaws.com`,
  `${id}.c2.ap-southeast-7.airflow.amazonaws.com`,
  `${id}.c2.cn-north-1.airflow.amazonaws.com.cn`,
  `${id}-vpce.c2.cn-northwest-1.airflow.amazonaws.com.cn`,
  `${id}.c2.airflow.cn-north-1.on.amazonwebservices.com.cn`,
];

const spoofed: readonly string[] = [
  '',
  'airflow.amazonaws.com',
  'us-east-1.airflow.amazonaws.com',
  `${id}.airflow.amazonaws.com`,
  'x.airflow.amazonaws.com.evil.com',
  `${id}.c1.us-east-1.airflow.amazonaws.com.evil.com`,
  `${id}.c1.us-east-1.airflow.amazonaws.com.`,
  `${id}.c1.us-east-1.airflow.amazonaws.com:443`,
  `${id}.c1.us-east-1.airflow.amazonaws.com:8443`,
  `${id}.c1.us-east-1.airflow.amazonaws.com/`,
  `${id}.c1.us-east-1.airflow.amazonaws.com#`,
  `${id}.c1.us-east-1.airflow.amazonaws.com?x`,
  `${id}.c1.us-east-1.airflow.amazonaws.com\n`,
  ` ${id}.c1.us-east-1.airflow.amazonaws.com`,
  `evil.com/${id}.c1.us-east-1.airflow.amazonaws.com`,
  `evil.com#.c1.us-east-1.airflow.amazonaws.com`,
  `evil.com\\.c1.us-east-1.airflow.amazonaws.com`,
  `evil.com\0.c1.us-east-1.airflow.amazonaws.com`,
  `user@${id}.c1.us-east-1.airflow.amazonaws.com`,
  `${id}.c1.us-east-1.airflow.amazonaws.com@evil.com`,
  `https://${id}.c1.us-east-1.airflow.amazonaws.com`,
  `${id}.c1.us-east-1.airflow-amazonaws.com`,
  `${id}.c1.us-east-1.airflow.amazonaws.co`,
  `${id}.c1.us-east-1.airflow.amazonaws.com.cn.evil.cn`,
  `${id}.c1.us-east-1.airflowXamazonaws.com`,
  `${id}.c1.us-east-1.notairflow.amazonaws.com`,
  `${id}.c1..us-east-1.airflow.amazonaws.com`,
  `-x.c1.us-east-1.airflow.amazonaws.com`,
  `a.b.c.us-east-1.airflow.amazonaws.com`,
  `${id}.c1.evil.airflow.amazonaws.com`,
  'evil.on.aws',
  'x.lambda-url.us-east-1.on.aws',
  'airflow.us-east-1.on.aws',
  'a.b.airflow.evil-1.on.aws',
  'a.airflow.b.us-east-1.on.aws',
  'a.b.airflow.us-east-1.on.aws.evil.com',
  'a.b.airflow.us-east-1.lambda-url.us-east-1.on.aws',
  'a.b.xairflow.us-east-1.on.aws',
  'a.b.airflow.us-east-1.on.aws.',
  'a.b.airflow.us-east-1.0n.aws',
  'a.b.airflow.us-east-1.on.aws.cn',
  `\u212A.c1.us-east-1.airflow.amazonaws.com`,
  `${id}.c1.us-east-1.airflow\u3002amazonaws\u3002com`,
  `${'a'.repeat(64)}.c1.us-east-1.airflow.amazonaws.com`,
  '127.0.0.1',
  'localhost',
  '[::1]',
  `s3.us-east-1.amazonaws.com`,
];

describe('the login token', () => {
  test.each(trusted)('may go to %s', (host) => {
    expect(isAirflowHost(host)).toBe(true);
    expect(airflowHostFrom(host.toUpperCase())).toBe(host);
  });

  test.each(spoofed)('may not go to %j', (host) => {
    expect(airflowHostFrom(host)).toBeNull();
  });

  test('goes to no host but one below a domain of AWS, whatever is put around or into it', () => {
    const label = fc.stringMatching(/^[a-zA-Z0-9.@:#/?\\ -]{0,12}$/);
    fc.assert(
      fc.property(fc.constantFrom(...trusted), label, label, fc.nat(80), (host, before, after, at) => {
        const text = before + host.slice(0, at) + after + host.slice(at);
        const accepted = airflowHostFrom(text);
        if (accepted === null) return;
        const { hostname, port, username, pathname } = new URL(`https://${accepted}`);
        expect({ hostname, port, username, pathname }).toEqual({
          hostname: accepted,
          port: '',
          username: '',
          pathname: '/',
        });
        expect(accepted).toMatch(
          /\.(airflow\.amazonaws\.com(\.cn)?|airflow\.[a-z0-9-]+\.on\.(aws|amazonwebservices\.com\.cn))$/,
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test('is refused at once to a very long name', () => {
    expect(isAirflowHost(`${'a-'.repeat(500_000)}.airflow.amazonaws.com`)).toBe(false);
  });
});

test.each([
  [`${id}.c10.us-west-2.airflow.amazonaws.com`, 'us-west-2'],
  [`${id.toUpperCase()}-VPCE.C10.EU-WEST-1.airflow.amazonaws.com`, 'eu-west-1'],
  [`${id}.c3.airflow.ap-southeast-7.on.aws`, 'ap-southeast-7'],
  [`${id}.c2.us-gov-west-1.airflow.amazonaws.com`, 'us-gov-west-1'],
  [`${id}.c2.cn-north-1.airflow.amazonaws.com.cn`, 'cn-north-1'],
  ['airflow.example.org', null],
  ['', null],
])('the region of %s is %s', (host, region) => {
  expect(regionOfHost(host)).toBe(region);
});
