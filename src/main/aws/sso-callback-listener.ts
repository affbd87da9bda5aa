/** Waits on this computer for the browser to hand back the answer of a sign-in with PKCE. */

import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { fail, ok, type Result } from '../../shared/failure.ts';

/** What the browser brought: the code, or OAuth's word for why there is none. */
export type SsoCallback =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'error'; readonly error: string };

/** A listener that is open. */
export interface CallbackListener {
  readonly redirectUri: string;
  /** Settles with the first valid answer; never rejects, and never settles without one. */
  readonly callback: Promise<SsoCallback>;
  /** Ends listening and every connection; resolves when nothing is left. */
  readonly close: () => Promise<void>;
}

const callbackPath = '/oauth/callback';
const requestTimeoutMs = 10_000;
/** Far more than a browser opens. */
const maxConnections = 20;

/** SECURITY: nothing of the request comes back in a page, and a page can load and run nothing. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
} as const;

/**
 * SECURITY: bound to 127.0.0.1 alone. A request with another method, path, Host or state is answered with an error and
 * changes nothing: any page in the browser and any program on this computer can send one.
 *
 * @param state  the random state that was sent with the sign-in
 * @param port  0 lets the system choose
 * @returns failure `sign-in-listener-failed`; never throws
 */
export function listenForCallback(request: {
  readonly state: string;
  readonly port?: number;
}): Promise<Result<CallbackListener>> {
  const { state, port = 0 } = request;
  const { promise: callback, resolve: settle } = Promise.withResolvers<SsoCallback>();
  const server = createServer({
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: 1_000,
  });
  keepRoom(server);
  let isDone = false;
  server.on('request', (incoming, response) => {
    const answer = isDone ? 'gone' : judge(incoming, { state, host: hostOf(server) });
    if (typeof answer === 'string')
      return sendPage(response, statuses[answer], 'This is no answer to a sign-in.');
    isDone = true;
    // Heard once the page is out, so that closing the listener does not cut it off.
    response.on('close', () => settle(answer));
    sendPage(response, 200, answer.kind === 'code' ? signedInText : notSignedInText);
  });
  return new Promise((resolve) => {
    server.once('error', (error) =>
      resolve(fail({ kind: 'sign-in-listener-failed', problem: codeOf(error) })),
    );
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      resolve(
        ok({ redirectUri: `http://${hostOf(server)}${callbackPath}`, callback, close: () => close(server) }),
      );
    });
  });
}

/** SECURITY: another program's idle connections cannot keep the browser out: the oldest one goes for a new one. */
function keepRoom(server: Server): void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    const [oldest] = open;
    if (open.size > maxConnections) oldest?.destroy();
  });
}

const signedInText = 'You are signed in. You can close this page and go back to Windsock.';
const notSignedInText = 'You are not signed in. You can close this page and go back to Windsock.';

type Rejection = 'wrong-method' | 'wrong-path' | 'wrong-request' | 'gone';
const statuses: Readonly<Record<Rejection, number>> = {
  'wrong-method': 405,
  'wrong-path': 404,
  'wrong-request': 400,
  gone: 410,
};

function judge(
  { method, url = '', headers }: IncomingMessage,
  expected: { readonly state: string; readonly host: string },
): SsoCallback | Rejection {
  // SECURITY: a page whose host name was made to point here sends that name.
  if (headers.host !== expected.host) return 'wrong-request';
  const mark = url.indexOf('?');
  if ((mark < 0 ? url : url.slice(0, mark)) !== callbackPath) return 'wrong-path';
  if (method !== 'GET') return 'wrong-method';
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  if (!isSame(onlyOne(query, 'state'), expected.state)) return 'wrong-request';
  const error = onlyOne(query, 'error');
  if (error !== null)
    return { kind: 'error', error: /^[a-z_]{1,40}$/.test(error) ? error : 'invalid_request' };
  const code = onlyOne(query, 'code');
  return code !== null && code !== '' ? { kind: 'code', code } : 'wrong-request';
}

function onlyOne(query: URLSearchParams, name: string): string | null {
  const [value, ...more] = query.getAll(name);
  return value === undefined || more.length > 0 ? null : value;
}

/** SECURITY: takes the same time wherever the texts differ. */
function isSame(given: string | null, expected: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function sendPage(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, pageHeaders);
  response.end(
    `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Windsock</title><p>${text}</p></html>\n`,
  );
}

function hostOf(server: Server): string {
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function codeOf(error: Error): string {
  return 'code' in error && /^[A-Z_]{2,30}$/.test(String(error.code)) ? String(error.code) : 'unknown reason';
}
