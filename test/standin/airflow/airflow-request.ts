// What a route of the Airflow side gets and gives, and the shapes of its answers.
import type { FaultBoard } from '../fault-board.ts';
import type { Incoming, Reply } from '../loopback-server.ts';
import type { WebLoginTokens } from '../web-login-tokens.ts';
import type { WorldEnvironment } from '../world.ts';
import type { AirflowSessions, SessionState } from './airflow-sessions.ts';

/** A request to one environment's web server. */
export interface AirflowRequest {
  readonly incoming: Incoming;
  readonly environment: WorldEnvironment;
  readonly session: SessionState;
  readonly sessions: AirflowSessions;
  readonly tokens: WebLoginTokens;
  readonly faults: FaultBoard;
  readonly nowMs: number;
  /** The groups that the route's path captured, decoded. */
  readonly captures: readonly string[];
}

/** One row of a version's route table; the first that matches answers. */
export interface AirflowRoute {
  /** The route's name in the request log. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: RegExp;
  /** Who is let in: everyone, a session (else the version's page for strangers), or a session (else 401 in JSON). */
  readonly guard: 'public' | 'page' | 'api';
  answer(request: AirflowRequest): Reply;
}

/** An HTML answer. */
export function htmlReply(html: string, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: html,
  };
}

/** A JSON answer. */
export function jsonApiReply(body: unknown, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
}

/** A redirect by 302. */
export function redirectReply(location: string): Reply {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

/** The path and the query of a request, as `next=` wants it. */
export function targetOf(incoming: Incoming): string {
  return incoming.query === '' ? incoming.path : `${incoming.path}?${incoming.query}`;
}
