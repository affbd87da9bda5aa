/** Tries the way to a web server over the network of the environment's own session, without a token and without cookies. */

import { type ClientRequest, net, type Session, session } from 'electron';
import type { AirflowMajor, EnvironmentId } from '../../shared/environment.ts';
import { fail, ok, type Result } from '../../shared/failure.ts';
import { loginPageUrl } from '../core/login-url.ts';
import { netCodeIn, netFailure } from '../core/net-failure.ts';
import { partitionOf } from './partition.ts';
import { type AnswerProxy, proxyOf } from './proxy-login.ts';

interface HostQuestion {
  readonly id: EnvironmentId;
  readonly host: string;
  readonly signal: AbortSignal;
}

/** A silent server is given up after this. */
const timeoutMs = 8_000;

/** @returns the three ways to ask; see `WebServerReach` of `commands/diagnose.ts` */
export function createWebServerReach(answerProxy: AnswerProxy) {
  const get = (question: HostQuestion, url: string) =>
    statusOf({ ...question, url, session: sessionOf(question.id), answerProxy });
  return {
    resolve: resolveWebServer,
    connect: async (question: HostQuestion): Promise<Result<null>> => {
      const answer = await get(question, `https://${question.host}/`);
      return answer.ok ? ok(null) : answer;
    },
    loginPage: (question: HostQuestion & { readonly major: AirflowMajor }) =>
      get(question, loginPageUrl(question)),
  };
}

function sessionOf(id: EnvironmentId): Session {
  return session.fromPartition(partitionOf(id));
}

/** @returns what the host's name leads to in the environment's own session; a lookup has no end but its own */
export async function resolveWebServer({
  id,
  host,
}: HostQuestion): Promise<Result<{ readonly addresses: readonly string[]; readonly proxy: string | null }>> {
  const over = sessionOf(id);
  try {
    const proxy = firstProxy(await over.resolveProxy(`https://${host}/`));
    // Behind a proxy this computer may know no names, and needs to know none.
    if (proxy !== null) return ok({ addresses: [], proxy });
    const { endpoints } = await over.resolveHost(host);
    return ok({ addresses: endpoints.map(({ address }) => address), proxy: null });
  } catch (error) {
    return netResult(error, host);
  }
}

/** Reads Chromium's answer, such as `PROXY proxy.example:3128;DIRECT`. */
function firstProxy(answer: string): string | null {
  const [, proxy] = /^\s*(?!DIRECT)[A-Z0-9]+\s+([^\s;]{1,255})/i.exec(answer) ?? [];
  return proxy ?? null;
}

interface Asking extends HostQuestion {
  readonly url: string;
  readonly session: Session;
  readonly answerProxy: AnswerProxy;
}

/** A redirect is an answer like any other: it is not followed. */
function statusOf(asking: Asking): Promise<Result<{ readonly status: number }>> {
  const { url, host, session: over, signal } = asking;
  return new Promise((resolved) => {
    const sent = net.request({
      url,
      session: over,
      credentials: 'omit',
      redirect: 'manual',
      cache: 'no-store',
    });
    const end = (result: Result<{ readonly status: number }>) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolved(result);
      sent.abort();
    };
    const stop = () => end(fail({ kind: 'cancelled' }));
    const timer = setTimeout(() => end(fail({ kind: 'timeout', host, timeoutMs })), timeoutMs);
    signal.addEventListener('abort', stop);
    sent.on('redirect', (status) => end(ok({ status })));
    sent.on('response', ({ statusCode }) => end(ok({ status: statusCode })));
    sent.on('error', (error) => end(netResult(error, host)));
    answerChallenge(sent, asking, end);
    if (signal.aborted) stop();
    else sent.end();
  });
}

function answerChallenge(
  sent: ClientRequest,
  { answerProxy }: Asking,
  end: (result: Result<{ readonly status: number }>) => void,
): void {
  let tried: ReturnType<AnswerProxy> = null;
  sent.on('login', (challenge, callback) => {
    // A web server that asks by itself has answered; that is all that is asked here.
    if (!challenge.isProxy) {
      callback();
      return;
    }
    tried = answerProxy(proxyOf(challenge), tried);
    if (tried === null)
      end(fail({ kind: 'proxy-login-needed', host: `${challenge.host}:${challenge.port}` }));
    else callback(tried.user, tried.password);
  });
}

function netResult(error: unknown, host: string) {
  const message = error instanceof Error ? error.message : '';
  return fail(netFailure(netCodeIn(message) ?? 'unknown', { host, timeoutMs }));
}
