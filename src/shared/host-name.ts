/** Names of hosts that are none of AWS's own, and can be a web server's all the same. */

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
  const url = `https://${host}/`;
  return URL.canParse(url) && new URL(url).host === host ? host : null;
}
