/** Turns names of network errors, Chromium's and Node's, into failures; AWS calls and page loads share it. */

import type { Failure } from '../../shared/failure.ts';

type NetKind =
  | 'offline'
  | 'host-not-found'
  | 'connection-refused'
  | 'connection-reset'
  | 'timeout'
  | 'certificate-refused'
  | 'cancelled';

/**
 * The first pattern that fits decides.
 *
 * @see https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const kinds: readonly (readonly [RegExp, NetKind])[] = [
  [/^(ERR_INTERNET_DISCONNECTED|ENETUNREACH|ENETDOWN)$/, 'offline'],
  [/^(ERR_NAME_|ERR_DNS_|ERR_ICANN_NAME_COLLISION|ENOTFOUND|EAI_)/, 'host-not-found'],
  [/^(ERR_CONNECTION_REFUSED|ECONNREFUSED)$/, 'connection-refused'],
  [/^(ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT|ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, 'timeout'],
  [/^ERR_(CERT|TLS_CERT)|^ERR_SSL_(PINNED_KEY|SERVER_CERT|CLIENT_AUTH)/, 'certificate-refused'],
  [/^(CERT_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|HOSTNAME_MISMATCH)/, 'certificate-refused'],
  [/^ERR_(CONNECTION_(RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)$/, 'connection-reset'],
  [/^ERR_(NETWORK_CHANGED|NETWORK_IO_SUSPENDED|CONTENT_LENGTH_MISMATCH)$/, 'connection-reset'],
  [/^ERR_(INCOMPLETE_CHUNKED_ENCODING|HTTP2_\w+|QUIC_PROTOCOL_ERROR)$/, 'connection-reset'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, 'connection-reset'],
  [/^ERR_ABORTED$/, 'cancelled'],
];

/** What a network error was about. */
export interface NetErrorContext {
  readonly host: string;
  /** How long was waited, in milliseconds, for the sentence about a time-out. */
  readonly timeoutMs: number;
}

/**
 * @param code  such as `net::ERR_NAME_NOT_RESOLVED`, with or without `net::`, or Node's `ENOTFOUND`
 * @returns the failure; `network` with the code when there is no better one
 */
export function netFailure(code: string, { host, timeoutMs }: NetErrorContext): Failure {
  const name = code.replace(/^net::/, '');
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
  switch (kind) {
    case undefined:
      return { kind: 'network', host, code: safeCode(name) };
    case 'offline':
    case 'cancelled':
      return { kind };
    case 'timeout':
      return { kind, host, timeoutMs };
    case 'certificate-refused':
      return { kind, host, code: safeCode(name) };
    default:
      return { kind, host };
  }
}

const nodeCode =
  /^(?:E[A-Z][A-Z0-9_]{2,}|ERR_[A-Z0-9_]+|UND_ERR_\w+|CERT_\w+|UNABLE_TO_\w+|\w*SELF_SIGNED_\w+|HOSTNAME_\w+)$/;

/** @returns the network error name in a message such as `net::ERR_FAILED`, or the text when it is a code itself, else null */
export function netCodeIn(text: string): string | null {
  return /\bnet::(ERR_[A-Z0-9_]+)/.exec(text)?.[1] ?? nodeCode.exec(text)?.[0] ?? null;
}

function safeCode(code: string): string {
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'unknown';
}
