// Answers one request to the AWS side: which operation, which fault, who signed it, and what comes of it.
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultBoard, Operation } from '../fault-board.ts';
import { decodeSegment, type Incoming, type Outcome, type Reply } from '../loopback-server.ts';
import type { RequestLog } from '../request-log.ts';
import type { WebLoginTokens } from '../web-login-tokens.ts';
import type { World } from '../world.ts';
import { toFaultOutcome } from './aws-fault.ts';
import { authErrors, errorReply, type Protocol } from './aws-reply.ts';
import type { Caller, KeyRing } from './key-ring.ts';
import { createWebLoginToken, getEnvironment, listEnvironments, type MwaaCall } from './mwaa-operations.ts';
import { claimOf, type SignatureRefusal, verifySignature } from './sigv4.ts';
import { assumeRole, getCallerIdentity } from './sts-operations.ts';

/** What the AWS side is made of. */
export interface AwsSide {
  readonly world: World;
  readonly tokens: WebLoginTokens;
  readonly faults: FaultBoard;
  readonly log: RequestLog;
  readonly keyRing: KeyRing;
  readonly now: () => number;
}

interface Target {
  readonly operation: Operation;
  readonly protocol: Protocol;
  readonly service: 'airflow' | 'sts';
  readonly name: string;
  readonly parameters: URLSearchParams;
}

const MWAA_ROUTES: readonly { method: string; path: RegExp; operation: Operation }[] = [
  { method: 'GET', path: /^\/environments\/?$/, operation: 'ListEnvironments' },
  { method: 'GET', path: /^\/environments\/([^/]+)$/, operation: 'GetEnvironment' },
  { method: 'POST', path: /^\/webtoken\/([^/]+)$/, operation: 'CreateWebLoginToken' },
];

const STS_ACTIONS: readonly Operation[] = ['AssumeRole', 'GetCallerIdentity'];

function targetOf(incoming: Incoming): Target | undefined {
  for (const route of MWAA_ROUTES) {
    const match = route.method === incoming.method ? route.path.exec(incoming.path) : null;
    if (match === null) continue;
    return {
      operation: route.operation,
      protocol: 'rest-json',
      service: 'airflow',
      name: decodeSegment(match[1] ?? ''),
      parameters: new URLSearchParams(incoming.query),
    };
  }
  if (incoming.method !== 'POST' || incoming.path !== '/') return undefined;
  const parameters = new URLSearchParams(incoming.body.toString('utf8'));
  const operation = STS_ACTIONS.find((action) => action === parameters.get('Action'));
  return operation && { operation, protocol: 'query', service: 'sts', name: '', parameters };
}

function refusalReply(protocol: Protocol, refusal: SignatureRefusal): Reply {
  const errors = authErrors[protocol];
  if (refusal.kind === 'missing') return errorReply(protocol, errors.missing);
  if (refusal.kind === 'unknown-key') return errorReply(protocol, errors.unknown);
  if (refusal.kind === 'expired-key') return errorReply(protocol, errors.expired);
  return errorReply(protocol, { ...errors.mismatch, message: refusal.detail });
}

function isRegionEnabled(world: World, caller: Caller, region: string): boolean {
  const regions = world.accounts.find(({ id }) => id === caller.account)?.enabledRegions;
  return regions === undefined || regions.includes(region);
}

function perform(side: AwsSide, incoming: Incoming, target: Target): Reply {
  const { world, tokens, keyRing } = side;
  const nowMs = side.now();
  const caller = verifySignature({ incoming, service: target.service, keyRing, nowMs });
  if ('kind' in caller) return refusalReply(target.protocol, caller);
  const region = claimOf(incoming)?.region ?? '';
  if (!isRegionEnabled(world, caller, region)) return refusalReply(target.protocol, { kind: 'unknown-key' });
  const mwaa: MwaaCall = { world, tokens, caller, region, name: target.name, query: target.parameters };
  const sts = { world, keyRing, caller, parameters: target.parameters, nowMs };
  switch (target.operation) {
    case 'ListEnvironments':
      return listEnvironments(mwaa);
    case 'GetEnvironment':
      return getEnvironment(mwaa);
    case 'CreateWebLoginToken':
      return createWebLoginToken(mwaa);
    case 'AssumeRole':
      return assumeRole(sts);
    case 'GetCallerIdentity':
      return getCallerIdentity(sts);
  }
}

const UNKNOWN_OPERATION: Reply = {
  status: 404,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'UnknownOperationException' },
  body: '{}',
};

async function outcomeOf(side: AwsSide, incoming: Incoming, target: Target | undefined): Promise<Outcome> {
  if (target === undefined) return { kind: 'reply', reply: UNKNOWN_OPERATION };
  const { operation, name } = target;
  const latencyMs = side.faults.latencyMs(operation);
  if (latencyMs > 0) await delay(latencyMs, undefined, { ref: false });
  const region = claimOf(incoming)?.region ?? '';
  const fault = side.faults.takeFault({ operation, environment: name, region });
  if (fault !== null) return toFaultOutcome(fault, target.protocol);
  return { kind: 'reply', reply: perform(side, incoming, target) };
}

/** Makes the handler of the AWS side's server. */
export function createAwsHandler(side: AwsSide): (incoming: Incoming) => Promise<Outcome> {
  return async (incoming) => {
    const target = targetOf(incoming);
    const claim = claimOf(incoming);
    const account = claim && side.keyRing.find(claim.accessKeyId)?.account;
    const noteStatus = side.log.add(incoming, {
      side: 'aws',
      operation: target?.operation ?? 'Unknown',
      ...(claim ? { accessKeyId: claim.accessKeyId, region: claim.region } : {}),
      ...(account ? { account } : {}),
      ...(target?.name ? { environment: target.name } : {}),
    });
    const outcome = await outcomeOf(side, incoming, target);
    if ('reply' in outcome) noteStatus(outcome.reply.status);
    return outcome;
  };
}
