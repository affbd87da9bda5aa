/** The proxy of one environment: what a person types, and what Chromium is told. */

import { type Failure, fail, ok, type Result } from './failure.ts';

/** The kinds of proxy that Chromium knows and that look names up themselves. */
type ProxyScheme = 'socks5' | 'http' | 'https';

/** A proxy that was understood. SECURITY: a name and a password have no place in it; who asks for them is answered by `proxy-logins.ts`. */
export interface ProxySetting {
  readonly scheme: ProxyScheme;
  /** As Chromium takes it: an IPv6 address stands in brackets. */
  readonly host: string;
  readonly port: number;
}

/** What is wrong with a text that should name a proxy. */
export type ProxyProblem = Extract<Failure, { kind: 'proxy-invalid' }>['problem'];

/** Longest text that may name a proxy, in UTF-16 units. */
export const maxProxyLength = 512;

/** `socks5h` is how curl says that the proxy looks names up; Chromium's `socks5` always does. */
const schemes: Readonly<Record<string, ProxyScheme>> = {
  socks5: 'socks5',
  socks5h: 'socks5',
  http: 'http',
  https: 'https',
};

/** SECURITY: `;`, `,` and `=` would begin another rule for Chromium, and a rule may say DIRECT. */
const hostForm = /^(?:[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/;

/**
 * Reads `socks5://host:port`, `socks5h://...`, `http://...` and `https://...`.
 *
 * @returns failure `proxy-invalid`, without the text, in which a password may stand
 */
export function proxyFrom(text: string): Result<ProxySetting> {
  const typed = text.trim().toLowerCase();
  const [, name, rest = typed] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/.exec(typed) ?? [];
  const place = rest.replace(/\/$/, '');
  if (place.includes('@')) return invalid('user-info');
  const scheme = name !== undefined && Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  if (name !== undefined && scheme === undefined)
    return invalid(/^socks(?:4a?)?$/.test(name) ? 'socks4' : 'scheme');
  const [, host = '', port] = /^(.*?)(?::(\d*))?$/.exec(place) ?? [];
  if (!isHost(host)) return invalid('host');
  if (port === undefined || port === '') return invalid('port-missing');
  if (!isPort(port)) return invalid('port');
  if (scheme === undefined) return fail({ kind: 'proxy-invalid', problem: 'scheme-missing', place });
  return ok({ scheme, host, port: Number(port) });
}

function invalid(problem: ProxyProblem) {
  return fail({ kind: 'proxy-invalid', problem });
}

function isHost(host: string): boolean {
  if (!hostForm.test(host) || host.length > 253) return false;
  // Refuses what looks like an address and is none.
  return URL.canParse(`http://${host}/`);
}

function isPort(port: string): boolean {
  return /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
}

/** @returns the proxy as it is kept and shown, and as Chromium's `proxyRules` take it: for every scheme, with no way past it */
export function proxyText({ scheme, host, port }: ProxySetting): string {
  return `${scheme}://${host}:${port}`;
}

/** @returns whether the proxy listens on this computer, as the near end of a tunnel does */
export function isLoopbackProxy({ host }: ProxySetting): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127(?:\.\d+){3}$|^\[::1\]$/.test(host);
}
