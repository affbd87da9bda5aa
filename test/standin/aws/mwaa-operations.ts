// The three MWAA operations: list, describe, mint.
import type { Reply } from '../loopback-server.ts';
import type { WebLoginTokens } from '../web-login-tokens.ts';
import type { World, WorldEnvironment } from '../world.ts';
import { environmentsIn } from '../world-index.ts';
import { type AwsError, errorReply, jsonReply } from './aws-reply.ts';
import { toEnvironmentDocument } from './environment-document.ts';
import type { Caller } from './key-ring.ts';

/** What an MWAA operation works on. */
export interface MwaaCall {
  readonly world: World;
  readonly tokens: WebLoginTokens;
  readonly caller: Caller;
  readonly region: string;
  /** The decoded name of the path; empty for ListEnvironments. */
  readonly name: string;
  readonly query: URLSearchParams;
}

const NAME = /^[a-zA-Z][0-9a-zA-Z\-_]*$/;
const PAGE_SIZE = 25;
const NOT_YET_THERE = new Set(['CREATING', 'PENDING', 'CREATE_FAILED', 'DELETING', 'DELETED']);

function fail(error: AwsError): Reply {
  return errorReply('rest-json', error);
}

function invalid(message: string): Reply {
  return fail({ status: 400, code: 'ValidationException', message });
}

function denied(call: MwaaCall, action: string): Reply {
  const resource = `arn:aws:airflow:${call.region}:${call.caller.account}:environment/${call.name || '*'}`;
  const message = `User: ${call.caller.callerArn} is not authorized to perform: airflow:${action} on resource: ${resource} because no identity-based policy allows the airflow:${action} action`;
  return fail({ status: 403, code: 'AccessDeniedException', message });
}

function nameProblem(name: string): Reply | undefined {
  if (name.length >= 1 && name.length <= 80 && NAME.test(name)) return undefined;
  const shown = name.length > 80 ? `${name.slice(0, 80)}...` : name;
  return invalid(
    `1 validation error detected: Value '${shown}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][0-9a-zA-Z-_]* and have length between 1 and 80`,
  );
}

function findEnvironment(call: MwaaCall): WorldEnvironment | undefined {
  return environmentsIn(call.world, call.caller.account, call.region).find(
    (environment) => environment.name === call.name,
  );
}

function notFound(call: MwaaCall): Reply {
  const message = `Environment ${call.name} was not found in ${call.region}.`;
  return fail({ status: 404, code: 'ResourceNotFoundException', message });
}

function toNextToken(call: MwaaCall, offset: number): string {
  const text = JSON.stringify([call.caller.account, call.region, offset]);
  return Buffer.from(text).toString('base64');
}

function offsetFrom(call: MwaaCall, nextToken: string, count: number): number | undefined {
  for (let offset = 1; offset < count; offset += 1) {
    if (toNextToken(call, offset) === nextToken) return offset;
  }
  return undefined;
}

/** ListEnvironments: names only, at most 25 a page. */
export function listEnvironments(call: MwaaCall): Reply {
  if (!call.caller.permissions.list) return denied(call, 'ListEnvironments');
  const asked = call.query.get('MaxResults');
  const size = asked === null ? PAGE_SIZE : Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > PAGE_SIZE) {
    return invalid(
      `1 validation error detected: Value '${asked}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and 25`,
    );
  }
  const names = environmentsIn(call.world, call.caller.account, call.region).map(({ name }) => name);
  const nextToken = call.query.get('NextToken') ?? '';
  const offset = nextToken === '' ? 0 : offsetFrom(call, nextToken, names.length);
  if (offset === undefined) return invalid('Invalid NextToken.');
  const end = offset + size;
  return jsonReply({
    Environments: names.slice(offset, end),
    ...(end < names.length ? { NextToken: toNextToken(call, end) } : {}),
  });
}

/** GetEnvironment: the description of one environment. */
export function getEnvironment(call: MwaaCall): Reply {
  const problem = nameProblem(call.name);
  if (problem !== undefined) return problem;
  if (!call.caller.permissions.describe) return denied(call, 'GetEnvironment');
  const environment = findEnvironment(call);
  if (environment === undefined) return notFound(call);
  return jsonReply({ Environment: toEnvironmentDocument(environment) });
}

function mayMint(call: MwaaCall): boolean {
  const { mint } = call.caller.permissions;
  return mint === 'all' || (mint !== 'none' && mint.includes(call.name));
}

/** CreateWebLoginToken: a token for one page load within 60 seconds. */
export function createWebLoginToken(call: MwaaCall): Reply {
  const problem = nameProblem(call.name);
  if (problem !== undefined) return problem;
  if (!mayMint(call)) {
    return fail({ status: 403, code: 'AccessDeniedException', message: 'No Airflow role granted in IAM.' });
  }
  const environment = findEnvironment(call);
  if (environment === undefined || NOT_YET_THERE.has(environment.status)) return notFound(call);
  const iamIdentity = call.caller.callerArn.split(':').slice(5).join(':');
  // A session's name is part of the IAM identity, but not of the Airflow user.
  const airflowIdentity = iamIdentity.startsWith('assumed-role/')
    ? iamIdentity.split('/').slice(0, 2).join('/')
    : iamIdentity;
  const token = call.tokens.mint({
    environment,
    accessKeyId: call.caller.key.accessKeyId,
    identity: { airflowIdentity, role: call.caller.permissions.airflowRole },
  });
  return jsonReply({
    WebToken: token,
    WebServerHostname: environment.namedHost ?? environment.host,
    IamIdentity: iamIdentity,
    AirflowIdentity: airflowIdentity,
  });
}
