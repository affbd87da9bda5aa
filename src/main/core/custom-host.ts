/** Hosts that are none of AWS's own: which can be a web server's at all, and whether a login may go there. */

import { airflowHostFrom } from '../../shared/airflow-host.ts';
import { parseUrl } from './parse-url.ts';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** Two labels at least, and letters in the last: a number there makes an IP address of the whole. */
const hostName = new RegExp(`^(?:${label}\\.)+(?=[0-9-]*[a-z])${label}$`);

/** Names of this computer, whoever wrote them. RFC 6761, 6762. */
const localEndings = /(?:^|\.)(?:localhost|local|localdomain)$/;

/**
 * SECURITY: a name in ASCII and nothing beside: no scheme, port, user info or path, no IP address in any writing, no name of
 * this computer. It must be what Chromium makes of it, letter for letter.
 *
 * @returns the host in lower case; null when it cannot be the host of a web server that others run
 */
export function customHostFrom(text: string): string | null {
  // Lower-casing the Kelvin sign and its like gives ASCII letters: only ASCII may come in.
  if (text.length > 253 || !/^[\x21-\x7e]+$/.test(text)) return null;
  const host = text.toLowerCase();
  if (!hostName.test(host) || localEndings.test(host)) return null;
  return parseUrl(`https://${host}/`)?.host === host ? host : null;
}

/**
 * Takes an address as people copy it, too: `https://airflow.acme.example/home`.
 *
 * @returns the host that a person typed; null when it is none that a login may go to
 */
export function typedHostFrom(text: string): string | null {
  const trimmed = text.trim();
  const [, address] = /^https:\/\/([^/?#]*)(?:[/?#].*)?$/is.exec(trimmed) ?? [];
  return customHostFrom(address ?? trimmed);
}

/** Where a token may go. */
export type LoginHost =
  | { readonly verdict: 'go'; readonly host: string }
  /** None of AWS's own, and not the one that the person confirmed. */
  | { readonly verdict: 'ask'; readonly host: string }
  | { readonly verdict: 'refuse' };

/**
 * SECURITY: this alone decides where a token goes.
 *
 * @param answered  as AWS's API told it
 * @param custom    the host that the person set or confirmed for this environment
 */
export function loginHostFor(answered: string, custom: string | undefined): LoginHost {
  const own = airflowHostFrom(answered);
  if (own !== null) return { verdict: 'go', host: custom ?? own };
  const other = customHostFrom(answered);
  if (other === null) return { verdict: 'refuse' };
  return { verdict: other === custom ? 'go' : 'ask', host: other };
}
