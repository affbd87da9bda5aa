// Answers one request to the AWS side: which operation, which fault, who signed it, and what comes of it.
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultBoard } from '../fault-board.ts';
import type { Incoming, Outcome, Reply } from '../loopback-server.ts';
import type { RequestLog } from '../request-log.ts';
import { isRegionEnabled } from '../world-index.ts';
import { toFaultOutcome, withRepeatedToken } from './aws-fault.ts';
import { errorReply } from './aws-reply.ts';
import { type AwsParts, type AwsRequest, type AwsRoute, type Target, targetOf } from './aws-routes.ts';
import { namedErrors } from './named-errors.ts';
import { claimOf, type SignatureRefusal, type SignedClaim, verifySignature } from './sigv4.ts';

/** What the AWS side is made of. */
export interface AwsSide extends AwsParts {
  readonly faults: FaultBoard;
  readonly log: RequestLog;
  /** The server's clock: for what expires, for signatures, and for the `Date` of every answer. */
  readonly now: () => number;
}

function refusalReply(
  { protocol, service }: AwsRoute & { isSigned: true },
  refusal: SignatureRefusal,
): Reply {
  const errors = namedErrors[service];
  if (refusal.kind === 'missing') return errorReply(protocol, errors.unsigned);
  if (refusal.kind === 'unknown-key') return errorReply(protocol, errors['unrecognized-client']);
  if (refusal.kind === 'expired-key') return errorReply(protocol, errors['expired-token']);
  return errorReply(protocol, { ...errors['signature-mismatch'], message: refusal.detail });
}

function answerSigned(route: AwsRoute & { isSigned: true }, request: AwsRequest): Reply {
  const { incoming, keyRing, nowMs, world } = request;
  const caller = verifySignature({ incoming, service: route.service, keyRing, nowMs });
  if ('kind' in caller) return refusalReply(route, caller);
  const region = claimOf(incoming)?.region ?? '';
  // IAM is not in a region.
  if (route.service !== 'iam' && !isRegionEnabled(world, caller.account, region)) {
    return refusalReply(route, { kind: 'unknown-key' });
  }
  return route.answer({ ...request, caller, region });
}

function answer(side: AwsSide, incoming: Incoming, { route, name, parameters }: Target): Reply {
  const { world, tokens, keyRing, identity } = side;
  const request = { world, tokens, keyRing, identity, incoming, name, parameters, nowMs: side.now() };
  return route.isSigned ? answerSigned(route, request) : route.answer(request);
}

function firstPage(side: AwsSide, incoming: Incoming, target: Target): Reply {
  const parameters = new URLSearchParams(target.parameters);
  for (const name of ['NextToken', 'next_token']) parameters.delete(name);
  return withRepeatedToken(answer(side, incoming, { ...target, parameters }), target.route.service);
}

const UNKNOWN_OPERATION: Reply = {
  status: 404,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'UnknownOperationException' },
  body: '{}',
};

interface Facts {
  readonly claim: SignedClaim | undefined;
  readonly account: string | undefined;
}

async function outcomeOf(
  side: AwsSide,
  incoming: Incoming,
  target: Target | undefined,
  { claim, account }: Facts,
): Promise<Outcome> {
  if (target === undefined) return { kind: 'reply', reply: UNKNOWN_OPERATION };
  const { operation, protocol, service } = target.route;
  const latencyMs = side.faults.latencyMs(operation);
  if (latencyMs > 0) await delay(latencyMs, undefined, { ref: false });
  const fault = side.faults.takeFault({
    operation,
    environment: target.name,
    region: claim?.region ?? '',
    ...(account === undefined ? {} : { account }),
  });
  if (fault?.kind === 'repeated-token') return { kind: 'reply', reply: firstPage(side, incoming, target) };
  if (fault !== null) return toFaultOutcome(fault, { protocol, service });
  return { kind: 'reply', reply: answer(side, incoming, target) };
}

/** The same outcome with the date of the server's clock instead of this computer's. */
function dated(outcome: Outcome, nowMs: number): Outcome {
  if (!('reply' in outcome)) return outcome;
  const headers = { ...outcome.reply.headers, date: new Date(nowMs).toUTCString() };
  return { ...outcome, reply: { ...outcome.reply, headers } };
}

/** Makes the handler of the AWS side's server. */
export function createAwsHandler(side: AwsSide): (incoming: Incoming) => Promise<Outcome> {
  return async (incoming) => {
    const target = targetOf(incoming);
    const claim = claimOf(incoming);
    const account = claim && side.keyRing.find(claim.accessKeyId)?.account;
    const noteStatus = side.log.add(incoming, {
      side: 'aws',
      operation: target?.route.operation ?? 'Unknown',
      ...(claim ? { accessKeyId: claim.accessKeyId, region: claim.region } : {}),
      ...(account ? { account } : {}),
      ...(target?.name ? { environment: target.name } : {}),
    });
    const outcome = await outcomeOf(side, incoming, target, { claim, account });
    if ('reply' in outcome) noteStatus(outcome.reply.status);
    return dated(outcome, side.now());
  };
}
