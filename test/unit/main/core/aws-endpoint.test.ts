import { describe, expect, test } from 'vitest';
import { type AwsService, awsEndpoint } from '../../../../src/main/core/aws-endpoint.ts';
import { profileSetOf } from './parse-files.ts';

interface Given {
  readonly config?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly service?: AwsService;
  readonly region?: string;
}

function ask({ config = '[profile p]', environment = {}, service = 'mwaa', region = 'eu-west-1' }: Given) {
  const definition = profileSetOf(config).definition('p');
  if (definition === null) throw new Error('no profile p');
  return awsEndpoint({ service, region, definition, environment });
}

const fips = 'use_fips_endpoint = true';
const own = '[profile p]\nendpoint_url = https://own.example';
const services = `${own}\nservices = v\n[services v]\nmwaa =\n  endpoint_url = https://services.example`;
const both = { AWS_ENDPOINT_URL_MWAA: 'https://mwaa.example', AWS_ENDPOINT_URL: 'https://all.example' };

const chosen: readonly (readonly [string, Given, string])[] = [
  ['the regional one', {}, 'https://airflow.eu-west-1.amazonaws.com'],
  ['the one of China', { region: 'cn-north-1' }, 'https://airflow.cn-north-1.amazonaws.com.cn'],
  ['the one of STS', { service: 'sts' }, 'https://sts.eu-west-1.amazonaws.com'],
  ['STS of China', { service: 'sts', region: 'cn-north-1' }, 'https://sts.cn-north-1.amazonaws.com.cn'],
  ['the one host of IAM', { service: 'iam', region: 'ap-southeast-2' }, 'https://iam.amazonaws.com'],
  ['IAM of China', { service: 'iam', region: 'cn-northwest-1' }, 'https://iam.cn-north-1.amazonaws.com.cn'],
  ['IAM of GovCloud', { service: 'iam', region: 'us-gov-east-1' }, 'https://iam.us-gov.amazonaws.com'],
  [
    'IAM of the European Sovereign Cloud',
    { service: 'iam', region: 'eusc-de-east-1' },
    'https://iam.eusc-de-east-1.amazonaws.eu',
  ],
  ['IAM by FIPS', { service: 'iam', config: `[profile p]\n${fips}` }, 'https://iam-fips.amazonaws.com'],
  [
    'IAM of GovCloud, which is FIPS as it is',
    { service: 'iam', region: 'us-gov-west-1', config: `[profile p]\n${fips}` },
    'https://iam.us-gov.amazonaws.com',
  ],
  [
    'IAM over IPv6',
    { service: 'iam', config: '[profile p]\nuse_dualstack_endpoint = true' },
    'https://iam.global.api.aws',
  ],
  [
    'IAM of China over IPv6',
    { service: 'iam', region: 'cn-north-1', config: '[profile p]\nuse_dualstack_endpoint = true' },
    'https://iam.global.api.amazonwebservices.com.cn',
  ],
  [
    'IAM over IPv6 by FIPS',
    { service: 'iam', config: `[profile p]\n${fips}\nuse_dualstack_endpoint = true` },
    'https://iam-fips.global.api.aws',
  ],
  [
    'the variable of IAM',
    { service: 'iam', environment: { AWS_ENDPOINT_URL_IAM: 'https://iam.example' } },
    'https://iam.example',
  ],
  ['the portal of Identity Center', { service: 'sso' }, 'https://portal.sso.eu-west-1.amazonaws.com'],
  ['its OIDC service', { service: 'sso_oidc' }, 'https://oidc.eu-west-1.amazonaws.com'],
  [
    'its OIDC service in China',
    { service: 'sso_oidc', region: 'cn-north-1' },
    'https://oidc.cn-north-1.amazonaws.com.cn',
  ],
  [
    'the portal in the European Sovereign Cloud',
    { service: 'sso', region: 'eusc-de-east-1' },
    'https://portal.sso.eusc-de-east-1.amazonaws.eu',
  ],
  [
    'the variable of the portal',
    { service: 'sso', environment: { AWS_ENDPOINT_URL_SSO: 'https://sso.example' } },
    'https://sso.example',
  ],
  [
    'the variable of the OIDC service',
    { service: 'sso_oidc', environment: { AWS_ENDPOINT_URL_SSO_OIDC: 'https://oidc.example' } },
    'https://oidc.example',
  ],
  ['AWS Sign-In', { service: 'signin' }, 'https://eu-west-1.signin.aws.amazon.com'],
  [
    'AWS Sign-In of China',
    { service: 'signin', region: 'cn-north-1' },
    'https://cn-north-1.signin.amazonaws.cn',
  ],
  [
    'AWS Sign-In of GovCloud',
    { service: 'signin', region: 'us-gov-west-1' },
    'https://us-gov-west-1.signin.amazonaws-us-gov.com',
  ],
  [
    'AWS Sign-In of GovCloud by FIPS',
    { service: 'signin', region: 'us-gov-west-1', config: `[profile p]\n${fips}` },
    'https://us-gov-west-1.signin-fips.amazonaws-us-gov.com',
  ],
  ['FIPS of the profile', { config: `[profile p]\n${fips}` }, 'https://airflow-fips.eu-west-1.amazonaws.com'],
  [
    'FIPS of the variables',
    { environment: { AWS_USE_FIPS_ENDPOINT: 'TRUE' } },
    'https://airflow-fips.eu-west-1.amazonaws.com',
  ],
  [
    'no FIPS where the variables say so',
    { environment: { AWS_USE_FIPS_ENDPOINT: 'false' }, config: `[profile p]\n${fips}` },
    'https://airflow.eu-west-1.amazonaws.com',
  ],
  [
    'no FIPS of [default]',
    { config: `[default]\n${fips}\n[profile p]` },
    'https://airflow.eu-west-1.amazonaws.com',
  ],
  [
    'STS by FIPS',
    { service: 'sts', config: `[profile p]\n${fips}` },
    'https://sts-fips.eu-west-1.amazonaws.com',
  ],
  [
    'STS of GovCloud, which is FIPS always',
    { service: 'sts', region: 'us-gov-west-1', config: `[profile p]\n${fips}` },
    'https://sts.us-gov-west-1.amazonaws.com',
  ],
  [
    'the regional STS, whatever the profile says',
    { service: 'sts', config: '[profile p]\nsts_regional_endpoints = legacy', region: 'us-east-1' },
    'https://sts.us-east-1.amazonaws.com',
  ],
  [
    'dual stack',
    { config: '[profile p]\nuse_dualstack_endpoint = true' },
    'https://airflow.eu-west-1.api.aws',
  ],
  [
    'dual stack of China',
    { config: '[profile p]\nuse_dualstack_endpoint = true', region: 'cn-north-1' },
    'https://airflow.cn-north-1.api.amazonwebservices.com.cn',
  ],
  ['an endpoint of the profile before FIPS', { config: `${own}\n${fips}` }, 'https://own.example'],
  ['the variable of the service', { environment: both, config: services }, 'https://mwaa.example'],
  ['the variable of all', { environment: both, service: 'sts', config: services }, 'https://all.example'],
  ['the services section', { config: services }, 'https://services.example'],
  ['no other service of the section', { config: services, service: 'sts' }, 'https://own.example'],
  ['the endpoint of the profile', { config: own }, 'https://own.example'],
  [
    'never that of [default]',
    { config: '[default]\nendpoint_url = http://evil.example\n[profile p]' },
    'https://airflow.eu-west-1.amazonaws.com',
  ],
  [
    'never a services section not named',
    { config: '[profile p]\n[services p]\nmwaa =\n  endpoint_url = http://evil.example' },
    'https://airflow.eu-west-1.amazonaws.com',
  ],
  [
    'the regional one where all are ignored',
    { config: services, environment: { ...both, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' } },
    'https://airflow.eu-west-1.amazonaws.com',
  ],
  [
    'the regional one where the profile ignores all',
    { config: `${own}\nignore_configured_endpoint_urls = true`, environment: both },
    'https://airflow.eu-west-1.amazonaws.com',
  ],
  [
    'the variable against the profile',
    {
      config: `${own}\nignore_configured_endpoint_urls = true`,
      environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
    },
    'https://own.example',
  ],
  [
    'the next where a variable is blank',
    { config: own, environment: { AWS_ENDPOINT_URL_MWAA: ' ' } },
    'https://own.example',
  ],
  [
    'http on this computer',
    { environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:4599' } },
    'http://127.0.0.1:4599',
  ],
  [
    'http on localhost',
    { environment: { AWS_ENDPOINT_URL: 'http://LOCALHOST:4599/' } },
    'http://LOCALHOST:4599/',
  ],
  ['http on the loopback of IPv6', { environment: { AWS_ENDPOINT_URL: 'http://[::1]:1' } }, 'http://[::1]:1'],
  [
    'another loopback address',
    { environment: { AWS_ENDPOINT_URL: 'http://127.8.9.10' } },
    'http://127.8.9.10',
  ],
  [
    'https with a path',
    { environment: { AWS_ENDPOINT_URL: 'https://proxy.example:8443/aws/v1' } },
    'https://proxy.example:8443/aws/v1',
  ],
];

const refused: readonly string[] = [
  'http://evil.example',
  'http://10.0.0.1',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'http://evil.example/127.0.0.1',
  'http://127.0.0.1@evil.example',
  'http://user:pass@127.0.0.1',
  'https://user:pass@own.example',
  'https://own.example?x=1',
  'https://own.example#x',
  'https://own.example\\@evil.example',
  'http://127.0.0.1\\@evil.example',
  'http://127.1',
  'http://2130706433',
  'http://0x7f.0.0.1',
  'http://0177.0.0.1',
  'http://0.0.0.0',
  'http://[::]',
  'http://[::ffff:10.0.0.1]',
  'ftp://127.0.0.1',
  'javascript:alert(1)',
  '127.0.0.1:4599',
  '//own.example',
  'https://',
  'https://own .example',
];

describe('the endpoint of a profile is', () => {
  test.each(chosen)('%s', (_name, given, url) => {
    expect(ask(given)).toMatchObject({ ok: true, value: { url } });
  });

  test('marked where it is overridden, since host prefixes are then wrong', () => {
    expect(ask({})).toMatchObject({ value: { overridden: false, host: 'airflow.eu-west-1.amazonaws.com' } });
    expect(ask({ config: own })).toMatchObject({ value: { overridden: true, host: 'own.example' } });
  });

  test.each(refused)('refused when it is %s', (url) => {
    expect(ask({ environment: { AWS_ENDPOINT_URL: url } })).toMatchObject({
      ok: false,
      failure: { kind: 'endpoint-not-allowed', profile: 'p' },
    });
  });

  test('named without its secrets when it is refused', () => {
    const refusal = ask({
      environment: { AWS_ENDPOINT_URL: 'http://me:hunter2@evil.example/x?token=hunter3#hunter4' },
    });
    expect(JSON.stringify(refusal)).not.toMatch(/hunter/);
  });

  test.each(['', 'evil.example/#', 'us-east-1.evil.example', 'eu-west-1\n', '../x'])(
    'not made for region %j',
    (region) => {
      expect(ask({ region })).toMatchObject({ ok: false, failure: { kind: 'region-name-invalid' } });
    },
  );
});
