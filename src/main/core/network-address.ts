/** Tells addresses of private networks from public ones. */

/** RFC 1918, the shared space of RFC 6598, link-local and unique local addresses, as text. */
const privateForms: readonly RegExp[] = [
  /^10\./,
  /^172\.(?:1[6-9]|2[0-9]|3[01])\./,
  /^192\.168\./,
  /^100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\./,
  /^169\.254\./,
  /^f[cd][0-9a-f]{2}:/i,
  /^fe[89ab][0-9a-f]:/i,
];

/** An IPv4 address as IPv6 has it. */
const mapped = /^::ffff:(?=\d+\.)/i;

/** @returns whether the IP address is one of a private network */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(mapped, '');
  return privateForms.some((form) => form.test(plain));
}

/** @returns whether AWS named the web server as one that is reached through a VPC endpoint only */
export function isPrivateHost(host: string): boolean {
  return /^[^.]*-vpce\./.test(host);
}

/** @returns a host's addresses in a few words, with what a private one means */
export function addressText(host: string, addresses: readonly string[]): string {
  const isPrivate = isPrivateHost(host) || addresses.some(isPrivateAddress);
  const [first = host, ...more] = addresses;
  const counted = more.length === 0 ? first : `${first} and ${more.length} more`;
  return isPrivate ? `${counted}, private address, needs its VPN` : counted;
}
