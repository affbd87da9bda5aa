/** Decides to which endpoint a profile's AWS calls go. */

import { isRegionName } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import type { ProfileDefinition } from './profiles.ts';

/** The services that are called, by their names in `AWS_ENDPOINT_URL_{NAME}` and in `[services]` sections. */
export type AwsService = 'mwaa' | 'sts' | 'iam' | 'sso' | 'sso_oidc' | 'signin';

/** An endpoint; an overridden one takes no host prefix such as `env.`. */
export interface AwsEndpoint {
  readonly url: string;
  /** Host name without port. */
  readonly host: string;
  readonly overridden: boolean;
}

/** What decides about an endpoint. */
export interface EndpointQuestion {
  readonly service: AwsService;
  readonly region: string;
  /** The chosen profile; what belongs to none, such as a sign-in, gives one without values. */
  readonly definition: Pick<ProfileDefinition, 'name' | 'value' | 'serviceValue'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const hostNames: Readonly<Record<AwsService, string>> = {
  mwaa: 'airflow',
  sts: 'sts',
  iam: 'iam',
  sso: 'portal.sso',
  sso_oidc: 'oidc',
  signin: 'signin',
};

/**
 * SECURITY: only the environment variables and the chosen profile count, never `[default]`; the SDK by itself would read
 * that one and send the chosen profile's session token there.
 *
 * @returns the endpoint; failure `endpoint-not-allowed` | `region-name-invalid`
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function awsEndpoint(question: EndpointQuestion): Result<AwsEndpoint> {
  const { region, definition } = question;
  // SECURITY: the region becomes part of a host name.
  if (!isRegionName(region)) return fail({ kind: 'region-name-invalid', region });
  const configured = configuredEndpoint(question);
  if (configured !== undefined) {
    const host = allowedHost(configured);
    if (host === null) {
      return fail({
        kind: 'endpoint-not-allowed',
        profile: definition.name,
        endpoint: withoutSecrets(configured),
      });
    }
    return ok({ url: configured, host, overridden: true });
  }
  const host = defaultHost(question);
  return ok({ url: `https://${host}`, host, overridden: false });
}

/**
 * The hosts of the services' own endpoint rules. STS is always the regional one, whatever `sts_regional_endpoints` says:
 * the global one gives tokens that regions which are opted in to do not take.
 */
function defaultHost({ service, region, definition, environment }: EndpointQuestion): string {
  const isOn = (variable: string, property: string) =>
    (environment[variable] || definition.value(property))?.trim().toLowerCase() === 'true';
  const fips = isOn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint');
  const dualStack = isOn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint');
  const isGovCloud = region.startsWith('us-gov-');
  if (service === 'iam') return iamHost(region, { fips, dualStack });
  if (service === 'signin' && !dualStack && (isGovCloud || !fips))
    return `${region}.signin${fips ? '-fips' : ''}.${signInDomain(region)}`;
  // All of STS is FIPS there, under its plain name.
  const suffix = fips && !(service === 'sts' && isGovCloud) ? '-fips' : '';
  return `${hostNames[service]}${suffix}.${region}.${dualStack ? dualStackSuffix(region) : dnsSuffix(region)}`;
}

/** IAM has one host for a whole partition. */
function iamHost(
  region: string,
  { fips, dualStack }: { readonly fips: boolean; readonly dualStack: boolean },
): string {
  if (region.startsWith('us-gov-')) return `iam.us-gov.${dualStack ? 'api.aws' : 'amazonaws.com'}`;
  const isFirst = iamRegion(region) === 'us-east-1';
  if (dualStack)
    return `${fips ? 'iam-fips' : 'iam'}${fips && !isFirst ? '' : '.global'}.${dualStackSuffix(region)}`;
  if (fips) return `iam-fips.${dnsSuffix(region)}`;
  return isFirst ? 'iam.amazonaws.com' : `iam.${iamRegion(region)}.${dnsSuffix(region)}`;
}

/** @returns the region for which calls of IAM are signed, in the partition of that region */
export function iamRegion(region: string): string {
  if (region.startsWith('cn-')) return 'cn-north-1';
  if (region.startsWith('us-gov-')) return 'us-gov-west-1';
  return region.startsWith('eusc-') ? 'eusc-de-east-1' : 'us-east-1';
}

/** @returns the host on which AWS Sign-In shows its pages in that region */
export function signInHost(region: string): string {
  return `${region}.signin.${signInDomain(region)}`;
}

function signInDomain(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'amazonaws-us-gov.com';
  return region.startsWith('eusc-') ? 'amazonaws-eusc.eu' : 'aws.amazon.com';
}

function dualStackSuffix(region: string): string {
  if (region.startsWith('cn-')) return 'api.amazonwebservices.com.cn';
  return region.startsWith('eusc-') ? 'api.amazonwebservices.eu' : 'api.aws';
}

/** @returns the domain of the partition that the region is in */
export function dnsSuffix(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn';
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com';
}

function configuredEndpoint({ service, definition, environment }: EndpointQuestion): string | undefined {
  const ignored =
    environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? definition.value('ignore_configured_endpoint_urls');
  if (ignored?.trim().toLowerCase() === 'true') return undefined;
  const candidates = [
    environment[`AWS_ENDPOINT_URL_${service.toUpperCase()}`],
    environment.AWS_ENDPOINT_URL,
    definition.serviceValue(service, 'endpoint_url'),
    definition.value('endpoint_url'),
  ];
  return candidates.map((text) => text?.trim()).find((text) => text !== undefined && text !== '');
}

// Parsed by hand: core has no URL class, and a form this narrow leaves two parsers nothing to disagree about.
const endpointForm =
  /^(https?):\/\/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:]{2,39}\])(?::[0-9]{1,5})?(?:\/[a-z0-9/._~-]*)?$/i;
const loopbackHost = /^(?:localhost|127(?:\.(?:0|[1-9][0-9]{0,2})){3}|\[::1\])$/;

/** SECURITY: https, or plain http to this very computer; no user info, query or fragment. */
function allowedHost(url: string): string | null {
  const [, scheme = '', host = ''] = endpointForm.exec(url) ?? [];
  if (host === '') return null;
  const name = host.toLowerCase();
  return scheme.toLowerCase() === 'https' || loopbackHost.test(name) ? name : null;
}

function withoutSecrets(url: string): string {
  return url
    .replace(/[?#].*$/s, '')
    .replace(/\/\/[^/]*@/, '//')
    .slice(0, 120);
}
