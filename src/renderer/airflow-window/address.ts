/** The parts of an address as the bar shows them; pure. */

/** An address in two parts: which server, and what of it. */
export interface AddressParts {
  readonly host: string;
  /** Path, query and fragment, as they are. */
  readonly rest: string;
}

/** @returns the parts of an `https` address; null for any other, which the bar does not show */
export function addressParts(url: string): AddressParts | null {
  const found = /^https:\/\/([^/?#]+)(.*)$/s.exec(url);
  const [, host, rest] = found ?? [];
  return host === undefined || rest === undefined ? null : { host, rest: rest === '' ? '/' : rest };
}
