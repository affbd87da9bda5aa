/** Carries AWS requests over Chromium's network stack: system proxy, PAC files and the operating system's trust store. */

import { createHash } from 'node:crypto';
import {
  type AuthInfo,
  type ClientRequest,
  type IncomingMessage,
  net,
  type Session,
  session,
} from 'electron';
import { carryFailure } from '../core/carried-failure.ts';
import { trustBundle } from './ca-bundle.ts';
import { type AnswerProxy, proxyOf } from './proxy-login.ts';

/** An AWS request, as far as the handler reads it (a subset of `HttpRequest` of @smithy/types). */
interface AwsRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface AwsResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** What the AWS SDK calls a request handler. */
export interface AwsHttpHandler {
  readonly handle: (
    request: AwsRequest,
    /** The SDK's type allows signals that are only shaped like real ones; those are not heard. */
    options?: { readonly abortSignal?: unknown },
  ) => Promise<{ readonly response: AwsResponse }>;
  /** Opens a connection to this URL's host that the next request takes; nothing is sent. */
  readonly connect: (url: string) => Promise<void>;
}

/** No answer of the calls that Windsock makes comes near this. */
const maxBodyBytes = 4 * 1024 * 1024;

/** Headers that Chromium sets itself and refuses from us. */
const ownHeaders: ReadonlySet<string> = new Set(['host', 'content-length', 'connection', 'expect']);

/** What the handlers are told and asked. */
interface AwsHttpOptions {
  readonly answerProxy: AnswerProxy;
}

/**
 * Each bundle of certificate authorities has a session of its own in memory, which never keeps cookies or answers.
 *
 * @returns the handlers by the text of the bundle that they trust beside the system's store; null for none
 */
export function createAwsHttpHandlers({
  answerProxy,
}: AwsHttpOptions): (bundle: string | null) => AwsHttpHandler {
  const handlers = new Map<string | null, AwsHttpHandler>();
  return (bundle) => {
    const handler = handlers.get(bundle) ?? handlerOver(awsSession(bundle), answerProxy);
    handlers.set(bundle, handler);
    return handler;
  };
}

function awsSession(bundle: string | null): Session {
  if (bundle === null) return session.fromPartition('windsock-aws', { cache: false });
  const hash = createHash('sha256').update(bundle).digest('hex');
  const trusting = session.fromPartition(`windsock-aws-${hash}`, { cache: false });
  trustBundle(trusting, bundle);
  return trusting;
}

function handlerOver(awsSession: Session, answerProxy: AnswerProxy): AwsHttpHandler {
  return {
    handle: async (request, { abortSignal } = {}) => {
      const signal = abortSignal instanceof AbortSignal ? abortSignal : null;
      return { response: await send(request, { session: awsSession, answerProxy, signal }) };
    },
    connect: async (url) => awsSession.preconnect({ url, numSockets: 1 }),
  };
}

interface Sending {
  readonly session: Session;
  readonly answerProxy: AnswerProxy;
  readonly signal: AbortSignal | null;
}

/** Not by `fetch`, which cannot answer a proxy's question: it takes the refusal for AWS's answer. */
function send(request: AwsRequest, sending: Sending): Promise<AwsResponse> {
  const { session: awsSession, signal } = sending;
  return new Promise((resolve, reject) => {
    const sent = net.request({
      url: urlOf(request),
      session: awsSession,
      method: request.method,
      // SECURITY: no cookies. Not by `credentials: 'omit'`, which would take no connection that was made ahead.
      useSessionCookies: false,
      redirect: 'error',
      cache: 'no-store',
    });
    for (const [name, value] of Object.entries(request.headers)) {
      if (!ownHeaders.has(name.toLowerCase())) sent.setHeader(name, value);
    }
    const stop = () => {
      give(() => reject(new DOMException('The request was aborted', 'AbortError')));
      sent.abort();
    };
    const give = (settle: () => void) => {
      signal?.removeEventListener('abort', stop);
      settle();
    };
    const fail = (error: Error) => give(() => reject(error));
    const onError = answerChallenges(sent, sending, fail);
    sent.on('response', (response) => {
      readBody(response, () => sent.abort()).then((body) => {
        const { statusCode, headers } = response;
        give(() => resolve({ statusCode, headers: flatHeaders(headers), body }));
      }, fail);
    });
    sent.on('error', onError);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted === true) stop();
    else sent.end(bodyOf(request));
  });
}

/**
 * A request cannot wait for a person: where no login is known it fails, and who set it off is asked.
 *
 * @returns what an error of the request means
 */
function answerChallenges(
  sent: ClientRequest,
  { session: awsSession, answerProxy }: Sending,
  fail: (error: Error) => void,
): (error: Error) => void {
  let last: { readonly challenge: AuthInfo; readonly given: NonNullable<ReturnType<AnswerProxy>> } | null =
    null;
  const needed = ({ host, port }: AuthInfo) =>
    fail(carryFailure({ kind: 'proxy-login-needed', host: `${host}:${port}` }));
  sent.on('login', (challenge, callback) => {
    if (!challenge.isProxy) {
      callback();
      return;
    }
    const given = answerProxy(proxyOf(challenge), last?.given ?? null);
    if (given !== null) {
      last = { challenge, given };
      callback(given.user, given.password);
      return;
    }
    needed(challenge);
    sent.abort();
  });
  return (error) => {
    if (last === null || !error.message.includes('ERR_TUNNEL_CONNECTION_FAILED')) {
      fail(error);
      return;
    }
    // Some proxies answer a wrong password with 401 instead of asking again, and Chromium would go on using it.
    const { challenge, given } = last;
    answerProxy(proxyOf(challenge), given);
    void awsSession.clearAuthCache().finally(() => needed(challenge));
  };
}

function flatHeaders(headers: Readonly<Record<string, string | readonly string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

function urlOf({ protocol, hostname, port, path, query = {} }: AwsRequest): string {
  const pairs = Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [value].flat().map((each) => `${escaped(name)}=${escaped(each ?? '')}`));
  const search = pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${search}`;
}

/** As SigV4 counts it: the URL that is sent must be the URL that was signed. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function bodyOf({ method, body }: AwsRequest): Buffer | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (typeof body === 'string') return Buffer.from(body);
  return body instanceof Uint8Array ? Buffer.from(body) : undefined;
}

function readBody(response: IncomingMessage, abort: () => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk) => {
      length += chunk.byteLength;
      if (length <= maxBodyBytes) {
        chunks.push(chunk);
        return;
      }
      reject(new Error('The answer is too large'));
      abort();
    });
    response.on('end', () => resolve(Buffer.concat(chunks)));
    response.on('error', reject);
    response.on('aborted', () => reject(new Error('net::ERR_CONNECTION_ABORTED')));
  });
}
