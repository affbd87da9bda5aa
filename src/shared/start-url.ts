/** Start URLs: the access portals of AWS's own, and what people type for one. */

/** One label of a host name. */
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** A region, as part of a host name. */
export const regionLabel = '[a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]{1,2}';

/** The host forms of access portals, by the partitions that have them. */
const portalForms: readonly RegExp[] = [
  // `d-1234567890` or an alias; GovCloud has `start.us-gov-home` and `start.{region}.us-gov-home` before it.
  // https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-sso.html
  form(`${label}(?:\\.${label}){0,2}\\.awsapps\\.com`),
  // China: `start.home`, `start.{region}.home`. https://docs.amazonaws.cn/en_us/aws/latest/userguide/iam-identity-center.html
  form(`${label}(?:\\.${label}){0,2}\\.awsapps\\.cn`),
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/multi-region-workforce-access.html
  form(`${label}\\.${regionLabel}\\.portal\\.amazonaws\\.(?:com|com\\.cn|eu)`),
  // The dual-stack portal, as the AWS CLI knows it (its list of hosts of AWS's own for sso_start_url).
  // SECURITY: `app.aws` is shared with things that customers fill, such as SageMaker's notebooks, so `portal` has to stand there.
  form(`${label}\\.portal\\.${regionLabel}\\.app\\.(?:aws|amazonwebservices\\.com\\.cn)`),
  form(`${label}\\.portal\\.${regionLabel}\\.api\\.amazonwebservices\\.eu`),
];

/** SECURITY: matched as a whole, from the first character to the last. */
function form(source: string): RegExp {
  return new RegExp(`^${source}$`);
}

/** Hosts of issuer URLs, a form of start URL that the AWS CLI takes as well; nobody signs in there. */
const issuerForm = form('identitycenter\\.(?:us-gov\\.)?amazonaws\\.(?:com|com\\.cn|eu)');

/** @returns whether a host is an access portal of AWS's own */
export function isPortalHost(hostname: string): boolean {
  return portalForms.some((form) => form.test(hostname));
}

/**
 * Takes what people have at hand: the address of the portal with or without scheme and `#/`, the host alone, the id of the
 * directory or of the instance.
 *
 * @returns the start URL, which is the same for all spellings of one portal; null when it is none of AWS's
 */
export function startUrlFrom(text: string): string | null {
  const typed = text.trim();
  if (typed.length > 300 || /[\s\\]/.test(typed)) return null;
  if (/^d-[0-9a-f]{10}$/i.test(typed)) return `https://${typed.toLowerCase()}.awsapps.com/start`;
  if (/^ssoins-[0-9a-z]{16}$/i.test(typed))
    return `https://identitycenter.amazonaws.com/${typed.toLowerCase()}`;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  return URL.canParse(address) ? startUrlOf(new URL(address)) : null;
}

function startUrlOf(url: URL): string | null {
  const { protocol, hostname, port, username, password } = url;
  // What was typed as http was meant as https: there is no portal without.
  if (!['https:', 'http:'].includes(protocol) || port !== '' || username !== '' || password !== '')
    return null;
  // Portals serve `/start` alone; the path of a directory is kept as it was typed.
  const path = url.pathname.replace(/\/+$/, '').replace(/^\/start$/i, '/start');
  if (issuerForm.test(hostname))
    return /^\/ssoins-[0-9a-z]+$/.test(path) ? `https://${hostname}${path}` : null;
  if (!isPortalHost(hostname)) return null;
  if (!/\.awsapps\.(com|cn)$/.test(hostname)) return path === '' ? `https://${hostname}` : null;
  if (path === '') return isPlainAlias(hostname) ? `https://${hostname}/start` : null;
  return /^\/(start|directory\/[\w.-]{1,100})$/.test(path) ? `https://${hostname}${path}` : null;
}

/** Portals of GovCloud and China are named by the path, not by the host. */
function isPlainAlias(hostname: string): boolean {
  return /^[^.]+\.awsapps\.com$/.test(hostname);
}
