/** Tells AWS's own sign-in pages from every other. */

import { isPortalHost, regionLabel } from '../../shared/start-url.ts';
import { cleanMessage } from './clean-message.ts';
import { parseUrl } from './parse-url.ts';

/** Hosts on which a sign-in can begin, beside the portals themselves. */
const signInForms: readonly RegExp[] = [
  // The endpoint of the OIDC service, which answers `/authorize`.
  form(`oidc\\.${regionLabel}\\.amazonaws\\.(?:com|com\\.cn|eu)`),
  // What StartDeviceAuthorization answers as `verificationUri`.
  form(`device\\.sso\\.${regionLabel}\\.amazonaws\\.(?:com|com\\.cn|eu)`),
  // AWS Sign-In: its endpoints in the AWS SDK's rules, for the partitions aws, aws-cn, aws-us-gov and aws-eusc.
  form(
    `${regionLabel}\\.signin\\.(?:aws\\.amazon\\.com|amazonaws\\.cn|amazonaws-us-gov\\.com|amazonaws-eusc\\.eu)`,
  ),
];

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
  const known = isPortalHost(url.hostname) || signInForms.some((each) => each.test(url.hostname));
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
