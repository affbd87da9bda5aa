/** Reads a team's catalogue from an https address, over Chromium's network stack and without cookies. */

import {
  type AuthInfo,
  type ClientRequest,
  type IncomingMessage,
  net,
  type Session,
  session,
} from 'electron';
import { maxCatalogueBytes } from '../../shared/catalogue.ts';
import { type Failure, fail, ok, type Result } from '../../shared/failure.ts';
import { catalogueAddressFrom } from '../core/catalogue-address.ts';
import { netCodeIn, netFailure } from '../core/net-failure.ts';
import { type AnswerProxy, proxyOf } from './proxy-login.ts';

/** The whole of it, redirects included. */
const timeoutMs = 15_000;
const maxRedirects = 5;

/** What is asked; the address as `catalogueAddressFrom` gives it. */
interface CatalogueRequest {
  readonly address: string;
  readonly signal: AbortSignal;
}

/**
 * @returns what reads the text of a catalogue; failure `catalogue-refused` | `catalogue-redirect` | `catalogue-too-large` |
 *          `catalogue-unreadable` | `proxy-login-needed` | `timeout` | `cancelled`, or one of the network; never throws
 */
export function createFetchCatalogue(
  answerProxy: AnswerProxy,
): (request: CatalogueRequest) => Promise<Result<string>> {
  // In memory, and of its own: it never has a cookie, and nothing of it stays. Made when it is needed: that takes some milliseconds.
  return (request) =>
    textAt(request, session.fromPartition('windsock-catalogue', { cache: false }), answerProxy);
}

function textAt(
  { address, signal }: CatalogueRequest,
  over: Session,
  answerProxy: AnswerProxy,
): Promise<Result<string>> {
  return new Promise((resolved) => {
    let { host } = new URL(address);
    const sent = net.request({
      url: address,
      session: over,
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
    });
    const end = (result: Result<string>) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolved(result);
      sent.abort();
    };
    const refuse = (failure: Failure) => end(fail(failure));
    const stop = () => refuse({ kind: 'cancelled' });
    const timer = setTimeout(() => refuse({ kind: 'timeout', host, timeoutMs }), timeoutMs);
    signal.addEventListener('abort', stop);
    followRedirects(sent, {
      onHost: (next) => {
        host = next;
      },
      refuse: () => refuse({ kind: 'catalogue-redirect', host }),
    });
    answerChallenges(sent, answerProxy, refuse);
    sent.on('response', (response) => {
      const { statusCode: status } = response;
      if (status === 200) void readText(response, host).then(end);
      else refuse({ kind: 'catalogue-refused', host, status });
    });
    sent.on('error', (error) => end(failedRead(error, host)));
    if (signal.aborted) stop();
    else sent.end();
  });
}

/** SECURITY: each step is https again, and there are few. */
function followRedirects(
  sent: ClientRequest,
  told: { readonly onHost: (host: string) => void; readonly refuse: () => void },
): void {
  let count = 0;
  sent.on('redirect', (_status, _method, next) => {
    count += 1;
    const address = catalogueAddressFrom(next);
    if (!address.ok || count > maxRedirects) {
      told.refuse();
      return;
    }
    told.onHost(new URL(address.value).host);
    sent.followRedirect();
  });
}

/** A server that asks for a password answers 401, which is said as it is. */
function answerChallenges(
  sent: ClientRequest,
  answerProxy: AnswerProxy,
  refuse: (failure: Failure) => void,
): void {
  let tried: ReturnType<AnswerProxy> = null;
  sent.on('login', (challenge: AuthInfo, callback) => {
    if (!challenge.isProxy) {
      callback();
      return;
    }
    tried = answerProxy(proxyOf(challenge), tried);
    if (tried === null) refuse({ kind: 'proxy-login-needed', host: `${challenge.host}:${challenge.port}` });
    else callback(tried.user, tried.password);
  });
}

function readText(response: IncomingMessage, host: string): Promise<Result<string>> {
  return new Promise((resolved) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk) => {
      length += chunk.byteLength;
      if (length <= maxCatalogueBytes) chunks.push(chunk);
      else resolved(fail({ kind: 'catalogue-too-large' }));
    });
    response.on('end', () => resolved(decoded(Buffer.concat(chunks))));
    response.on('error', (error: unknown) => resolved(failedRead(error, host)));
    response.on('aborted', () => resolved(fail({ kind: 'connection-reset', host })));
  });
}

function decoded(bytes: Buffer): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return fail({ kind: 'catalogue-unreadable', problem: 'it is not UTF-8 text' });
  }
}

function failedRead(error: unknown, host: string) {
  const message = error instanceof Error ? error.message : '';
  return fail(netFailure(netCodeIn(message) ?? 'unknown', { host, timeoutMs }));
}
