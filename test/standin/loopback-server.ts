// A small HTTP(S) server on 127.0.0.1: whole requests in, whole replies (or a broken line) out, quick to close.
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A request with its whole body. */
export interface Incoming {
  readonly method: string;
  /** The path as it came over the wire, still percent-encoded. */
  readonly path: string;
  /** The query as it came over the wire, without `?`. */
  readonly query: string;
  /** The Host header without its port, in lower case. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A part of a path without its percent-encoding; as it came where that is broken. */
export function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A whole answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** What happens to the request: an answer, a cut-off answer, one that stops half way, no answer at all, or a reset connection. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'truncated' | 'stalled'; readonly reply: Reply }
  | { readonly kind: 'silent' }
  | { readonly kind: 'reset' };

/** A server that listens. */
export interface LoopbackServer {
  readonly port: number;
  /** @returns how many connections were made so far, with a request or without */
  readonly connections: () => number;
  /** Ends every connection, also those that wait for an answer. */
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 256 * 1024;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return flat;
}

async function toIncoming(request: IncomingMessage): Promise<Incoming> {
  // A client that takes the stand-in for its proxy sends the whole URL; only the path counts.
  const target = (request.url ?? '/').replace(/^http:\/\/[^/]+/, '');
  const mark = target.indexOf('?');
  const headers = flatHeaders(request);
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    host: (headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
    headers,
    body: await readBody(request),
  };
}

function send(response: ServerResponse, outcome: Exclude<Outcome, { kind: 'reset' | 'silent' }>): void {
  const body = Buffer.from(outcome.reply.body);
  response.writeHead(outcome.reply.status, {
    ...Object.fromEntries(
      Object.entries(outcome.reply.headers).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : [...value],
      ]),
    ),
    'content-length': String(body.length),
  });
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (outcome.kind === 'truncated') response.write(half, () => response.socket?.destroy());
  else if (outcome.kind === 'stalled') response.write(half);
  else response.end(body);
}

/**
 * Starts a server on 127.0.0.1.
 *
 * @param port  0 takes any free port
 * @param tls   PEM key and certificate; absent means plain http
 */
export async function listenOnLoopback(options: {
  port: number;
  tls?: { key: string; cert: string };
  handle: (incoming: Incoming) => Promise<Outcome>;
}): Promise<LoopbackServer> {
  // By the client's port: behind TLS a response knows only its wrapper, which cannot be reset.
  const sockets = new Map<number, Socket>();
  let connections = 0;
  const reset = (request: IncomingMessage): void => {
    // resetAndDestroy sends RST, which a client reports as ECONNRESET rather than as an early end.
    sockets.get(request.socket.remotePort ?? 0)?.resetAndDestroy();
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    toIncoming(request)
      .then(options.handle)
      .then((outcome) => {
        if (outcome.kind === 'reset') reset(request);
        else if (outcome.kind !== 'silent') send(response, outcome);
      })
      .catch((error: unknown) => {
        // A bug in the stand-in or a client that left: visible to the client, never fatal for the process.
        const body = `stand-in failed: ${String(error)}`;
        if (!response.headersSent) {
          send(response, { kind: 'reply', reply: { status: 599, headers: {}, body } });
        }
      });
  };
  const server = options.tls
    ? createHttpsServer({ ...options.tls }, onRequest)
    : createHttpServer({}, onRequest);
  server.on('connection', (socket: Socket) => {
    const clientPort = socket.remotePort ?? 0;
    connections += 1;
    sockets.set(clientPort, socket);
    socket.on('close', () => {
      if (sockets.get(clientPort) === socket) sockets.delete(clientPort);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
      for (const socket of sockets.values()) socket.destroy();
    });
  return { port, connections: () => connections, close };
}
