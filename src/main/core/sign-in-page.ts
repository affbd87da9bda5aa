/** Tells AWS's own sign-in pages from every other, and makes a start URL of what a person types. */

import { cleanMessage } from './clean-message.ts';
import { parseUrl } from './parse-url.ts';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const region = '[a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]{1,2}';

/** The host forms of access portals, by the partitions that have them. */
const portalForms: readonly RegExp[] = [
  // `d-1234567890` or an alias; GovCloud has `start.us-gov-home` and `start.{region}.us-gov-home` before it.
  // https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-sso.html
  form(`${label}(?:\\.${label}){0,2}\\.awsapps\\.com`),
  // China: `start.home`, `start.{region}.home`. https://docs.amazonaws.cn/en_us/aws/latest/userguide/iam-identity-center.html
  form(`${label}(?:\\.${label}){0,2}\\.awsapps\\.cn`),
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/multi-region-workforce-access.html
  form(`${label}\\.${region}\\.portal\\.amazonaws\\.(?:com|com\\.cn|eu)`),
  // The dual-stack portal, as the AWS CLI knows it (its list of hosts of AWS's own for sso_start_url).
  // SECURITY: `app.aws` is shared with things that customers fill, such as SageMaker's notebooks, so `portal` has to stand there.
  form(`${label}\\.portal\\.${region}\\.app\\.(?:aws|amazonwebservices\\.com\\.cn)`),
  form(`${label}\\.portal\\.${region}\\.api\\.amazonwebservices\\.eu`),
];

/** Hosts on which a sign-in can begin, beside the portals themselves. */
const signInForms: readonly RegExp[] = [
  // The endpoint of the OIDC service, which answers `/authorize`.
  form(`oidc\\.${region}\\.amazonaws\\.(?:com|com\\.cn|eu)`),
  // What StartDeviceAuthorization answers as `verificationUri`.
  form(`device\\.sso\\.${region}\\.amazonaws\\.(?:com|com\\.cn|eu)`),
  // AWS Sign-In: its endpoints in the AWS SDK's rules, for the partitions aws, aws-cn, aws-us-gov and aws-eusc.
  form(
    `${region}\\.signin\\.(?:aws\\.amazon\\.com|amazonaws\\.cn|amazonaws-us-gov\\.com|amazonaws-eusc\\.eu)`,
  ),
];

/** Hosts of issuer URLs, a form of start URL that the AWS CLI takes as well; nobody signs in there. */
const issuerForm = form('identitycenter\\.(?:us-gov\\.)?amazonaws\\.(?:com|com\\.cn|eu)');

/** SECURITY: matched as a whole, from the first character to the last. */
function form(source: string): RegExp {
  return new RegExp(`^${source}$`);
}

/** What is thought of a page. `href` is the page as it is to be opened; `host` is fit to be shown. */
export type SignInPageVerdict =
  | { readonly trusted: true; readonly href: string }
  | { readonly trusted: false; readonly host: string };

/**
 * SECURITY: https on its own port, no user info, and a host of AWS's own.
 *
 * @returns whether the page may be opened for a sign-in
 */
export function signInPageVerdict(text: string): SignInPageVerdict {
  const url = text.length <= 4_000 ? parseUrl(text) : null;
  if (url === null) return { trusted: false, host: 'A page without an address' };
  const known = [...portalForms, ...signInForms].some((each) => each.test(url.hostname));
  if (!known || !isPlainHttps(url)) return { trusted: false, host: shownHost(url) };
  return { trusted: true, href: url.href };
}

function isPlainHttps({ protocol, port, username, password }: URL): boolean {
  return protocol === 'https:' && port === '' && username === '' && password === '';
}

function shownHost({ protocol, host }: URL): string {
  if (host === '') return `A ${cleanMessage(protocol).slice(0, 20)} page`;
  return cleanMessage(protocol === 'https:' ? host : `${protocol}//${host}`).slice(0, 120);
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
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  return url === null ? null : startUrlOf(url);
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
  if (!portalForms.some((each) => each.test(hostname))) return null;
  if (!/\.awsapps\.(com|cn)$/.test(hostname)) return path === '' ? `https://${hostname}` : null;
  if (path === '') return isPlainAlias(hostname) ? `https://${hostname}/start` : null;
  return /^\/(start|directory\/[\w.-]{1,100})$/.test(path) ? `https://${hostname}${path}` : null;
}

/** Portals of GovCloud and China are named by the path, not by the host. */
function isPlainAlias(hostname: string): boolean {
  return /^[^.]+\.awsapps\.com$/.test(hostname);
}
