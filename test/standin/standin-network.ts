// Where the stand-in is found: switches for Chromium, variables for the SDK and the CLI, names in the certificate.
import type { World } from './world.ts';

/** Hosts that are served on the TLS port, as Chromium's resolver rules write them. */
const HOST_PATTERNS = [
  '*.airflow.amazonaws.com',
  '*.airflow.amazonaws.com.cn',
  '*.on.aws',
  // Where people sign in.
  '*.awsapps.com',
  '*.app.aws',
  'oidc.*.amazonaws.com',
  '*.signin.aws.amazon.com',
];

/** Switches with which Chromium finds the hosts of the TLS port and trusts their certificate. */
export function toChromiumSwitches(
  { environments }: World,
  port: number,
  spkiHash: string,
): readonly string[] {
  const customHosts = environments.flatMap((each) => each.customHosts ?? []);
  const rules = [...HOST_PATTERNS, ...customHosts]
    .map((pattern) => `MAP ${pattern} 127.0.0.1:${port}`)
    .join(',');
  return [`--host-resolver-rules=${rules}`, `--ignore-certificate-errors-spki-list=${spkiHash}`];
}

/** Variables with which the SDK and the CLI find the AWS side, and never ask for instance metadata. */
export function toEnvironmentVariables(awsUrl: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL_MWAA: awsUrl,
    AWS_ENDPOINT_URL_STS: awsUrl,
    AWS_ENDPOINT_URL_IAM: awsUrl,
    AWS_ENDPOINT_URL_SSO: awsUrl,
    AWS_ENDPOINT_URL_SSO_OIDC: awsUrl,
    AWS_ENDPOINT_URL_SIGNIN: awsUrl,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: awsUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Every host of a world that the certificate is for, or a sibling of it. */
export function hostsOf({ environments, identityCenters = [], profiles }: World): readonly string[] {
  const regions = new Set([
    ...environments.map(({ region }) => region),
    ...profiles.flatMap(({ region }) => region ?? []),
    ...identityCenters.map(({ region }) => region),
  ]);
  return [
    ...environments.flatMap(({ host, customHosts = [] }) => [host, ...customHosts]),
    // A wildcard stands for one label, so `env.airflow` covers `api.airflow` and `sts` covers `oidc`.
    ...[...regions].flatMap((region) => [
      `env.airflow.${region}.amazonaws.com`,
      `sts.${region}.amazonaws.com`,
      `portal.sso.${region}.amazonaws.com`,
    ]),
    'iam.amazonaws.com',
    ...identityCenters.map(({ startUrl }) => new URL(startUrl).host),
    'us-east-1.signin.aws.amazon.com',
  ];
}
