// Answers one request to the Airflow side: which environment, which fault, which route, and is there a session.
import { setTimeout as delay } from 'node:timers/promises';
import type { AirflowFault, FaultBoard } from '../fault-board.ts';
import { decodeSegment, type Incoming, type Outcome, type Reply } from '../loopback-server.ts';
import type { RequestLog } from '../request-log.ts';
import type { WebLoginTokens } from '../web-login-tokens.ts';
import { airflowMajor, type World, type WorldEnvironment } from '../world.ts';
import { environmentAtHost } from '../world-index.ts';
import {
  type AirflowRequest,
  type AirflowRoute,
  htmlReply,
  redirectReply,
  targetOf,
} from './airflow-request.ts';
import type { AirflowSessions } from './airflow-sessions.ts';
import { airflow2Routes } from './airflow2-routes.ts';
import { airflow3Routes } from './airflow3-routes.ts';
import { loginRoot } from './login-pages.ts';
import { apiError } from './rest-errors.ts';

/** What the Airflow side is made of. */
export interface AirflowSide {
  readonly world: World;
  readonly tokens: WebLoginTokens;
  readonly faults: FaultBoard;
  readonly log: RequestLog;
  readonly sessions: AirflowSessions;
  /** Pages that a test has put on a host, by `host path`; they come before every route. */
  readonly pages: ReadonlyMap<string, Reply>;
  readonly now: () => number;
}

interface Match {
  readonly route: AirflowRoute;
  readonly captures: readonly string[];
}

function matchRoute(environment: WorldEnvironment, incoming: Incoming): Match | undefined {
  const routes = airflowMajor(environment) === 3 ? airflow3Routes : airflow2Routes;
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(incoming.path) : null;
    if (match !== null) return { route, captures: match.slice(1).map((group) => decodeSegment(group ?? '')) };
  }
  return undefined;
}

function strangerReply(request: AirflowRequest): Reply {
  const { environment, incoming, sessions } = request;
  if (sessions.mannerOf(environment) === 'console-sso') {
    return redirectReply(`${loginRoot(environment)}/aws-console-sso`);
  }
  return redirectReply(`/login/?next=${encodeURIComponent(targetOf(incoming))}`);
}

const API_FAULTS: readonly AirflowFault['kind'][] = ['api-401', 'api-403'];
const NOT_FOUND = htmlReply('<!doctype html><title>404 Not Found</title><h1>Not Found</h1>', 404);

function replyOf(request: AirflowRequest, route: AirflowRoute): Reply {
  const { environment, faults, session, sessions } = request;
  if (route.guard === 'api') {
    const fault = faults.takeAirflowFault(environment.host, ...API_FAULTS);
    if (fault?.kind === 'api-403') return apiError(environment, 403, 'Forbidden');
    if (fault !== null || session.kind !== 'valid') {
      return sessions.mannerOf(environment) === 'invalid-jwt' && session.kind !== 'none'
        ? apiError(environment, 403, 'Invalid JWT token')
        : apiError(environment, 401, session.kind === 'none' ? 'Not authenticated' : 'Invalid JWT token');
    }
  }
  if (route.guard === 'page' && session.kind !== 'valid') return strangerReply(request);
  const isLogin = route.name === 'login-page' || route.name === 'login';
  if (isLogin && faults.takeAirflowFault(environment.host, 'not-found') !== null) return NOT_FOUND;
  return route.answer(request);
}

async function lineFault(faults: FaultBoard, host: string): Promise<AirflowFault | null> {
  const fault = faults.takeAirflowFault(host, 'slow', 'silent', 'reset', 'truncated', 'stalled', 'empty-503');
  if (fault?.kind === 'slow') await delay(fault.delayMs, undefined, { ref: false });
  return fault;
}

function toOutcome(fault: AirflowFault | null, reply: () => Reply): Outcome {
  if (fault?.kind === 'silent') return { kind: 'silent' };
  if (fault?.kind === 'reset') return { kind: 'reset' };
  if (fault?.kind === 'empty-503') return { kind: 'reply', reply: { status: 503, headers: {}, body: '' } };
  const isHalf = fault?.kind === 'truncated' || fault?.kind === 'stalled';
  return { kind: isHalf ? fault.kind : 'reply', reply: reply() };
}

/** Makes the handler of the Airflow side's server. */
export function createAirflowHandler(side: AirflowSide): (incoming: Incoming) => Promise<Outcome> {
  return async (incoming) => {
    const environment = environmentAtHost(side.world, incoming.host);
    const page = side.pages.get(`${incoming.host} ${incoming.path}`);
    const match = environment && matchRoute(environment, incoming);
    const noteStatus = side.log.add(incoming, {
      side: 'airflow',
      operation: page ? 'planted-page' : (match?.route.name ?? 'unknown'),
      ...(environment
        ? { environment: environment.name, account: environment.account, region: environment.region }
        : {}),
    });
    const fault = await lineFault(side.faults, incoming.host);
    const outcome = toOutcome(fault, () => {
      if (page !== undefined) return page;
      if (environment === undefined || match === undefined) return NOT_FOUND;
      const { tokens, faults, sessions } = side;
      const session = sessions.read(environment, incoming);
      const { captures } = match;
      return replyOf(
        { incoming, environment, session, sessions, tokens, faults, nowMs: side.now(), captures },
        match.route,
      );
    });
    if ('reply' in outcome) noteStatus(outcome.reply.status);
    return outcome;
  };
}
